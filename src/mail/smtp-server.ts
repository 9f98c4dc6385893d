// The mail server as one address, `smtps://user:password@host:465` or `smtp://host:587`, which may
// stand in the environment. It is taken apart at once and never shown again: what is wrong with it
// is told by kind, since the text may hold a password.
//
// Without `s` the connection must turn to TLS by STARTTLS, or the password and the schools would
// travel in the open. On this machine itself there is nobody to listen, and its server seldom has a
// certificate; any other server without TLS has to be asked for by `?tls=none`.
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import type { SmtpFault } from '../errors.js';
import { isLocalhost } from '../http/private-address.js';

export interface SmtpServer {
  /** In ASCII, an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly protection: 'tls' | 'starttls' | 'none';
  /** Null where the server wants none. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

const DEFAULT_PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** The server that `text` names, or what is wrong with it. */
export function parseSmtpServer(text: string): SmtpServer | { readonly fault: SmtpFault } {
  if (!URL.canParse(text)) return { fault: 'form' };
  const url = new URL(text);
  const { protocol } = url;
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return { fault: 'scheme' };
  const host = bareHost(url.hostname);
  const hasMore = !['', '/'].includes(url.pathname) || url.hash !== '';
  if (host === '' || hasMore || url.port === '0') return { fault: 'form' };
  const login = parseLogin(url);
  if (login === 'unusable') return { fault: 'login' };
  const tls = [...url.searchParams].map(([name, value]) => `${name}=${value}`).join('&');
  const port = Number(url.port) || DEFAULT_PORTS[protocol];
  if (protocol === 'smtps:') {
    return tls === '' ? { host, port, protection: 'tls', login } : { fault: 'tls' };
  }
  switch (tls) {
    case 'tls=none':
      return { host, port, protection: 'none', login };
    case 'tls=starttls':
      return { host, port, protection: 'starttls', login };
    case '':
      return { host, port, protection: isLoopback(host) ? 'none' : 'starttls', login };
    default:
      return { fault: 'tls' };
  }
}

/** A host of a scheme that the URL standard does not know comes as it was typed, percent-encoded. */
function bareHost(hostname: string): string {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  try {
    return domainToASCII(decodeURIComponent(hostname));
  } catch {
    return '';
  }
}

function isLoopback(host: string): boolean {
  return isLocalhost(host) || (ipaddr.isValid(host) && ipaddr.parse(host).range() === 'loopback');
}

function parseLogin({ username, password }: URL): SmtpServer['login'] | 'unusable' {
  if (username === '' && password === '') return null;
  try {
    const user = decodeURIComponent(username);
    const secret = decodeURIComponent(password);
    return user === '' || secret === '' ? 'unusable' : { user, password: secret };
  } catch {
    // A bare percent sign.
    return 'unusable';
  }
}
