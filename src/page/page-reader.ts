// How pages are read on a run: by the skim where it is sure, else by the tree. Both give the same
// findings, as far as anything asks for them: a page with links says nothing of its text and title.
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Page } from './page.js';
import { readRefreshHeader } from './refresh.js';
import { createSkim, type SkimmedPage } from './skim/skim.js';

/** As much of a page as is read. */
export type ReadablePage = SkimmedPage & Pick<Page, 'refresh'>;

/** What a page holds, by the rules of the run; rejects on a bug alone, whatever the bytes. */
export type ReadPage = (page: ReadablePage) => Promise<Findings>;

/** Makes the reader of a run; to be made once, since what it looks for is prepared here. */
export function createPageReader(ruleSets: readonly [Rules, ...Rules[]]): ReadPage {
  const skim = createSkim(ruleSets);
  return async (page) => {
    const findings = skim(page);
    if (findings !== null) return readRefreshHeader(findings, page);
    // Loaded when a page asks for it: that takes 170 ms of CPU, and on many lists none does.
    const { readPage } = await import('./read-page.js');
    return readPage(page, ...ruleSets);
  };
}
