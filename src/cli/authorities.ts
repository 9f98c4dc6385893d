// Which certificates a run trusts, on sites and on the mail server alike.
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { RunError } from '../errors.js';
import { MEGABYTE, readWholeFile } from '../files/read-file.js';
import type { Environment } from './environment.js';

/** The certificates of all authorities that browsers trust take a quarter of one. */
const MAX_BYTES = 16 * MEGABYTE;

/**
 * The built-in certificates, those of `--ca-file` and of NODE_EXTRA_CA_CERTS; null where Node's own
 * trust is enough, which then heeds that variable by itself. Rejects with `RunError` (`ca-file`).
 */
export async function readAuthorities(
  files: readonly string[],
  env: Environment,
): Promise<readonly string[] | null> {
  if (files.length === 0) return null;
  const named = await Promise.all(files.map(readCertificates));
  // What Node warns of and goes on without is no error of ours either.
  const extra = env.NODE_EXTRA_CA_CERTS
    ? await readCertificates(env.NODE_EXTRA_CA_CERTS).catch(() => [])
    : [];
  return [...rootCertificates, ...extra, ...named.flat()];
}

async function readCertificates(file: string): Promise<readonly string[]> {
  const fail = (cause: string): never => {
    throw new RunError({ code: 'ca-file', file, cause });
  };
  const pem = await readWholeFile(file, MAX_BYTES).then(
    (bytes) => bytes.toString('utf8'),
    (error) => fail(error.code ?? error.message),
  );
  try {
    const certificates = parseCertificates(pem);
    return certificates.length > 0 ? certificates : fail('no-certificate');
  } catch (error) {
    if (error instanceof RunError) throw error;
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** The certificates of a PEM text; throws what OpenSSL says of the first bad one. */
function parseCertificates(pem: string): readonly string[] {
  const blocks = pem.match(PEM) ?? [];
  for (const block of blocks) new X509Certificate(block);
  return blocks;
}
