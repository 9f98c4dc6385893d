// A page's words made ready to be compared with phrases.
import type { PageIdentity } from './findings.js';
import type { IdentityRules } from './identity-rules.js';
import { readMojibake } from './mojibake.js';
import { foldWords, phrasesIn } from './phrases.js';

/** Title and first lines of a page say what it is. */
const OPENING = 400;
const FOOT = 600;

export interface FoldedPage {
  /** Title, description and the beginning of the text. */
  readonly opening: string;
  /** Title and headings. */
  readonly head: string;
  /** The opening, the headings and the end of the text. */
  readonly ends: string;
  /** What stands outside of menus, line by line. */
  readonly plain: readonly string[];
  readonly title: string;
  /** The text alone: whoever answers instead may keep the title. */
  readonly body: string;
  /** Title, description and text. */
  readonly whole: string;
  readonly paths: string;
  /** What is written in hyperlinks to the page's own host. */
  readonly labels: string;
}

export function foldPage(identity: PageIdentity): FoldedPage {
  const { title, description, text, headings, plainText, ownPaths, ownLabels } = identity;
  const opening = `${title}\n${description}\n${text.slice(0, OPENING)}`;
  return {
    title: foldWords(title),
    opening: foldWords(opening),
    head: foldWords(`${title}\n${headings}`),
    ends: foldWords(`${opening}\n${headings}\n${text.slice(-FOOT)}`),
    plain: plainText.split('\n').map(foldWords),
    body: foldWords(text),
    whole: foldWords(`${title}\n${description}\n${text}`),
    paths: ownPaths.toLowerCase(),
    labels: foldWords(ownLabels),
  };
}

/** Where the law wants the section to be. */
export const SECTION_PATH = '/sveden';

/** By what the section that the law demands is seen: a hyperlink to it, not words about it. */
export function sectionOn(
  { labels, paths }: FoldedPage,
  { section }: IdentityRules,
): readonly string[] {
  const isPath = /(?:^|\/)sveden(?:iy[ae]?)?(?:[/?.]|$)/m.test(paths);
  return [...phrasesIn(labels, section), ...(isPath ? [SECTION_PATH] : [])];
}

/** The same with text that was read in a wrong encoding put right. */
export function readable(identity: PageIdentity): PageIdentity {
  const right = (text: string): string => readMojibake(text) ?? text;
  // Each by itself: a title that was made fit to be shown has lost some of its bytes.
  return {
    ...identity,
    title: right(identity.title),
    description: right(identity.description),
    text: right(identity.text),
    plainText: right(identity.plainText),
    headings: right(identity.headings),
    ownLabels: right(identity.ownLabels),
  };
}
