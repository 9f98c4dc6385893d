// A whole run over a list, joined as the command joins it, on a network that a test gives.

import type { CheckOptions } from '../../src/cli/options.js';
import { crawlSchools } from '../../src/commands/check/crawler.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import { Scarcity } from '../../src/http/scarcity.js';
import type { Journal } from '../../src/journal/journal.js';
import type { FetchPage } from '../../src/page/fetch.js';
import { createPageReader } from '../../src/page/page-reader.js';
import type { Look } from '../../src/page/seen.js';
import type { School } from '../../src/school.js';
import { rulesOf } from '../../src/verdict/requirements.js';
import { REQUIREMENTS, schoolWith, siteOf } from './asking.js';

const OPTIONS: CheckOptions = {
  output: [],
  beside: false,
  open: false,
  dryRun: false,
  force: false,
  resume: false,
  annex: false,
  annexAll: false,
  require: ['noko'],
  homepageOnly: false,
  browserPages: 2,
  browserTime: 20,
  grace: 3,
  acceptMassChange: false,
  mailTo: [],
  mailAlways: false,
  failOn: 'unchecked',
  concurrency: 16,
  perDomain: 4,
  timeout: 5,
  retries: 0,
  secondPass: true,
  maxPageSize: 5,
  caFile: [],
  strictTls: false,
  allowPrivate: false,
  dnsServers: [],
  userAgent: 'noko-check-test',
  connectTo: [],
  quiet: true,
};

export interface RunSettings extends Partial<CheckOptions> {
  readonly stop?: AbortSignal;
  readonly onSecondPass?: (schools: number) => void;
  readonly onDone?: (result: SchoolResult) => void;
  readonly journal?: Journal;
  /** What a browser shows; absent where none is asked for. */
  readonly look?: Look;
}

/** The results of a run as they come; a bug in it fails the test. */
export function startOver(
  schools: readonly School[],
  fetchPage: FetchPage,
  settings: RunSettings = {},
): AsyncGenerator<SchoolResult> {
  const {
    stop = new AbortController().signal,
    onSecondPass = () => {},
    onDone = () => {},
    journal = null,
    look,
    ...options
  } = settings;
  return crawlSchools(listOf(schools), {
    options: { ...OPTIONS, ...options },
    requirements: REQUIREMENTS,
    readPage: createPageReader(rulesOf(REQUIREMENTS)),
    network: {
      fetchPage,
      locate: async () => null,
      lookUp: async () => null,
      scarcity: new Scarcity(),
      isMapped: () => false,
      close: async () => {},
    },
    journal,
    look: look ?? null,
    io: { stop, abort: new AbortController().signal, now: () => new Date(0) },
    events: {
      onDone,
      onVisit: () => () => {},
      onBug: (error) => {
        throw error;
      },
      onSuspicion: () => {},
      onOverdue: () => {},
      onScarcity: () => {},
      onSecondPass,
      onSecondLook: () => {},
      onLookLost: () => {},
      onSharedLinks: () => {},
      onImpostor: () => {},
    },
  });
}

/** The results of a run. */
export async function runOver(
  schools: readonly School[],
  fetchPage: FetchPage,
  settings: RunSettings = {},
): Promise<readonly SchoolResult[]> {
  const results: SchoolResult[] = [];
  for await (const result of startOver(schools, fetchPage, settings)) results.push(result);
  return results;
}

async function* listOf(schools: readonly School[]): AsyncGenerator<School> {
  yield* schools;
}

/** A list of these sites, in this order. */
export function schoolsAt(...addresses: readonly string[]): School[] {
  return addresses.map((address, index) => schoolWith(siteOf(address), { row: index + 1 }));
}

export function codesOf(results: readonly SchoolResult[]): string[] {
  return results.map(({ judgement }) => `${judgement.verdict}/${judgement.reason}`);
}
