// How pages are read on a run.
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Page } from './page.js';
import { openPage, readSource } from './read-source.js';

/** As much of a page as is read. */
export type ReadablePage = Pick<Page, 'address' | 'body' | 'contentType' | 'refresh'>;

/** What a page holds, by the rules of the run; rejects on a bug alone, whatever the bytes. */
export type ReadPage = (page: ReadablePage) => Promise<Findings>;

/** Makes the reader of a run. */
export function createPageReader(ruleSets: readonly [Rules, ...Rules[]]): ReadPage {
  return async (page) => {
    const { parseTree } = await import('./tree.js');
    return readSource(openPage(page), ruleSets, parseTree);
  };
}
