// Where the connection for a site's origin goes. Three rules meet here: `--connect-to`, the proxy,
// and the guard against private addresses. Behind a proxy names are the proxy's to resolve, so the
// guard can judge a host only as it is written. `--connect-to` with a proxy means, as in curl, a
// tunnel to the endpoint that it names, for http too; NO_PROXY is asked about that one as well.
import { applyConnectTo, type ConnectTo, type Endpoint } from './connect-to.js';
import { isPrivateHost } from './private-address.js';
import { chooseProxy, type Origin, type ProxyServer, type ProxySettings } from './proxy.js';

export interface Routing {
  readonly connectTo: readonly ConnectTo[];
  readonly proxy: ProxySettings | null;
  /** Whether private addresses are refused, unless `--connect-to` named them. */
  readonly guarded: boolean;
}

export type Route =
  | { readonly via: 'nothing'; readonly endpoint: Endpoint; readonly guarded: boolean }
  | { readonly via: 'tunnel'; readonly endpoint: Endpoint; readonly proxy: ProxyServer }
  | { readonly via: 'absolute-form'; readonly proxy: ProxyServer }
  | { readonly via: 'refused' };

/** The route for an origin of http or https. */
export function chooseRoute(origin: Origin, { connectTo, proxy, guarded }: Routing): Route {
  const asked = {
    host: origin.hostname.replace(/^\[|\]$/g, ''),
    port: Number(origin.port) || (origin.protocol === 'https:' ? 443 : 80),
  };
  const moved = applyConnectTo(connectTo, asked);
  if (moved === null && guarded && isPrivateHost(asked.host)) return { via: 'refused' };
  const endpoint = moved ?? asked;
  const server = chooseProxy(origin, proxy);
  if (server === null || (moved !== null && isExcepted(moved, origin, proxy))) {
    return { via: 'nothing', endpoint, guarded: guarded && moved === null };
  }
  return moved === null && origin.protocol === 'http:'
    ? { via: 'absolute-form', proxy: server }
    : { via: 'tunnel', endpoint, proxy: server };
}

function isExcepted(endpoint: Endpoint, origin: Origin, proxy: ProxySettings | null): boolean {
  return chooseProxy(new URL(`${origin.protocol}//${formatAuthority(endpoint)}`), proxy) === null;
}

/** `HOST:PORT` as CONNECT and addresses have it, IPv6 in brackets. */
export function formatAuthority({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
