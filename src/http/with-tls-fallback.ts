// Where TLS is at fault, asks again with laxer settings, one fault less each time; the response says
// what was at fault.
import type { Remark, TlsRemarkCode } from '../verdict/link.js';
import { type Fetch, faultOf } from './fetch.js';
import { isForAnotherHost, relaxTls } from './tls-fault.js';

export interface TlsFallbackOptions {
  /** Whether a certificate that does not verify, or old TLS, is a failure. */
  readonly strictTls: boolean;
}

export function withTlsFallback(fetch: Fetch, { strictTls }: TlsFallbackOptions): Fetch {
  return async (request) => {
    const faults: TlsRemarkCode[] = [];
    let { tls } = request;
    for (;;) {
      const response = await fetch({ ...request, tls });
      const code = faultOf(response, request.signal);
      const isLost = code !== null && response.head === null && !strictTls;
      const relaxation = isLost ? relaxTls(code, tls) : null;
      if (relaxation !== null) {
        tls = relaxation.mode;
        faults.push(relaxation.remark);
        continue;
      }
      if (code !== null && isForAnotherHost(code)) faults.push('certificate-wrong-host');
      if (faults.length === 0) return response;
      const named = { host: request.url.hostname, issuer: response.issuer };
      const remarks = faults.map((fault) => describeFault(fault, named));
      const { trail } = response;
      return { ...response, trail: { ...trail, remarks: [...remarks, ...trail.remarks] } };
    }
  };
}

/** Where the issuer is what is wrong, it is named; else the host is. */
function describeFault(
  code: TlsRemarkCode,
  { host, issuer }: { readonly host: string; readonly issuer: string | null },
): Remark {
  const byIssuer =
    code === 'certificate-unknown-authority' || code === 'certificate-incomplete-chain';
  return { code, detail: byIssuer && issuer ? issuer : host };
}
