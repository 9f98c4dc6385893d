// A page as the tree gives it: the reference, and the plain statement of what a browser shows.
import { allFindings, type Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import { namesHost } from './collect/find-addresses.js';
import type { Page } from './page.js';
import { openPage, type PageSource, readSource } from './read-source.js';
import { parsePlaceless, parseTree } from './tree.js';

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

/**
 * The same as a run needs it: without the places of frames, which `explain` alone names. Places
 * cost as much as half of the tree.
 */
export function readTree(source: PageSource, ruleSets: readonly [Rules, ...Rules[]]): Findings {
  if (!ruleSets.some((rules) => namesHost(source.text, rules))) {
    const findings = readSource(source, ruleSets, parsePlaceless);
    if (!hasPlaces(findings)) return findings;
  }
  return readSource(source, ruleSets, parseTree);
}

function hasPlaces(findings: Findings): boolean {
  return allFindings(findings).some(
    ({ links, nearMisses }) => links.length > 0 || nearMisses.length > 0,
  );
}
