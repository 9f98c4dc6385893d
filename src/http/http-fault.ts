// Which errors say that a server breaks HTTP in a way that a lenient parser may put up with.
import { errors } from './undici-parts.js';

/** Beginnings of codes: whatever undici's parser says, and the assertions that fail on what it let pass. */
const FAULTS: readonly string[] = ['HPE_', 'ERR_ASSERTION'];
/** A length that is said twice; where a head came, the same code only means that the body broke off. */
const FAULTS_OF_HEAD: readonly string[] = ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH'];

/** Whether asking again with a lenient parser may show the page. */
export function isHttpFault(code: string, { headCame }: { readonly headCame: boolean }): boolean {
  const codes = headCame ? FAULTS : [...FAULTS, ...FAULTS_OF_HEAD];
  return codes.some((beginning) => code.startsWith(beginning));
}

/**
 * Whether something was answered that undici took for no answer and closed the connection: it does
 * so at `100 Continue`, which breaks no rule (RFC 9110, 15.2).
 */
export function isMisread(error: unknown): boolean {
  return error instanceof errors.SocketError && (error.socket?.bytesRead ?? 0) > 0;
}
