// What a page shows of whose it is: its title, what a visitor reads, where its hyperlinks lead.
// Nothing is weighed here. The verdict does that, since it knows the school.
import type { OutwardLink, PageIdentity } from '../../verdict/findings.js';
import type { IdentityRules } from '../../verdict/identity-rules.js';
import type { TreeElement } from '../node.js';
import type { PageContext } from '../page-context.js';
import { collapseBlanks, copy, copyAddress, copyText, MAX_TEXT_LENGTH } from './copy-text.js';
import { hrefOf, INLINE, isHtml, textIn } from './element.js';
import { bareHost } from './inner-pages.js';
import type { Surroundings } from './surroundings.js';

export interface IdentityCollector {
  readonly enter: (element: TreeElement, around: Surroundings) => void;
  readonly leave: (element: TreeElement) => void;
  /** Takes a text that is read, each of its blanks one space. */
  readonly addText: (text: string, around: Surroundings) => void;
  readonly identity: () => PageIdentity;
}

/** A name stands in the head or in the foot of a page; what lies between adds words alone. */
const WHOLE = { head: 9_000, foot: 3_000 };
/** What stands outside of hyperlinks tells a notice within a menu from a page with content. */
const PLAIN = { head: 6_000, foot: 0, between: '\n' };
const HEADINGS = { head: 500, foot: 0 };
/** A hyperlink with so many letters is a piece of news, no entry of a menu. */
const LONG_LINK = 40;
const LINK = { head: 500, foot: 0 };
const LABELS = { head: 4_000, foot: 0, between: '\n' };
const HEADING = /^h[12]$/;
const MAX_OWN_ADDRESSES = 300;
const MAX_PATHS_LENGTH = 6_000;
const MAX_OUTWARD_LINKS = 60;
const MAX_ITEMPROPS = 40;

/** Collects from one page while it is walked. */
export function createIdentityCollector(
  context: PageContext,
  rules: IdentityRules,
): IdentityCollector {
  const own = new Set<string>([pathOf(context.page)]);
  const outwardLinks: OutwardLink[] = [];
  const itemprops = new Set<string>();
  const whole = new KeptText(WHOLE);
  const plain = new KeptText(PLAIN);
  const headings = new KeptText(HEADINGS);
  /** What is written in the hyperlink that is open. */
  const link = new KeptText(LINK);
  /** The same with its pictures' descriptions; null where it leads to another host. */
  let label: KeptText | null = null;
  const labels = new KeptText(LABELS);
  const texts = [whole, plain, headings, link, labels];
  let title = '';
  let description = '';
  let headingDepth = 0;
  let hasPasswordField = false;

  const part = (): void => {
    for (const text of texts) text.part();
    label?.part();
  };

  const addLink = (href: string): void => {
    label = null;
    const url = context.resolve(href);
    if (url === null || !/^https?:$/.test(url.protocol)) return;
    if (bareHost(url) === bareHost(context.page)) {
      if (own.size <= MAX_OWN_ADDRESSES) own.add(pathOf(url));
      label = new KeptText(LINK);
    } else if (outwardLinks.length < MAX_OUTWARD_LINKS && whole.length < WHOLE.head) {
      outwardLinks.push({
        at: whole.length,
        url: copyAddress(url.href),
      });
    }
  };

  return {
    enter(element, around) {
      if (!INLINE.has(element.name)) part();
      if (HEADING.test(element.name)) headingDepth += 1;
      if (around.inTemplate() || !isHtml(element)) return;
      const { name } = element;
      const itemprop = element.attribute('itemprop');
      if (itemprop !== undefined && itemprops.size < MAX_ITEMPROPS) {
        itemprops.add(copyText(itemprop));
      }
      if (name === 'title') title ||= copyText(textIn(element));
      if (name === 'meta' && /^description$/i.test(element.attribute('name') ?? '')) {
        description ||= copyText(element.attribute('content') ?? '');
      }
      if (name === 'input' && /^\s*password\s*$/i.test(element.attribute('type') ?? '')) {
        hasPasswordField = true;
      }
      if (name === 'img' && !around.inHidden()) {
        const alt = element.attribute('alt')?.slice(0, MAX_TEXT_LENGTH) ?? '';
        const described = collapseBlanks(` ${alt} `);
        whole.append(described);
        label?.append(described);
      }
      const href = hrefOf(element);
      if (href === null) return;
      addLink(href);
      link.clear();
      // Hyperlinks of a menu stand apart by their style.
      whole.append(' ');
    },
    leave(element) {
      if (!INLINE.has(element.name)) part();
      if (HEADING.test(element.name)) headingDepth -= 1;
      if (hrefOf(element) === null) return;
      if (link.length >= LONG_LINK) plain.append(link.text);
      link.clear();
      if (label !== null) labels.append(label.text);
      labels.part();
      label = null;
    },
    addText(text, around) {
      whole.append(text);
      label?.append(text);
      (around.anchor() === null ? plain : link).append(text);
      if (headingDepth > 0) headings.append(text);
    },
    identity: () => ({
      title,
      description,
      text: whole.text,
      textLength: whole.length,
      plainText: plain.text,
      headings: headings.text,
      ownLinkCount: own.size - 1,
      ownPaths: copy([...own].slice(1).join('\n'), MAX_PATHS_LENGTH),
      ownLabels: labels.text,
      outwardLinks,
      itemprops: [...itemprops],
      hasPasswordField,
      copyMarks: findMarks(context.text, rules.copyMarks),
    }),
  };
}

const MARKS = new WeakMap<readonly string[], RegExp>();

/** Those of `marks` that stand in the source, whatever their case. */
function findMarks(source: string, marks: readonly string[]): readonly string[] {
  if (marks.length === 0) return [];
  const escaped = marks.map((mark) => mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = MARKS.get(marks) ?? new RegExp(escaped.join('|'), 'gi');
  MARKS.set(marks, pattern);
  return [...new Set(Array.from(source.matchAll(pattern), ([found]) => copyText(found)))];
}

interface TextLimits {
  readonly head: number;
  readonly foot: number;
  /** What stands between two blocks. */
  readonly between?: string;
}

/** Keeps beginning and end of a text that comes in pieces. */
class KeptText {
  readonly #kept: TextLimits;
  #head = '';
  #foot = '';
  /** UTF-16 units of the whole of it. */
  length = 0;
  #isParted = true;
  #isBlock = false;

  constructor(kept: TextLimits) {
    this.#kept = kept;
  }

  append(text: string): void {
    const piece = text.trim();
    this.#isParted ||= text.startsWith(' ');
    if (piece === '') return;
    const { head, foot, between = ' ' } = this.#kept;
    const gap = this.#isBlock ? between : this.#isParted ? ' ' : '';
    const added = this.length > 0 ? gap + piece : piece;
    this.length += added.length;
    const room = head - this.#head.length;
    if (room > 0) this.#head += added.slice(0, room);
    if (foot > 0) this.#foot += added.slice(Math.max(room, added.length - foot));
    // Cut now and then: each cut copies what is kept.
    if (this.#foot.length > 4 * foot) this.#foot = this.#foot.slice(-foot);
    this.#isParted = text.endsWith(' ');
    this.#isBlock = false;
  }

  /** What comes next stands in another block. */
  part(): void {
    this.#isBlock = true;
  }

  clear(): void {
    this.#head = '';
    this.#foot = '';
    this.length = 0;
    this.#isParted = true;
    this.#isBlock = false;
  }

  get text(): string {
    const { foot } = this.#kept;
    const text = this.#foot === '' ? this.#head : `${this.#head} … ${this.#foot.slice(-foot)}`;
    return copy(shown(text), Number.POSITIVE_INFINITY);
  }
}

/** What no visitor sees. U+0080 to U+009F are letters that were read in a wrong encoding. */
const UNSEEN = /[^\P{Cc}\n\u0080-\u009F]|[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

function shown(text: string): string {
  return text.replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim();
}

/** What an address names on its host, as a person reads it: a menu may stay on one page. */
function pathOf({ pathname, search, hash }: URL): string {
  const written = (pathname + search + (hash === '#' ? '' : hash)).slice(0, MAX_TEXT_LENGTH);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
