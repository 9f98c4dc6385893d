// Where on the site the results may be, if not on the home page. Only the same host counts, `www.`
// aside: on a regional platform a neighbouring subdomain is another school or the department itself.

import { compilePattern } from '../verdict/compiled-pattern.js';
import type { InnerPage } from '../verdict/findings.js';
import type { InnerPageWords } from '../verdict/rules.js';
import { copyAddress, MAX_ADDRESS_LENGTH } from './copy-text.js';
import { hrefOf, labelOf } from './element.js';
import type { TreeElement } from './node.js';
import type { SeekContext } from './page-context.js';

export interface InnerPageCollector {
  readonly add: (element: TreeElement) => void;
  /** Those whose text speaks of the assessment first, then those whose address does. */
  readonly innerPages: () => readonly InnerPage[];
}

const MAX_INNER_PAGES = 10;
const NO_PAGE =
  /\.(?:pdf|docx?|rtf|odt|xlsx?|pptx?|zip|rar|7z|jpe?g|png|gif|svg|webp|bmp|mp[34]|avi|exe)$/i;

/** Collects hyperlinks to pages of the site that speak of the assessment. */
export function createInnerPageCollector(context: SeekContext): InnerPageCollector {
  const { page, rules } = context;
  const speaks = wordTestOf(rules.innerPages);
  const seen = new Set<string>([withoutHash(page)]);
  const byText: InnerPage[] = [];
  const byAddress: InnerPage[] = [];

  return {
    innerPages: () => [...byText, ...byAddress].slice(0, MAX_INNER_PAGES),
    add(element) {
      if (speaks.isOfNothing) return;
      const url = byText.length < MAX_INNER_PAGES ? context.resolve(hrefOf(element) ?? '') : null;
      if (url === null || !isSameHost(url, page) || NO_PAGE.test(url.pathname)) return;
      const address = withoutHash(url);
      if (address.length > MAX_ADDRESS_LENGTH || seen.has(address)) return;
      const text = labelOf(element);
      const found = speaks.inText(text) ? byText : speaks.inAddress(url) ? byAddress : null;
      if (found === null || found.length >= MAX_INNER_PAGES) return;
      seen.add(address);
      found.push({ url: copyAddress(address), text });
    },
  };
}

/** Tells what speaks of the assessment. */
export type WordTest = ReturnType<typeof createWordTest>;

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
  return {
    /** Whether there are no words, and so nothing that speaks. */
    isOfNothing: inAddress.length === 0,
    /** Whether all are plain words, so that it does not matter what stands in front of an address. */
    isOfWords: [...words.text, ...words.address].every(
      (source) => OF_WORDS.test(source) && !NOT_BEFORE_BLANK.test(source),
    ),
    inText: (text: string): boolean => inText.some((pattern) => pattern.test(text)),
    inAddress: (url: URL): boolean => {
      const readable = readableAddress(url);
      return inAddress.some((pattern) => pattern.test(readable));
    },
    /** Of a part of an address in which nothing is encoded. */
    inPlainAddress: (part: string): boolean => {
      const readable = part.replace(/[-_+]+/g, ' ');
      return inAddress.some((pattern) => pattern.test(readable));
    },
  };
}

/** Neither anchors nor slashes, nor anything that could match one. */
const OF_WORDS = /^(?:[\p{L}\d|():?*+,{}<!_-]|\\p\{L\}|\\[sdb]|\\[.]|\[[a-z._-]+\])*$/u;

/** Texts have no blanks at their ends, but where many are put together there may be some. */
const NOT_BEFORE_BLANK = /\(\?<?!.*\\s/;

/** Path and query as a person reads them: decoded, words apart. */
function readableAddress({ pathname, search }: URL): string {
  const written = pathname + search;
  try {
    return decodeURIComponent(written).replace(/[-_+]+/g, ' ');
  } catch {
    return written;
  }
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
