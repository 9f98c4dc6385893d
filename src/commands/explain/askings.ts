// What a visit asks, address by address, with what came back: the one place where its way through a
// site can be seen whole, since it passes there whatever the crawl decides.
import type { FetchFailure, FetchPage, FetchPurpose } from '../../page/fetch.js';
import type { Page } from '../../page/page.js';

/** One address that was asked, its http redirects included. */
export interface Asking {
  readonly address: string;
  readonly purpose: FetchPurpose;
  /** Null while nothing came. */
  readonly answer: Page | FetchFailure | null;
}

export interface WatchedFetch {
  readonly fetchPage: FetchPage;
  /** In the order in which they began. */
  readonly askings: readonly Asking[];
}

/** The same `fetchPage`, with everything that goes through it taken down. */
export function watchFetch(fetchPage: FetchPage): WatchedFetch {
  const askings: Asking[] = [];
  return {
    askings,
    async fetchPage(address, context) {
      const asking = { address, purpose: context.purpose ?? 'site' };
      const index = askings.push({ ...asking, answer: null }) - 1;
      const answer = await fetchPage(address, context);
      askings[index] = { ...asking, answer };
      return answer;
    },
  };
}
