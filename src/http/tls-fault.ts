// What is wrong with a site's TLS, and whether asking with laxer settings shows the page: a school
// whose certificate the department's machine does not trust has its home page all the same, and
// its visitors see it. Such an answer could be forged, so the report says so. A certificate for
// another host is the exception: a shared hosting shows its default site under such a one.
import type { TlsRemarkCode } from '../verdict/link.js';
import { UNVERIFIED } from './failure.js';

/** How careful a connection is. */
export interface TlsMode {
  /** Whether the certificate must verify. */
  readonly verified: boolean;
  /** TLS 1.0 and 1.1, weak keys and unsafe renegotiation: for servers that know nothing else. */
  readonly legacy: boolean;
}

export const STRICT_TLS: TlsMode = { verified: true, legacy: false };

export interface TlsRelaxation {
  readonly mode: TlsMode;
  readonly remark: TlsRemarkCode;
}

const CERTIFICATE_REMARKS: Readonly<Record<string, TlsRemarkCode>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  // The leaf came alone: its issuer is neither known nor sent.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-incomplete-chain',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown-authority',
  CERT_UNTRUSTED: 'certificate-unknown-authority',
  CERT_SIGNATURE_FAILURE: 'certificate-unknown-authority',
  CERT_REJECTED: 'certificate-unknown-authority',
  CERT_CHAIN_TOO_LONG: 'certificate-unknown-authority',
  INVALID_CA: 'certificate-unknown-authority',
  INVALID_PURPOSE: 'certificate-unknown-authority',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'certificate-faulty',
  // A weak digest, a critical extension that nobody knows, a name that its authority may not vouch for.
  [UNVERIFIED]: 'certificate-faulty',
  // What OpenSSL says at a security level that a certificate's key or digest is below.
  ERR_SSL_EE_KEY_TOO_SMALL: 'legacy-tls',
  ERR_SSL_CA_KEY_TOO_SMALL: 'legacy-tls',
  ERR_SSL_CA_MD_TOO_WEAK: 'legacy-tls',
};

const LEGACY = new Set([
  'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_SSL_WRONG_SIGNATURE_TYPE',
  'ERR_SSL_NO_SHARED_CIPHER',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
  'ERR_SSL_BAD_ECPOINT',
]);

/** Whether `code` says that the certificate is for another host: no laxer way shows the school's page. */
export function isForAnotherHost(code: string): boolean {
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH';
}

/** The next laxer way to ask after `code`, or null where none would help. */
export function relaxTls(code: string, mode: TlsMode): TlsRelaxation | null {
  const remark = CERTIFICATE_REMARKS[code] ?? (LEGACY.has(code) ? 'legacy-tls' : null);
  if (remark === null) return null;
  if (remark === 'legacy-tls') {
    return mode.legacy ? null : { mode: { ...mode, legacy: true }, remark };
  }
  return mode.verified ? { mode: { ...mode, verified: false }, remark } : null;
}
