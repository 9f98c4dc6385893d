// How this run reaches sites, from its options: certificates, names, connections.

import { readAuthorities } from '../../cli/authorities.js';
import type { Environment } from '../../cli/environment.js';
import type { SiteOptions } from '../../cli/options.js';
import type { Located } from '../../crawl/scheduler.js';
import { RunError } from '../../errors.js';
import { applyConnectTo, type ConnectTo, type Endpoint } from '../../http/connect-to.js';
import { Connector } from '../../http/connector.js';
import { classifyNetworkError } from '../../http/failure.js';
import { createFetchPage } from '../../http/http-client.js';
import { isIpLiteral } from '../../http/private-address.js';
import { chooseProxy, type ProxySettings, parseProxySettings } from '../../http/proxy.js';
import { createResolver, type Resolve } from '../../http/resolver.js';
import { Scarcity } from '../../http/scarcity.js';
import { type BrowserWay, createWay } from '../../http/way.js';
import { type FetchPage, failureAt } from '../../page/fetch.js';
import type { SiteAddress } from '../../school.js';

export interface Network {
  readonly fetchPage: FetchPage;
  /** The address of the machine that answers for a site; null where it is not ours to find out, or nobody's concern. */
  readonly locate: (site: SiteAddress) => Promise<string | null>;
  /** The same, or the trouble that name servers have with the site's name: then nobody need ask for it. */
  readonly lookUp: (site: SiteAddress) => Located | Promise<Located>;
  /** Knows when file descriptors ran out. */
  readonly scarcity: Scarcity;
  /** Whether `--connect-to` says where an address is served. */
  readonly isMapped: (url: URL) => boolean;
  /** The way out of a browser. */
  readonly way: BrowserWay;
  /** Ends all connections. */
  readonly close: () => void;
}

const MAX_REDIRECTS = 10;
export const BYTES_PER_MEGABYTE = 1_000_000;

/** Rejects with `RunError`: `ca-file` where certificates cannot be read, `proxy`. */
export async function createNetwork(options: SiteOptions, env: Environment): Promise<Network> {
  const { proxy, resolve, scarcity, connector, close } = await openConnections(options, env);
  const lookUp = createLookUp(resolve, { connectTo: options.connectTo, proxy });
  const { userAgent, strictTls, allowPrivate, maxPageSize } = options;
  const maxBodyBytes = maxPageSize * BYTES_PER_MEGABYTE;
  return {
    fetchPage: createFetchPage(connector, {
      ...{ userAgent, strictTls, allowPrivate, maxBodyBytes },
      maxRedirects: MAX_REDIRECTS,
    }),
    way: createWay({ connector, ...options }),
    lookUp,
    scarcity,
    async locate(site) {
      const found = await lookUp(site);
      return typeof found === 'string' ? found : null;
    },
    isMapped: (url) =>
      options.connectTo.length > 0 && applyConnectTo(options.connectTo, endpointOf(url)) !== null,
    close,
  };
}

/** What says by which way sites are reached. */
export type RouteOptions = Pick<
  SiteOptions,
  'caFile' | 'connectTo' | 'dnsServers' | 'proxy' | 'timeout'
>;

export interface Connections {
  readonly connector: Connector;
  readonly resolve: Resolve;
  readonly proxy: ProxySettings | null;
  readonly scarcity: Scarcity;
  /** Ends all connections. */
  readonly close: () => void;
}

/** Rejects with `RunError`: `ca-file` where certificates cannot be read, `proxy`. */
export async function openConnections(
  options: RouteOptions,
  env: Environment,
): Promise<Connections> {
  const proxy = readProxy(options, env);
  const { resolve, close } = createResolver({ servers: options.dnsServers });
  const scarcity = new Scarcity();
  const connector = new Connector({
    ...{ scarcity, resolve, proxy, connectTo: options.connectTo },
    authorities: await readAuthorities(options.caFile, env),
    timeoutMs: options.timeout * 1_000,
  });
  return {
    ...{ connector, resolve, proxy, scarcity },
    close() {
      close();
      connector.destroy();
    },
  };
}

/** A machine that the user named (by `--connect-to`, or as an address in the list) is the user's own concern. */
function createLookUp(
  resolve: Resolve,
  route: { readonly connectTo: readonly ConnectTo[]; readonly proxy: ProxySettings | null },
): Network['lookUp'] {
  const isMapped = (endpoint: Endpoint): boolean =>
    [endpoint.port, 80, 443].some(
      (port) => applyConnectTo(route.connectTo, { ...endpoint, port }) !== null,
    );
  return ({ address }) => {
    const url = new URL(address);
    // Behind a proxy only the proxy knows the machine.
    if (chooseProxy(url, route.proxy) !== null) return null;
    if (route.connectTo.length > 0 && isMapped(endpointOf(url))) return null;
    return isIpLiteral(url.hostname)
      ? null
      : lookUpName(resolve, { address, hostname: url.hostname });
  };
}

async function lookUpName(
  resolve: Resolve,
  { address, hostname }: { readonly address: string; readonly hostname: string },
): Promise<Located> {
  try {
    const [first] = await resolve(hostname);
    return first?.address ?? null;
  } catch (error) {
    const fault = classifyNetworkError(error);
    // A name that is not found has a sister with or without `www.`, which a visit asks for.
    if (fault?.again !== 'later') return null;
    return failureAt(address, fault.reason, { detail: fault.detail, again: 'later' });
  }
}

function endpointOf({ hostname, protocol, port }: URL): Endpoint {
  return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

function readProxy({ proxy }: Pick<SiteOptions, 'proxy'>, env: Environment): ProxySettings | null {
  const settings = parseProxySettings({ option: proxy ?? null, env });
  if (settings !== null && 'unusable' in settings) {
    throw new RunError({ code: 'proxy', source: settings.unusable });
  }
  return settings;
}
