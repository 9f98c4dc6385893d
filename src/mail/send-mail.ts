// One message to the mail server, and what became of it. Nothing that the server says is repeated:
// some answer a refused login with the name of the user. Its code is enough to look the cause up.

import { isIP } from 'node:net';
import type { MailFault } from '../errors.js';
import { applyConnectTo, type ConnectTo } from '../http/connect-to.js';
import type { SmtpServer } from './smtp-server.js';

export interface MailMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly date: Date;
  readonly attachment: { readonly name: string; readonly path: string } | null;
}

export interface MailRoute {
  /** PEM; null for Node's own trust. */
  readonly authorities: readonly string[] | null;
  readonly connectTo: readonly ConnectTo[];
  /** Ends the sending at once. */
  readonly signal: AbortSignal;
  readonly limits?: MailLimits;
}

export interface MailLimits {
  /** For the connection and the greeting together. */
  readonly connectMs: number;
  /** Between two signs of life. */
  readonly silenceMs: number;
  /** For the whole message. */
  readonly totalMs: number;
}

const LIMITS: MailLimits = { connectMs: 30_000, silenceMs: 60_000, totalMs: 300_000 };

/** Null where every recipient was accepted; never rejects. */
export async function sendMail(
  { subject, text, html, date, attachment }: MailMessage,
  { server, from, to }: Pick<MailSettings, 'server' | 'from' | 'to'>,
  { authorities, connectTo, signal, limits = LIMITS }: MailRoute,
): Promise<MailFault | null> {
  // Loaded where there is something to send: nobody else pays for it.
  const { createTransport } = await import('nodemailer');
  const { host, port, protection, login } = server;
  const goesTo = applyConnectTo(connectTo, server) ?? { host, port };
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs)]);
  const transport = createTransport({
    host: goesTo.host,
    port: goesTo.port,
    secure: protection === 'tls',
    requireTLS: protection === 'starttls',
    ignoreTLS: protection === 'none',
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    tls: {
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(authorities === null ? {} : { ca: [...authorities] }),
    },
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    // Nothing in a message is an address to be fetched.
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from,
      to: [...to],
      subject,
      text,
      html,
      date,
      // RFC 3834: an answering machine does not answer a machine.
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments:
        attachment === null ? [] : [{ filename: attachment.name, path: attachment.path }],
      signal: deadline,
    });
    return rejected.length === 0 ? null : refusedRecipients(rejected, null);
  } catch (error) {
    return classifyMailError(error);
  } finally {
    transport.close();
  }
}

function refusedRecipients(
  recipients: readonly (string | { readonly address?: string | undefined })[],
  status: number | null,
): MailFault {
  const addresses = recipients.map((one) => (typeof one === 'string' ? one : (one.address ?? '')));
  return { kind: 'recipients', addresses, status };
}

/** What `SMTPConnection` of nodemailer says of an error. */
interface SmtpError {
  readonly code?: unknown;
  /** Of the operating system or of TLS. */
  readonly originalCode?: unknown;
  readonly responseCode?: unknown;
  readonly rejected?: unknown;
  readonly command?: unknown;
}

/** RFC 5321, 4.5.3.1.10, for a message. */
const TOO_LARGE = 552;
const TLS_CODES = /CERT|SSL|TLS|HOSTNAME_MISMATCH|ISSUER|SIGNATURE|EPROTO|INVALID_CA/;

function classifyMailError(error: unknown): MailFault {
  const { code, originalCode, responseCode, command, rejected }: SmtpError = Object(error);
  const status = typeof responseCode === 'number' ? responseCode : null;
  const cause = typeof originalCode === 'string' ? originalCode : null;
  if (command === 'RCPT TO' && Array.isArray(rejected)) return refusedRecipients(rejected, status);
  switch (code) {
    case 'EABORT':
    case 'ETIMEDOUT':
      return { kind: 'timeout' };
    case 'ETLS':
      return command === 'STARTTLS' && status !== null
        ? { kind: 'no-starttls' }
        : { kind: 'tls', cause };
    case 'EAUTH':
    case 'ENOAUTH':
      return { kind: 'login', status };
    case 'ESOCKET':
      return cause !== null && TLS_CODES.test(cause)
        ? { kind: 'tls', cause }
        : { kind: 'connection', cause };
    case 'EDNS':
    case 'ECONNECTION':
      return status === null ? { kind: 'connection', cause } : { kind: 'refused', status };
    case 'ENOENT':
    case 'EACCES':
    case 'ESTREAM':
      return { kind: 'attachment', cause: cause ?? code };
    default:
      if (code === 'EMESSAGE' && (status === null || status === TOO_LARGE)) {
        return { kind: 'too-large' };
      }
      if (status !== null) return { kind: 'refused', status };
      return { kind: 'no-smtp' };
  }
}

export interface MailSettings {
  readonly server: SmtpServer;
  readonly from: string;
  readonly to: readonly string[];
  /** Also where there is nothing new. */
  readonly always: boolean;
}
