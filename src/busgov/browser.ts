// A browser behind `PageOpener`. It is loaded only where reviews are asked for; playwright-core and
// a Chromium are for the user to have.
import type { ConnectTo } from '../http/connect-to.js';
import type { PageOpener } from './reviews.js';

export interface BrowserOptions {
  /** The program; absent for the one that playwright-core knows. */
  readonly executable: string | undefined;
  readonly connectTo: readonly ConnectTo[];
  readonly timeoutMs: number;
  /** What shows that the page is done, as a selector. */
  readonly awaited: string;
}

/** Starts a browser; rejects where there is none. */
export async function openBrowser(options: BrowserOptions): Promise<PageOpener> {
  const { chromium } = await import('playwright-core');
  const rules = options.connectTo.map(({ fromHost, fromPort, toHost, toPort }) => {
    const from = `${fromHost || '*'}${fromPort === null ? '' : `:${fromPort}`}`;
    return `MAP ${from} ${toHost}${toPort === null ? '' : `:${toPort}`}`;
  });
  const browser = await chromium.launch({
    ...(options.executable === undefined ? {} : { executablePath: options.executable }),
    args: rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(',')}`],
  });
  const timeout = options.timeoutMs;
  return {
    async openPage(address) {
      const page = await browser.newPage();
      try {
        await page.goto(address, { timeout, waitUntil: 'domcontentloaded' });
        // A card without reviews may never show the mark: what is there then is read.
        await page.waitForSelector(options.awaited, { timeout }).catch(() => null);
        return await page.content();
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
