// How pages are read on a run: by the skim where it is sure, else by the tree. Both give the same
// findings, as far as anything asks for them: a page with links says nothing of its text and title.
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Page } from './page.js';
import { readPage, readRefreshHeader } from './read-page.js';
import { createSkim, type SkimmedPage } from './skim/skim.js';

/** What a page holds, by the rules of the run; never throws, whatever the bytes. */
export type ReadPage = (page: SkimmedPage & Pick<Page, 'refresh'>) => Findings;

/** Makes the reader of a run; to be made once, since what it looks for is prepared here. */
export function createPageReader(rules: Rules, ...furtherRules: readonly Rules[]): ReadPage {
  const skim = createSkim([rules, ...furtherRules]);
  return (page) => {
    const findings = skim(page);
    return findings === null
      ? readPage(page, rules, ...furtherRules)
      : readRefreshHeader(findings, page);
  };
}
