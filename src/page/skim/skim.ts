// The quick reading of a page: most pages are ordinary, and of an ordinary page only what speaks of
// the hosts needs to be looked at closely. The tree is the reference, some twenty times slower: what is
// read here is what the tree would give, or nothing, and then the page is the tree's.

import { classifyAddress, isUnreadable, MAX_READ_LENGTH } from '../../verdict/classify-address.js';
import type { Findings, Frame, Refresh, Sought } from '../../verdict/findings.js';
import { findRepair } from '../../verdict/near-miss.js';
import type { Rules } from '../../verdict/rules.js';
import { charsetOfMarkup } from '../decode-page.js';
import { readFrame } from '../frames.js';
import type { Page } from '../page.js';
import { createPageContext, type PageContext } from '../page-context.js';
import { MAX_REFRESH_DELAY_SECONDS, readRefresh } from '../refresh.js';
import { createSeeker } from '../seeker.js';
import { isXhtml } from '../xhtml.js';
import { Engine } from './engine.js';
import { partsOfHosts } from './hints.js';
import { seekInnerPages } from './inner-anchors.js';
import { refuseOddScripts } from './odd-scripts.js';
import { type Sighting, show } from './sightings.js';
import { createSource } from './source.js';
import { Unsure } from './unsure.js';
import { walkMarkup } from './walk-markup.js';

export type SkimmedPage = Pick<Page, 'address' | 'body' | 'contentType' | 'status'>;

/** Findings as the tree would give them; null where only the tree can. */
export type Skim = (page: SkimmedPage) => Findings | null;

/**
 * With so many hyperlinks a page that was not refused is no shell, no challenge, no empty page and
 * no mere redirect: nobody asks what else stands on it.
 */
const MIN_ANCHORS = 6;
const MAX_FRAMES = 50;

/** Makes the quick reading by these sets of rules. */
export function createSkim(ruleSets: readonly [Rules, ...Rules[]]): Skim {
  const parts = partsOfHosts(ruleSets);
  const name = new RegExp(
    ruleSets.map(({ hosts }) => hosts[0].replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'),
    'i',
  );
  // A host that is a number has many spellings.
  const hasNumber = ruleSets.some(({ hosts }) => hosts.some((host) => /\.\d+$/.test(host)));
  const cyrillicIsPlain = !ruleSets.some(({ hosts }) =>
    hosts.some((host) => host.includes('xn--')),
  );
  let engine = startEngine(parts);
  return (page) => {
    if (hasNumber || engine === null) return null;
    if (page.status < 200 || page.status >= 300 || isXhtml(page.contentType)) return null;
    const charset = charsetOfMarkup(page.body, page.contentType);
    if (charset === null) return null;
    try {
      return read(page, { charset, ruleSets, name, cyrillicIsPlain, engine });
    } catch (error) {
      if (error instanceof Unsure) return null;
      throw error;
    } finally {
      if (!engine.isLean) engine = startEngine(parts);
    }
  };
}

/** Null where a processor, how Node was started, or the number of hosts leaves no room for it: the tree needs none. */
function startEngine(parts: readonly string[]): Engine | null {
  try {
    return new Engine(parts);
  } catch {
    return null;
  }
}

/** Where the shortest of addresses, which is that of the page or its base, leads to one of the hosts, no address need name it. */
function refuseOnHost(shortest: URL | null, page: URL, ruleSets: readonly Rules[]): void {
  if (shortest === null) return;
  const isOnHost = (rules: Rules): boolean =>
    rules.hosts.includes(shortest.hostname.replace(/\.$/, '')) ||
    classifyAddress(shortest, { page, rules }) !== null;
  if (ruleSets.some(isOnHost)) throw new Unsure();
}

interface Reading {
  readonly charset: string;
  readonly ruleSets: readonly [Rules, ...Rules[]];
  /** The host of each set of rules. */
  readonly name: RegExp;
  readonly cyrillicIsPlain: boolean;
  readonly engine: Engine;
}

function read(
  { address, body }: SkimmedPage,
  { charset, ruleSets, name, cyrillicIsPlain, engine }: Reading,
): Findings {
  const source = createSource(body, charset, engine);
  // The parser has a way of its own with each of them.
  if (source.bytes.indexOf('\0', 0) !== -1) throw new Unsure();
  refuseOddScripts(source.bytes, ruleSets);
  const page = new URL(address);
  let context: PageContext = createPageContext({ page, baseHref: null });
  refuseOnHost(page, page, ruleSets);
  const frames: Frame[] = [];
  const refreshes: Refresh[] = [];
  const walked = walkMarkup(source, {
    namesHost: (text) => name.test(text),
    isPartOfName: (text) => ruleSets.some(({ hosts: [host] }) => host.includes(text.toLowerCase())),
    concernsHost(href) {
      const resolved = context.resolve(href);
      return ruleSets.some(
        (rules) =>
          isUnreadable(href, { resolved, rules }) ||
          (resolved !== null && classifyAddress(resolved, { page, rules }) !== null) ||
          findRepair({ page, rules, href, resolved }) !== null,
      );
    },
    cyrillicIsPlain,
    onBase(href) {
      context = createPageContext({ page, baseHref: href });
      if (context.truncated) throw new Unsure();
      refuseOnHost(context.resolve(''), page, ruleSets);
    },
    onFrame(element) {
      const frame = readFrame(element, context);
      if (frame === null) return;
      if (frames.length >= MAX_FRAMES || frame.url.length >= MAX_READ_LENGTH) throw new Unsure();
      frames.push(frame);
    },
    onMeta(element) {
      const refresh = readRefresh(element, (written) =>
        written.trim() === '' ? context.page : context.resolve(written),
      );
      if (refresh !== null) refreshes.push(refresh);
    },
  });
  const { anchorCount, sightings } = walked;
  if (anchorCount < MIN_ANCHORS || context.truncated) throw new Unsure();
  // What the page says decides whether a late refresh counts.
  const [refresh = null] = refreshes;
  const isLate = refresh !== null && refresh.delaySeconds > MAX_REFRESH_DELAY_SECONDS;
  if (isLate && refresh.url !== page.href) throw new Unsure();
  const [main, ...further] = ruleSets.map((rules): Sought => {
    const { links, nearMisses } = seek(sightings, context, rules);
    if (links.length > 0 || nearMisses.length > 0) return { links, nearMisses, innerPages: [] };
    return { links, nearMisses, innerPages: seekInnerPages(source, walked, { ...context, rules }) };
  });
  // Whose the page is decides where no link does, and only the tree reads all of its text.
  const isLinked = [main, ...further].some((sought, index) =>
    sought?.links.some(({ kind }) => ruleSets[index]?.accept.includes(kind)),
  );
  if (!isLinked) throw new Unsure();
  return {
    ...(main as Sought),
    ...(further.length === 0 ? {} : { further }),
    frames,
    refresh,
    scriptRedirect: null,
    content: {
      anchorCount,
      textLength: 0,
      textStart: '',
      title: '',
      mediaCount: 0,
      scriptCount: 0,
      hasEmptyRoot: false,
      scriptStart: '',
    },
    charset,
    truncated: false,
  };
}

/** What is found among what was seen; a seeker is not made where that is nothing. */
function seek(
  sightings: readonly Sighting[],
  context: PageContext,
  rules: Rules,
): Pick<Sought, 'links' | 'nearMisses'> {
  if (sightings.length === 0) return { links: [], nearMisses: [] };
  const seeker = createSeeker(context, rules);
  show(sightings, seeker);
  if (seeker.truncated()) throw new Unsure();
  return seeker.sought();
}
