// Certificates of authorities from PEM text: which certificates a run trusts.
import { X509Certificate } from 'node:crypto';

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** The certificates of a PEM text; throws what OpenSSL says of the first bad one. */
export function parseCertificates(pem: string): readonly string[] {
  const blocks = pem.match(PEM) ?? [];
  for (const block of blocks) new X509Certificate(block);
  return blocks;
}
