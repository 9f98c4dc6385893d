// Where on the site the results may be, if not on the home page. Only the same host counts, `www.`
// aside: on a regional platform a neighbouring subdomain is another school or the department itself.
// A short address on another host counts where its label says that it leads to the results.

import { compilePattern } from '../../verdict/compiled-pattern.js';
import type { InnerPage } from '../../verdict/findings.js';
import { isShortAddress } from '../../verdict/redirector.js';
import type { InnerPageWords } from '../../verdict/rules.js';
import type { TreeElement } from '../node.js';
import type { SeekContext } from '../page-context.js';
import { copy, copyAddress, MAX_ADDRESS_LENGTH, MAX_TEXT_LENGTH } from './copy-text.js';
import { hrefOf, placeOf, readLabel } from './element.js';

export interface InnerPageCollector {
  readonly add: (element: TreeElement) => void;
  /** Those whose text speaks of the assessment first, then those whose address does; dear. */
  readonly innerPages: () => readonly InnerPage[];
}

/** More than are asked for. */
const MAX_INNER_PAGES = 12;
const NO_PAGE =
  /\.(?:pdf|docx?|rtf|odt|xlsx?|pptx?|zip|rar|7z|jpe?g|png|gif|svg|webp|bmp|mp[34]|avi|exe)$/i;

/** Collects hyperlinks to pages of the site that speak of the assessment. */
export function createInnerPageCollector(context: SeekContext): InnerPageCollector {
  const { page, rules } = context;
  const speaks = wordTestOf(rules.innerPages);
  /** Looked at when they are asked for: on most pages nobody does. */
  const anchors: TreeElement[] = [];

  const readAll = (): readonly InnerPage[] => {
    const seen = new Set<string>([withoutHash(page)]);
    const byText: InnerPage[] = [];
    const byAddress: InnerPage[] = [];
    for (const element of anchors) {
      const url = byText.length < MAX_INNER_PAGES ? context.resolve(hrefOf(element) ?? '') : null;
      if (url === null) continue;
      const isOwn = isSameHost(url, page);
      if (isOwn ? !leadsToDocument(url) : !isShortAddress(url, rules)) continue;
      const address = withoutHash(url);
      if (address.length > MAX_ADDRESS_LENGTH || seen.has(address)) continue;
      const text = readLabel(element);
      const isTold = isOwn && speaks.inAddress(url);
      const found = speaks.inText(text) ? byText : isTold ? byAddress : null;
      if (found === null || found.length >= MAX_INNER_PAGES) continue;
      seen.add(address);
      found.push({
        ...placeOf(element),
        href: copyAddress(hrefOf(element) ?? ''),
        url: copyAddress(address),
        text: copy(text, MAX_TEXT_LENGTH),
        ...(isOwn ? {} : { isShort: true }),
      });
    }
    return [...byText, ...byAddress].slice(0, MAX_INNER_PAGES);
  };
  return {
    add: (element) => {
      anchors.push(element);
    },
    innerPages: () => (speaks.isOfNothing || rules.isOfHomePageAlone ? [] : readAll()),
  };
}

/** Tells what speaks of the assessment. */
type WordTest = ReturnType<typeof createWordTest>;

const WORD_TESTS = new WeakMap<InnerPageWords, WordTest>();

/** The test for these words; made once, and asked of every page. */
export function wordTestOf(words: InnerPageWords): WordTest {
  const known = WORD_TESTS.get(words);
  if (known !== undefined) return known;
  const made = createWordTest(words);
  WORD_TESTS.set(words, made);
  return made;
}

function createWordTest(words: InnerPageWords) {
  const inText = words.text.map((source) => compilePattern(source));
  const inAddress = [...inText, ...words.address.map((source) => compilePattern(source))];
  const speaksIn = (readable: string) => inAddress.some((pattern) => pattern.test(readable));
  return {
    /** Whether there are no words, and so nothing that speaks. */
    isOfNothing: inAddress.length === 0,
    inText: (text: string): boolean => inText.some((pattern) => pattern.test(text)),
    inAddress: (url: URL): boolean => speaksIn(readableAddress(url)),
    /** Of an element, an identifier or whatever else programmers name. */
    inName: (name: string): boolean => speaksIn(apart(name)),
  };
}

/** Path and query as a person reads them: decoded, words apart. */
function readableAddress({ pathname, search }: URL): string {
  const written = pathname + search;
  try {
    return apart(decodeURIComponent(written));
  } catch {
    return written;
  }
}

function apart(words: string): string {
  return words.replace(/[-_+]+/g, ' ');
}

/** Whether an address may be a page's, and is no file's. */
export function leadsToDocument({ pathname }: URL): boolean {
  return !NO_PAGE.test(pathname);
}

function isSameHost(a: URL, b: URL): boolean {
  return /^https?:$/.test(a.protocol) && bareHost(a) === bareHost(b);
}

export function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

function withoutHash(url: URL): string {
  return url.href.replace(/#.*$/s, '');
}
