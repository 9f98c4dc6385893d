// A fetchPage as the command makes it, with a signal that nothing aborts unless the test does.
import { onTestFinished } from 'vitest';
import { createResolver } from '../../src/http/resolver.js';
import {
  type FetchContext,
  type FetchFailure,
  type FetchPage,
  isFailure,
} from '../../src/page/fetch.js';
import type { Page } from '../../src/page/page.js';
import { createHttpClient, type HttpClientOptions } from './http-client.js';

export type Settings = Partial<HttpClientOptions & FetchContext>;

/** Asks an address as if the list had it, unless `typedAddress` says otherwise. */
export function createFetching(
  settings: Settings = {},
): (address: string, signal?: AbortSignal) => ReturnType<FetchPage> {
  const { fetchPage, close } = createHttpClient({
    connectTo: [],
    authorities: null,
    resolve: createResolver({ servers: [] }).resolve,
    timeoutMs: 10_000,
    strictTls: false,
    allowPrivate: false,
    userAgent: 'noko-check-test',
    maxBodyBytes: 1_000_000,
    maxRedirects: 10,
    ...settings,
  });
  onTestFinished(close);
  return (address: string, signal = settings.signal ?? new AbortController().signal) =>
    fetchPage(address, { ...settings, signal, typedAddress: settings.typedAddress ?? address });
}

/** The page at `address`; fails the test where none comes. */
export async function fetchOk(address: string, settings?: Settings): Promise<Page> {
  const answer = await createFetching(settings)(address);
  if (isFailure(answer)) throw new Error(`no page: ${answer.reason} ${answer.detail}`);
  return answer;
}

/** Why `address` gives no page; fails the test where one comes. */
export async function fetchFailure(address: string, settings?: Settings): Promise<FetchFailure> {
  const answer = await createFetching(settings)(address);
  if (!isFailure(answer)) throw new Error(`a page came, status ${answer.status}`);
  return answer;
}

export function textOf(page: Page): string {
  return new TextDecoder().decode(page.body);
}
