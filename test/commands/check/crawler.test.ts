// The crawl as the command drives it: whoever leaves it, or interrupts it twice, is not kept.
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { createOptions } from '../../../src/cli/option-table.js';
import type { CheckOptions } from '../../../src/cli/options.js';
import { crawlSchools } from '../../../src/commands/check/crawler.js';
import type { CrawlerEvents } from '../../../src/commands/check/crawler-run.js';
import { Scarcity } from '../../../src/http/scarcity.js';
import type { FetchFailure, FetchPage } from '../../../src/page/fetch.js';
import { createPageReader } from '../../../src/page/page-reader.js';
import type { School } from '../../../src/school.js';
import { NOKO_RULES } from '../../../src/verdict/rules.js';
import { WORDS } from '../../../src/words/index.js';

/** What the command line gives where it says nothing. */
const OPTIONS: CheckOptions = (() => {
  const command = new Command();
  for (const option of createOptions(WORDS.en, { version: '0' })) command.addOption(option);
  return command.parse([], { from: 'user' }).opts();
})();

async function* endlessList(): AsyncGenerator<School> {
  for (let row = 1; ; row++) {
    const typed = `school-${row}.example`;
    const site = { typed, address: `https://${typed}/`, schemeTyped: true };
    yield { row, number: String(row), name: typed, site, busId: null, carried: [] };
  }
}

function failure(address: string, reason: 'interrupted' | 'not-html'): FetchFailure {
  return {
    reason,
    address,
    detail: null,
    redirects: [],
    status: null,
    again: 'no',
    retryAfterMs: null,
  };
}

/** A crawl of a list without end, of which the first site answers and the others wait to be told to end. */
function startCrawl(options: Partial<CheckOptions>, onDone: CrawlerEvents['onDone']) {
  const waiting = { begun: 0, ended: 0 };
  const fetchPage: FetchPage = async (address, { signal }) => {
    if (address.includes('school-1.')) return failure(address, 'not-html');
    waiting.begun += 1;
    if (!signal.aborted) {
      await new Promise<void>((end) => signal.addEventListener('abort', () => end()));
    }
    waiting.ended += 1;
    return failure(address, 'interrupted');
  };
  const stop = new AbortController();
  const abort = new AbortController();
  const unexpected = () => expect.unreachable();
  const results = crawlSchools(endlessList(), {
    options: { ...OPTIONS, ...options },
    requirements: [{ rules: NOKO_RULES, accept: NOKO_RULES.accept }],
    readPage: createPageReader([NOKO_RULES]),
    network: {
      fetchPage,
      locate: async () => null,
      lookUp: async () => null,
      scarcity: new Scarcity(),
      isMapped: () => false,
      close: async () => {},
    },
    journal: null,
    io: { stop: stop.signal, abort: abort.signal, now: () => new Date(0) },
    events: {
      onDone,
      onBug: unexpected,
      onVisit: () => () => {},
      onSuspicion: unexpected,
      onOverdue: unexpected,
      onScarcity: unexpected,
      onSecondPass: unexpected,
      onSecondLook: unexpected,
      onLookLost: unexpected,
      onSharedLinks() {},
      onImpostor: unexpected,
    },
  });
  return { results, stop, abort, waiting };
}

it('a second interruption ends it though the list never does', async () => {
  let done = 0;
  const { results, stop, abort, waiting } = startCrawl({}, () => {
    done += 1;
    if (done === 1) stop.abort();
    if (done === 100) abort.abort();
  });
  let rows = 0;
  for await (const _ of results) rows += 1;
  expect(rows).toBe(done);
  expect(rows).toBeGreaterThanOrEqual(100);
  expect(waiting.ended).toBe(waiting.begun);
});

it('who leaves it ends what is under way, and hears no more of it', async () => {
  let done = 0;
  const { results, waiting } = startCrawl({ secondPass: false }, () => {
    done += 1;
  });
  expect((await results.next()).value).toMatchObject({ judgement: { reason: 'not-html' } });
  await results.return(undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(waiting.begun).toBeGreaterThan(0);
  expect(waiting.ended).toBe(waiting.begun);
  expect(done).toBe(1);
});
