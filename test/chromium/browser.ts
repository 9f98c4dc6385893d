// Chromium as a second opinion on what a page shows. Scripts are off, as for the tool itself, and
// the only network is loopback.
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { chromium, type Frame, type Page } from 'playwright-core';

/** Debian's, unless the environment names another. */
export const CHROMIUM_PATH = env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const HAS_CHROMIUM = existsSync(CHROMIUM_PATH);

export interface Chromium {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Starts Chromium, every host name leading to these ports of loopback. */
export async function startChromium(ports: {
  readonly http: number;
  readonly https: number;
}): Promise<Chromium> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: [
      // It is often run by root in a container, where its sandbox cannot be made.
      '--no-sandbox',
      '--no-proxy-server',
      `--host-resolver-rules=MAP *:80 127.0.0.1:${ports.http}, MAP *:443 127.0.0.1:${ports.https}, MAP * ~NOTFOUND`,
    ],
  });
  const context = await browser.newContext({ javaScriptEnabled: false, ignoreHTTPSErrors: true });
  return { page: await context.newPage(), close: () => browser.close() };
}

/** Run by Chromium, in a world of its own, so that page scripts being off does not matter. */
const FIND_HYPERLINKS = `(() => {
  const found = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot !== null) visit(element.shadowRoot);
      if (element.closest('noscript') !== null) continue;
      if (element instanceof SVGAElement) {
        const { baseVal } = element.href;
        if (URL.canParse(baseVal, element.baseURI)) found.push(new URL(baseVal, element.baseURI).href);
      } else if (element.matches('a[href], area[href]')) {
        found.push(element.href);
      }
    }
  };
  visit(document);
  return found;
})()`;

/**
 * Where the hyperlinks of a document lead, in document order, open shadow trees included. What
 * stands in `noscript` is left out: it shows only where scripts are switched off.
 */
export function findHyperlinks(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate<readonly string[]>(FIND_HYPERLINKS);
}
