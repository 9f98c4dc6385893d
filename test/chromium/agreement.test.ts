// A development check: what Chromium's DOM shows as hyperlinks to the host of the results is what
// page/ finds. It runs where Chromium is installed (CHROMIUM_PATH, else Debian's) and is skipped
// where it is not. Every disagreement that is no mistake is named here with its reason.
import { join } from 'node:path';
import { stdout } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureServer } from '../../fixtures/server.js';
import { MAX_ADDRESS_LENGTH } from '../../src/page/collect/copy-text.js';
import type { Page } from '../../src/page/page.js';
import { readPage } from '../../src/page/read-page.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import {
  CHROMIUM_PATH,
  type Chromium,
  findHyperlinks,
  HAS_CHROMIUM,
  startChromium,
} from '../support/browser.js';
import { CASES, htmlOf } from '../support/cases.js';
import { ROOT } from '../support/command.js';
import { EXTRA_PAGES } from '../support/extra-pages.js';
import { readFixturePages } from '../support/fixture-pages.js';
import { HOME } from '../support/judged.js';

const BROKEN = 'the host is reached, but not a page of an organisation: told as a broken link';
const SELECT =
  'Chromium keeps markup in a select since it can be styled, but an ordinary one shows text alone';

/** By the name of the page. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'broken (glued): https://bus.gov.ru/https://bus.gov.ru/independentRating/details/75187': BROKEN,
  'broken (stray-characters): https://bus.gov.ru/independentRating/details/75187&quot;': BROKEN,
  'broken (stray-characters): https://bus.gov.ru/independentRating/details/75187&utm=1': BROKEN,
  'broken (stray-characters): https://bus.gov.ru/independentRating/details/75187.': BROKEN,
  'broken (stray-characters): https://bus.gov.ru/ independentRating/details/75187': BROKEN,
  'an anchor in a select': SELECT,
  'an anchor in an option': SELECT,
  'a declarative shadow root, closed': 'shown to visitors, but hidden from those who ask the DOM',
  'hundreds of open elements': 'reading stops at a depth of 512, and the page counts as not read',
  'noscript in the head':
    'with scripts off an anchor breaks out of it, with scripts on it does not',
};

type Source = Pick<Page, 'address' | 'body' | 'contentType'>;

interface Compared {
  readonly name: string;
  readonly chromium: readonly string[];
  readonly ours: readonly string[];
}

let server: Awaited<ReturnType<typeof startFixtureServer>>;
let browser: Chromium;

if (!HAS_CHROMIUM) stdout.write(`No Chromium at ${CHROMIUM_PATH}: nothing to compare with.\n`);

describe.skipIf(!HAS_CHROMIUM)('page/ and Chromium find the same hyperlinks', () => {
  beforeAll(async () => {
    server = await startFixtureServer({ sitesDir: join(ROOT, 'fixtures', 'sites') });
    browser = await startChromium({ http: server.httpPort, https: server.httpsPort });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it('on the home pages of all fixture sites that show one', async () => {
    const compared: Compared[] = [];
    for (const source of await readFixturePages(server)) {
      await browser.page.goto(source.address, { waitUntil: 'domcontentloaded' });
      compared.push(await compare(source.address, source));
    }
    expectAgreement('fixture sites', compared);
    expect(compared.length).toBeGreaterThan(40);
  }, 240_000);

  it('on every page of the table of cases', async () => {
    const pages = CASES.map((row) => ({ name: row.name, html: htmlOf(row), address: row.page }));
    expectAgreement('cases', await compareMade(pages));
  }, 240_000);

  it('on pages made to be parsed wrongly', async () => {
    expectAgreement('extra pages', await compareMade(EXTRA_PAGES));
  }, 240_000);
});

interface MadePage {
  readonly name: string;
  readonly html: string | Uint8Array;
  readonly address?: string | undefined;
  readonly contentType?: string;
}

/** Pages that are handed to Chromium as if they had come from their address. */
async function compareMade(pages: readonly MadePage[]): Promise<readonly Compared[]> {
  const { page } = browser;
  const compared: Compared[] = [];
  let shown: Source = { address: HOME, body: new Uint8Array(), contentType: null };
  await page.route('**/*', (route) => {
    const isShown =
      route.request().frame() === page.mainFrame() &&
      route.request().url() === new URL(shown.address).href;
    // No content: a refresh leads nowhere, a frame stays empty.
    if (!isShown) return route.fulfill({ status: 204 });
    const contentType = shown.contentType ?? '';
    return route.fulfill({ body: Buffer.from(shown.body), contentType });
  });
  for (const { name, html, address = HOME, contentType = 'text/html; charset=utf-8' } of pages) {
    shown = { address, body: Buffer.from(html), contentType };
    // A document in a srcdoc is there when all of the page is.
    await page.goto(address, { waitUntil: 'load' });
    compared.push(await compare(name, shown));
  }
  await page.unroute('**/*');
  return compared;
}

/** Compares what stands in Chromium's window with what we make of the same bytes. */
async function compare(name: string, source: Source): Promise<Compared> {
  const frames = browser.page.frames().filter((frame) => frame.url() === 'about:srcdoc');
  const documents = [browser.page.mainFrame(), ...frames];
  const shown = (await Promise.all(documents.map(findHyperlinks))).flat();
  const { links } = readPage(source, NOKO_RULES);
  return {
    name,
    // So much of an address is kept.
    chromium: shown.filter(isOnHost).map((address) => address.slice(0, MAX_ADDRESS_LENGTH)),
    // What a redirector carries is no address that the DOM shows.
    ours: links.filter(({ through }) => through === null).map(({ url }) => url),
  };
}

function isOnHost(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) && /^(?:www\.)?bus\.gov\.ru\.?$/.test(host);
}

function expectAgreement(what: string, compared: readonly Compared[]): void {
  const differing = compared.filter(({ chromium, ours }) => chromium.join(' ') !== ours.join(' '));
  const links = compared.reduce((sum, { chromium }) => sum + chromium.length, 0);
  const agreeing = compared.length - differing.length;
  stdout.write(`${what}: ${agreeing} of ${compared.length} agree (${links} links in Chromium)\n`);
  expect(differing.filter(({ name }) => EXPLAINED[name] === undefined)).toEqual([]);
  const names = compared.map(({ name }) => name);
  const expected = Object.keys(EXPLAINED).filter((name) => names.includes(name));
  // An explanation that is needed no longer is to be taken away.
  expect(differing.map(({ name }) => name).sort()).toEqual(expected.sort());
}
