// What a page shows of whose it is: its title, what a visitor reads, where its hyperlinks lead.
// Nothing is weighed here. The verdict does that, since it knows the school.
import type { OutwardLink, PageIdentity } from '../../verdict/findings.js';
import type { TreeElement, TreeText } from '../node.js';
import type { PageContext } from '../page-context.js';
import { copy, copyAddress, copyText, MAX_TEXT_LENGTH } from './copy-text.js';
import { hrefOf, INLINE, isHtml, textIn, UNREAD } from './element.js';
import { bareHost } from './inner-pages.js';
import type { Surroundings } from './surroundings.js';
import { isElement } from './walk.js';

export interface IdentityCollector {
  readonly enter: (element: TreeElement, around: Surroundings) => void;
  readonly leave: (element: TreeElement) => void;
  readonly addText: (text: TreeText, around: Surroundings) => void;
  readonly identity: () => PageIdentity;
}

/** A name stands in the head or in the foot of a page; what lies between adds words alone. */
const MAX_HEAD_LENGTH = 9_000;
const MAX_FOOT_LENGTH = 3_000;
const MAX_OWN_ADDRESSES = 300;
const MAX_PATHS_LENGTH = 6_000;
const MAX_OUTWARD_LINKS = 60;
const MAX_ITEMPROPS = 40;

/** Collects from one page while it is walked. */
export function createIdentityCollector(context: PageContext): IdentityCollector {
  const own = new Set<string>([pathOf(context.page)]);
  const outwardLinks: OutwardLink[] = [];
  const itemprops = new Set<string>();
  let title = '';
  let description = '';
  let head = '';
  let foot = '';
  let textLength = 0;
  let hasPasswordField = false;
  let parted = true;

  const append = (text: string): void => {
    const trimmed = text.trim();
    if (trimmed === '') {
      parted ||= text !== '';
      return;
    }
    const piece = TO_FOLD.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
    parted ||= text.trimStart() !== text;
    const added = parted && textLength > 0 ? ` ${piece}` : piece;
    textLength += added.length;
    const room = Math.max(0, MAX_HEAD_LENGTH - head.length);
    head += added.slice(0, room);
    foot += added.slice(Math.max(room, added.length - MAX_FOOT_LENGTH));
    // Cut now and then: each cut copies what is kept.
    if (foot.length > 4 * MAX_FOOT_LENGTH) foot = foot.slice(-MAX_FOOT_LENGTH);
    parted = text.trimEnd() !== text;
  };

  const addLink = (href: string): void => {
    const url = context.resolve(href);
    if (url === null || !/^https?:$/.test(url.protocol)) return;
    if (bareHost(url) === bareHost(context.page)) {
      if (own.size <= MAX_OWN_ADDRESSES) own.add(pathOf(url));
    } else if (outwardLinks.length < MAX_OUTWARD_LINKS && head.length < MAX_HEAD_LENGTH) {
      outwardLinks.push({
        at: head.length,
        url: copyAddress(url.href),
      });
    }
  };

  return {
    enter(element, around) {
      if (!INLINE.test(element.name)) parted = true;
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
        append(` ${element.attribute('alt')?.slice(0, MAX_TEXT_LENGTH) ?? ''} `);
      }
      const href = hrefOf(element);
      if (href !== null) addLink(href);
    },
    leave(element) {
      if (!INLINE.test(element.name)) parted = true;
    },
    addText({ data, parent, isParted }, around) {
      parted ||= isParted;
      if (around.inTemplate() || around.inHidden()) return;
      if (parent !== null && isElement(parent) && UNREAD.has(parent.name)) return;
      append(data);
    },
    identity: () => ({
      title,
      description,
      text: copy(
        shown(foot === '' ? head : `${head} … ${foot.slice(-MAX_FOOT_LENGTH)}`),
        Number.POSITIVE_INFINITY,
      ),
      textLength,
      ownLinkCount: own.size - 1,
      ownPaths: copy([...own].slice(1).join('\n'), MAX_PATHS_LENGTH),
      outwardLinks,
      itemprops: [...itemprops],
      hasPasswordField,
    }),
  };
}

/** White space that is no single blank. */
const TO_FOLD = /\s\s|[^\S ]/;
/** What no visitor sees. U+0080 to U+009F are letters that were read in a wrong encoding. */
const UNSEEN = /[^\P{Cc}\u0080-\u009F]|[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

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
