// Both readings of one site beside each other: what the plain one saw, what a browser saw, and which
// of them decided.

import type { Io } from '../../cli/io.js';
import { judgeVisit } from '../../crawl/judge-visit.js';
import { type LookedResult, lookAgain } from '../../crawl/second-look.js';
import type { VisitedSite } from '../../crawl/visited.js';
import { type FetchFailure, isFailure } from '../../page/fetch.js';
import type { ReadPage } from '../../page/page-reader.js';
import type { School } from '../../school.js';
import type { Judgement } from '../../verdict/judgement.js';
import type { Requirements } from '../../verdict/requirements.js';
import type { Network } from '../check/network.js';
import { openBrowser } from '../check/open-browser.js';
import type { ExplainOptions } from './options.js';

export interface ExplainedLook {
  /** Null where there was no page. */
  readonly plain: Sight | null;
  /** Null where the browser could not look. */
  readonly browser: Sight | null;
  readonly decidedBy: 'plain' | 'browser';
}

/** What one reading saw. */
export interface Sight {
  readonly address: string;
  readonly verdict: Judgement['verdict'];
  readonly reason: Judgement['reason'];
  readonly title: string;
  readonly anchorCount: number;
  readonly textLength: number;
  /** Where its hyperlinks to the site that is looked for lead. */
  readonly links: readonly string[];
}

export interface LookedSite {
  readonly school: School;
  readonly found: VisitedSite | FetchFailure;
}

export interface LookSetup {
  readonly options: ExplainOptions;
  readonly requirements: Requirements;
  readonly readPage: ReadPage;
  readonly network: Network;
  readonly io: Io;
}

export interface BothReadings {
  /** What is left of the verdict; null where the browser could not look. */
  readonly looked: LookedResult | null;
  readonly told: ExplainedLook;
}

/** Looks at a site through the browser that is asked for; null where none is. */
export async function lookToExplain(
  { school, found }: LookedSite,
  { options, requirements, readPage, network, io }: LookSetup,
): Promise<BothReadings | null> {
  const browser = await openBrowser(options, { network, io, windows: 1 });
  if (browser === null) return null;
  try {
    const judged = judgeVisit(found, school, requirements);
    const before = { school, ...judged, checkedAt: '', durationMs: 0 };
    const { look } = browser;
    const needs = { look, readPage, requirements, screenshots: 'none' } as const;
    const seen = judged.http === null ? 'no-page' : await lookAgain(before, needs);
    const looked = typeof seen === 'string' ? null : seen;
    const remarks = looked?.result.judgement.remarks ?? [];
    const isSeen = remarks.some(({ code }) => code === 'seen-in-browser');
    const told: ExplainedLook = {
      plain: isFailure(found) ? null : sightOf(found, judged.judgement),
      browser: looked === null ? null : sightOf(looked.reading.found, looked.reading.judgement),
      decidedBy: isSeen ? 'browser' : 'plain',
    };
    return { looked, told };
  } finally {
    await browser.close();
  }
}

function sightOf({ page, findings }: VisitedSite, { verdict, reason }: Judgement): Sight {
  const { title, anchorCount, textLength } = findings.content;
  const links = findings.links.map(({ url }) => url);
  return { address: page.address, verdict, reason, title, anchorCount, textLength, links };
}
