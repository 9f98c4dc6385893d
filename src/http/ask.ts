// One request, one answer. Where TLS is at fault the same is asked again with laxer settings, one
// fault less each time, and the answer says so.
import { type Dispatcher, request } from 'undici';
import type { FetchContext } from '../page/fetch.js';
import type { Remark, TlsRemarkCode } from '../verdict/link.js';
import type { Dispatchers } from './dispatcher.js';
import { classifyNetworkError } from './failure.js';
import { createTap } from './tap.js';
import { relaxTls, STRICT_TLS } from './tls-fault.js';

export type Answer = Dispatcher.ResponseData;

export interface AskOptions {
  readonly dispatchers: Pick<Dispatchers, 'pick' | 'issuerOf'>;
  readonly userAgent: string;
  /** Whether a certificate that does not verify, or old TLS, is a failure. */
  readonly strictTls: boolean;
  /** Decompressed bytes; what comes after is not read. */
  readonly maxBodyBytes: number;
}

export interface Question {
  readonly url: URL;
  readonly cookie: string | null;
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
  readonly signal: AbortSignal;
  /** Called with each attempt; see `FetchContext`. */
  readonly onExchange?: FetchContext['onExchange'];
}

export type Asked =
  | { readonly answer: Answer; readonly remarks: readonly Remark[] }
  | { readonly error: unknown };

/**
 * undici 7 fails an assertion, and the process with it, where a connection is closed while its reader
 * holds it back. So it is never held back: the cap on what is read bounds what can pile up.
 */
const MAX_UNREAD_BYTES = 256 * 1_024 * 1_024;

/** The answer to a GET, its body still to be read or destroyed; never rejects. */
export async function ask(
  { url, cookie, guarded, signal, onExchange }: Question,
  options: AskOptions,
): Promise<Asked> {
  const relaxed: TlsRemarkCode[] = [];
  let mode = STRICT_TLS;
  const headers = {
    'user-agent': options.userAgent,
    accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'accept-language': 'ru,en;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    ...(cookie === null ? {} : { cookie }),
  };
  const tap = onExchange && createTap({ url, headers, maxBytes: options.maxBodyBytes, onExchange });
  for (;;) {
    try {
      const picked = options.dispatchers.pick({ ...mode, guarded });
      const dispatcher = tap === undefined ? picked : picked.compose(tap);
      const answer = await request(url, {
        highWaterMark: MAX_UNREAD_BYTES,
        method: 'GET',
        headers,
        signal,
        dispatcher,
      });
      const issuer = options.dispatchers.issuerOf(url.hostname);
      return { answer, remarks: relaxed.map((code) => formatRemark(code, url.hostname, issuer)) };
    } catch (error) {
      const code = signal.aborted ? undefined : classifyNetworkError(error)?.code;
      const relaxation = options.strictTls || code === undefined ? null : relaxTls(code, mode);
      if (relaxation === null) return { error };
      mode = relaxation.mode;
      relaxed.push(relaxation.remark);
    }
  }
}

/** Where the issuer is what is wrong, it is named; else the host is. */
function formatRemark(code: TlsRemarkCode, host: string, issuer: string | null): Remark {
  const byIssuer =
    code === 'certificate-unknown-authority' || code === 'certificate-incomplete-chain';
  return { code, detail: byIssuer && issuer ? issuer : host };
}
