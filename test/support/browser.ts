// Chromium, found and started. As a second opinion on what a page shows it has its scripts off, as
// the tool itself, and loopback for its only network.
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

/** Debian's, unless the environment names another. */
export const CHROMIUM_PATH = env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** A developer may lack it; where CI does, these tests fail rather than be skipped. */
export const HAS_CHROMIUM = existsSync(CHROMIUM_PATH) || env.CI === 'true';

/** It is often run by root in a container, where its sandbox cannot be made; and it asks for nothing. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
];

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
      ...ARGUMENTS,
      `--host-resolver-rules=MAP *:80 127.0.0.1:${ports.http}, MAP *:443 127.0.0.1:${ports.https}, MAP * ~NOTFOUND`,
    ],
  });
  const context = await browser.newContext({ javaScriptEnabled: false, ignoreHTTPSErrors: true });
  return { page: await context.newPage(), close: () => browser.close() };
}

/** Starts Chromium as a person has it, scripts on, but without any network. */
export async function startOfflineChromium(): Promise<Browser> {
  const args = [...ARGUMENTS, '--host-resolver-rules=MAP * ~NOTFOUND'];
  return await chromium.launch({ executablePath: CHROMIUM_PATH, args });
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
