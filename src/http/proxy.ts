// Which proxy, if any, stands between us and a site: `--proxy`, else the variables that curl heeds,
// with curl's rules. As there, HTTP_PROXY speaks of http alone and HTTPS_PROXY of https alone,
// NO_PROXY excepts from `--proxy` too, a lower-case variable goes before its upper-case twin, and
// an empty one is none. Credentials leave the address at once, so that whoever names the proxy in
// a message cannot give them away.
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { classifyNetworkError, NetworkError } from './failure.js';

export interface ProxyServer {
  /** Scheme, host and port, without credentials. */
  readonly origin: string;
  /** The value of `proxy-authorization`; null where the address had no user. */
  readonly authorization: string | null;
}

/** What a URL and undici's target of a connection both have. */
export type Origin = Pick<URL, 'protocol' | 'hostname' | 'port'>;

export interface ProxySettings {
  readonly http: ProxyServer | null;
  readonly https: ProxyServer | null;
  readonly exceptions: readonly ProxyException[];
}

/** What NO_PROXY excepts: a host and all below it, an address, or a block of addresses. */
export interface ProxyException {
  /** Lower-case; `*` for every host. */
  readonly host: string;
  /** Null for every port. */
  readonly port: number | null;
}

/** Where an address of a proxy that cannot be used came from; not the address, which may hold a password. */
export interface ProxyProblem {
  readonly unusable: '--proxy' | 'HTTP_PROXY' | 'HTTPS_PROXY';
}

export interface ProxyEnvironment {
  readonly http_proxy?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly https_proxy?: string | undefined;
  readonly HTTPS_PROXY?: string | undefined;
  readonly no_proxy?: string | undefined;
  readonly NO_PROXY?: string | undefined;
}

/** The settings of a run, null where all connections are direct; `option` is null where `--proxy` is not given, and empty to ignore the variables. */
export function parseProxySettings({
  option,
  env,
}: {
  readonly option: string | null;
  readonly env: ProxyEnvironment;
}): ProxySettings | ProxyProblem | null {
  const httpText = option ?? (env.http_proxy || env.HTTP_PROXY || '');
  const httpsText = option ?? (env.https_proxy || env.HTTPS_PROXY || '');
  const http = httpText === '' ? null : parseProxyServer(httpText);
  const https = httpsText === '' ? null : parseProxyServer(httpsText);
  if (http === 'unusable') return { unusable: option === null ? 'HTTP_PROXY' : '--proxy' };
  if (https === 'unusable') return { unusable: 'HTTPS_PROXY' };
  if (http === null && https === null) return null;
  return { http, https, exceptions: parseNoProxy(env.no_proxy || env.NO_PROXY || '') };
}

/** The proxy for the origin of `url`, null where the connection is to be direct. */
export function chooseProxy(url: Origin, settings: ProxySettings | null): ProxyServer | null {
  if (settings === null) return null;
  const server = url.protocol === 'https:' ? settings.https : settings.http;
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const host = bareHost(url.hostname);
  const isException = settings.exceptions.some(
    (exception) => (exception.port ?? port) === port && covers(exception.host, host),
  );
  return isException ? null : server;
}

function parseProxyServer(text: string): ProxyServer | 'unusable' {
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return 'unusable';
  const { protocol, origin, username, password } = new URL(withScheme);
  if (protocol !== 'http:' && protocol !== 'https:') return 'unusable';
  if (username === '') return { origin, authorization: null };
  try {
    const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { origin, authorization: `Basic ${Buffer.from(user).toString('base64')}` };
  } catch {
    // A bare percent sign in a password.
    return 'unusable';
  }
}

function parseNoProxy(text: string): readonly ProxyException[] {
  return text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      // An IPv6 address has a port only after brackets.
      const [, host = entry, port = ''] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      return {
        host: bareHost(host.replace(/^\*?\./, '')),
        port: port === '' ? null : Number(port),
      };
    });
}

function covers(exception: string, host: string): boolean {
  if (exception === '*' || exception === host) return true;
  if (!ipaddr.isValid(host)) return host.endsWith(`.${exception}`);
  return ipaddr.isValidCIDR(exception) && isInBlock(host, exception);
}

function isInBlock(host: string, block: string): boolean {
  const address = ipaddr.parse(host);
  const [base, bits] = ipaddr.parseCIDR(block);
  return address.kind() === base.kind() && address.match(base, bits);
}

/** Without brackets and final dot, lower-case, Cyrillic as DNS has it. */
function bareHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return /^[\x20-\x7e]*$/.test(bare) ? bare.toLowerCase() : domainToASCII(bare);
}

/** The headers that a proxy, and no site, is shown. */
export function credentialsOf({ authorization }: ProxyServer): Readonly<Record<string, string>> {
  return authorization === null ? {} : { 'proxy-authorization': authorization };
}

/** The error for a proxy's own trouble, which names it by host and port. */
export function proxyError(server: ProxyServer, trouble: unknown): Error {
  const { protocol, hostname, port } = new URL(server.origin);
  const shown = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  const isError = trouble instanceof Error;
  const code = isError ? (classifyNetworkError(trouble)?.code ?? trouble.name) : trouble;
  return new NetworkError('EPROXY', `proxy ${shown}: ${code}`, isError ? trouble : undefined);
}
