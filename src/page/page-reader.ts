// How pages are read on a run: by the scan, and by the tree what is odd. Both give the same findings.
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { Page } from './page.js';
import { openPage, type PageSource, readSource } from './read-source.js';
import { OddPage } from './scan/odd-page.js';
import { scanPage } from './scan/scan.js';

/** As much of a page as is read. */
export type ReadablePage = Pick<Page, 'address' | 'body' | 'contentType' | 'refresh'>;

/** What a page holds, by the rules of the run; rejects on a bug alone, whatever the bytes. */
export type ReadPage = (page: ReadablePage) => Promise<Findings>;

/** Findings by the scan; null where only the tree can tell. */
export type Scan = (source: PageSource) => Findings | null;

/** Makes the quick reading by these sets of rules. */
export function createScan(ruleSets: readonly [Rules, ...Rules[]]): Scan {
  return (source) => {
    try {
      return readSource(source, ruleSets, (text) => ({
        document: scanPage(text),
        truncated: false,
      }));
    } catch (error) {
      if (error instanceof OddPage) return null;
      throw error;
    }
  };
}

/** Makes the reader of a run; to be made once, since what it looks for is prepared here. */
export function createPageReader(ruleSets: readonly [Rules, ...Rules[]]): ReadPage {
  const scan = createScan(ruleSets);
  return async (page) => {
    const source = openPage(page);
    const findings = scan(source);
    if (findings !== null) return findings;
    // Loaded when a page asks for it: on many lists none does.
    const { readTree } = await import('./read-page.js');
    return readTree(source, ruleSets);
  };
}
