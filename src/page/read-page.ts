// A page as the tree gives it: the reference, and the plain statement of what a browser shows.
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Page } from './page.js';
import { openPage, readSource } from './read-source.js';
import { parseTree } from './tree.js';

/**
 * All that the judge needs to know of a page, by each of the sets of rules; never throws, whatever
 * the bytes.
 */
export function readPage(
  page: Pick<Page, 'address' | 'body' | 'contentType' | 'refresh'>,
  rules: Rules,
  ...furtherRules: readonly Rules[]
): Findings {
  return readSource(openPage(page), [rules, ...furtherRules], parseTree);
}
