// One question, one answer. Where TLS is at fault the same is asked again with laxer settings, one
// fault less each time, and where the server breaks HTTP, once more with a lenient parser; the answer
// says so.
import type { FetchContext } from '../page/fetch.js';
import type { Remark, TlsRemarkCode } from '../verdict/link.js';
import type { ConnectionKind, Dispatchers } from './dispatcher.js';
import { classifyNetworkError } from './failure.js';
import { isHttpFault, isMisread } from './http-fault.js';
import { type Answer, type ReceiveOptions, receive } from './receive.js';
import { createTap } from './tap.js';
import { isForAnotherHost, relaxTls, STRICT_TLS } from './tls-fault.js';

export interface AskOptions {
  readonly dispatchers: Pick<Dispatchers, 'pick' | 'issuerOf'>;
  readonly userAgent: string;
  /** Whether a certificate that does not verify, or old TLS, is a failure. */
  readonly strictTls: boolean;
  /** Of a body, encoded or decoded; what comes after is not read. */
  readonly maxBodyBytes: number;
}

export interface Question extends Pick<ReceiveOptions, 'url' | 'signal' | 'wantsBody'> {
  readonly cookie: string | null;
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
  /** Called with each attempt; see `FetchContext`. */
  readonly onExchange?: FetchContext['onExchange'];
}

/** What came, or why nothing did; either way with what the way there showed. */
export type Asked = (
  | { readonly answer: Answer; readonly error?: never }
  | { readonly answer?: never; readonly error: unknown }
) & { readonly remarks: readonly Remark[] };

/** The answer to a GET; never rejects. */
export async function ask(question: Question, options: AskOptions): Promise<Asked> {
  const { url, signal, guarded } = question;
  const faults: TlsRemarkCode[] = [];
  let mode = STRICT_TLS;
  for (;;) {
    const { verified, legacy } = mode;
    const kind = { verified, legacy, guarded, lenient: false };
    const asked = await askOnce(question, kind, options);
    const code = signal.aborted ? null : codeOfError(asked);
    const headCame = asked.answer !== undefined;
    const relaxation = options.strictTls || headCame || code === null ? null : relaxTls(code, mode);
    if (relaxation !== null) {
      mode = relaxation.mode;
      faults.push(relaxation.remark);
      continue;
    }
    if (code !== null && isForAnotherHost(code)) faults.push('certificate-wrong-host');
    const issuer = options.dispatchers.issuerOf(url.hostname);
    const remarks = faults.map((remark) => formatTlsRemark(remark, url.hostname, issuer));
    if (code === null) return { ...asked, remarks };
    const isFaulty = isHttpFault(code, { headCame });
    if (!isFaulty && !isMisread(asked.error)) return { ...asked, remarks };
    const again = await askOnce(question, { ...kind, lenient: true }, options);
    // What came at first may be more than what comes now.
    if (again.answer === undefined || isBroken(again.answer)) return { ...asked, remarks };
    if (!isFaulty) return { ...again, remarks };
    return { ...again, remarks: [...remarks, { code: 'faulty-http', detail: url.hostname }] };
  }
}

type Attempt = { answer: Answer; error?: never } | { answer?: never; error: unknown };

async function askOnce(
  { url, cookie, signal, wantsBody, onExchange }: Question,
  kind: ConnectionKind,
  options: AskOptions,
): Promise<Attempt> {
  const asked = {
    'user-agent': options.userAgent,
    accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'accept-language': 'ru,en;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
  };
  const headers = cookie === null ? asked : { ...asked, cookie };
  const maxBytes = options.maxBodyBytes;
  const dispatch = options.dispatchers.pick(kind);
  const tap = onExchange && createTap({ url, headers, maxBytes, onExchange });
  const listenedTo = tap === undefined ? dispatch : tap(dispatch);
  try {
    return { answer: await receive(listenedTo, { url, headers, signal, maxBytes, wantsBody }) };
  } catch (error) {
    return { error };
  }
}

function codeOfError({ answer, error }: Attempt): string | null {
  if (answer !== undefined && !isBroken(answer)) return null;
  const fault = answer?.end.kind === 'broken' ? answer.end.error : error;
  return classifyNetworkError(fault)?.code ?? null;
}

function isBroken({ end }: Answer): boolean {
  return end.kind === 'broken';
}

/** Where the issuer is what is wrong, it is named; else the host is. */
function formatTlsRemark(code: TlsRemarkCode, host: string, issuer: string | null): Remark {
  const byIssuer =
    code === 'certificate-unknown-authority' || code === 'certificate-incomplete-chain';
  return { code, detail: byIssuer && issuer ? issuer : host };
}
