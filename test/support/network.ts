// Sites on loopback, and the way to them that the command takes: every host leads to one server.
import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import type { FetchPage } from '../../src/page/fetch.js';
import { createHttpClient } from './http-client.js';
import { startHttp } from './servers.js';

export interface NetworkSettings {
  readonly maxBodyBytes?: number;
  /** The one host that leads there; every host where it is not given. */
  readonly fromHost?: string;
}

/** Asks the server at `address` whatever the host and port. */
export function createWayTo(
  address: string,
  { maxBodyBytes = 5_000_000, fromHost = '' }: NetworkSettings = {},
): FetchPage {
  const { hostname: toHost, port } = new URL(address);
  const { fetchPage, close } = createHttpClient({
    connectTo: [{ fromHost, fromPort: null, toHost, toPort: Number(port) }],
    authorities: null,
    resolve: async () => [],
    timeoutMs: 10_000,
    strictTls: false,
    allowPrivate: false,
    userAgent: 'noko-check-test',
    maxBodyBytes,
    maxRedirects: 10,
  });
  onTestFinished(close);
  return fetchPage;
}

/** The way to a server that answers for all sites with `listener`. */
export async function startSites(
  listener: RequestListener,
  settings?: NetworkSettings,
): Promise<FetchPage> {
  return createWayTo(await startHttp(listener), settings);
}
