import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTemporaryJournal } from '../../src/journal/temporary-journal.js';
import type { FetchFailure } from '../../src/page/fetch.js';
import type { Page } from '../../src/page/page.js';
import { answer, failed, LINK, PLAIN, page } from '../support/asking.js';
import { codesOf, runOver, schoolsAt, startOver } from '../support/running.js';

const WITH_LINK = page(LINK);
const [A, B, C] = ['http://a.test/', 'http://b.test/', 'http://c.test/'] as const;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noko-second-pass-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

type Answer = (address: string) => Page | FetchFailure;

/** An internet where each question to an address has the next answer of its list. */
function createChanging(answers: Readonly<Record<string, readonly Answer[]>>) {
  const asked: string[] = [];
  return {
    asked,
    async fetchPage(address: string) {
      const next = answers[address]?.[asked.filter((before) => before === address).length];
      asked.push(address);
      return next === undefined ? failed(address, 'dns') : next(address);
    },
  };
}

const shows =
  (html: string): Answer =>
  (address) =>
    answer(address, html);
const fails =
  (reason: FetchFailure['reason'], given: Partial<FetchFailure> = {}): Answer =>
  (address) =>
    failed(address, reason, given);
const times = fails('timeout', { again: 'soon' });

describe('the second pass', () => {
  it('asks again what was unchecked for a passing cause, and repairs its verdict', async () => {
    const { fetchPage, asked } = createChanging({
      [A]: [shows(WITH_LINK)],
      [B]: [times, shows(WITH_LINK)],
      [C]: [shows(PLAIN)],
    });
    const announced: number[] = [];
    const results = await runOver(schoolsAt(A, B, C), fetchPage, {
      onSecondPass: (schools) => announced.push(schools),
    });
    expect(codesOf(results)).toEqual(['pass/results-link', 'pass/results-link', 'fail/no-link']);
    expect(results.map(({ school }) => school.row)).toEqual([1, 2, 3]);
    expect(asked.slice(3)).toEqual([B]);
    expect(announced).toEqual([1]);
  });

  it.each([
    ['a closed port', fails('connection', { again: 'later' }), 2],
    ['trouble of the name server', fails('dns', { again: 'later' }), 2],
    ['500', (address: string) => answer(address, PLAIN, { status: 500 }), 2],
    ['a cut page', (address: string) => answer(address, PLAIN, { cut: 'connection' as const }), 2],
    ['a name that does not exist', fails('dns', { detail: 'ENOTFOUND' }), 1],
    ['a refusal', (address: string) => answer(address, PLAIN, { status: 403 }), 1],
    ['bad TLS', fails('tls'), 1],
    ['a private address', fails('private-address'), 1],
    [
      'a page that is too large',
      (address: string) => answer(address, PLAIN, { cut: 'too-large' as const }),
      1,
    ],
    ['an honest failure', shows(PLAIN), 1],
  ] as const)('after %s: questions (%#)', async (_name, first, questions) => {
    const address = 'http://203.0.113.5:8080/';
    const { fetchPage, asked } = createChanging({ [address]: [first, shows(WITH_LINK)] });
    await runOver(schoolsAt(address), fetchPage);
    expect(asked).toHaveLength(questions);
  });

  it('does not accuse a school for what the first pass could not read', async () => {
    const { fetchPage } = createChanging({ [A]: [times, times] });
    expect(codesOf(await runOver(schoolsAt(A), fetchPage))).toEqual(['unchecked/timeout']);
  });

  it('is left out where it is not wanted', async () => {
    const { fetchPage, asked } = createChanging({ [A]: [times, shows(WITH_LINK)] });
    const results = await runOver(schoolsAt(A), fetchPage, { secondPass: false });
    expect(codesOf(results)).toEqual(['unchecked/timeout']);
    expect(asked).toEqual([A]);
  });

  it('that is interrupted keeps the first answer', async () => {
    const run = new AbortController();
    const { fetchPage } = createChanging({
      [A]: [times, fails('interrupted')],
      [B]: [times, shows(WITH_LINK)],
    });
    const results = await runOver(schoolsAt(A, B), fetchPage, {
      stop: run.signal,
      onSecondPass: () => run.abort(),
    });
    expect(codesOf(results)).toEqual(['unchecked/timeout', 'unchecked/timeout']);
  });

  it('keeps the order of the list over many rows', async () => {
    const addresses = Array.from({ length: 300 }, (_, n) => `http://school-${n}.test/`);
    const { fetchPage } = createChanging(
      Object.fromEntries(
        addresses.map((address, n) => [
          address,
          n % 7 === 3
            ? [times, shows(WITH_LINK)]
            : [shows(n % 2 ? WITH_LINK : page(`<h1>Школа № ${n}</h1>`))],
        ]),
      ),
    );
    const results = await runOver(schoolsAt(...addresses), fetchPage);
    expect(results.map(({ school }) => school.site.typed)).toEqual(addresses);
    expect(codesOf(results).some((code) => code.startsWith('unchecked'))).toBe(false);
  });

  it('that is not wanted holds back no row: each is there as soon as those before it', async () => {
    const { fetchPage } = createChanging({ [A]: [times], [B]: [shows(WITH_LINK)] });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const run = startOver(
      schoolsAt(A, B, C),
      async (address) => {
        if (address === C) await held;
        return fetchPage(address);
      },
      { secondPass: false },
    );
    const first = await run.next();
    const second = await run.next();
    expect([first, second].map(({ value }) => value?.judgement.reason)).toEqual([
      'timeout',
      'results-link',
    ]);
    release();
    expect((await run.next()).value?.judgement.reason).toBe('dns');
    expect((await run.next()).done).toBe(true);
  });

  it('that is not wanted leaves the first school with shared results without a remark', async () => {
    const remarked = async (secondPass: boolean) => {
      const { fetchPage } = createChanging({ [A]: [shows(WITH_LINK)], [B]: [shows(WITH_LINK)] });
      const results = await runOver(schoolsAt(A, B), fetchPage, { secondPass });
      return results.map(({ judgement }) => judgement.remarks.map(({ code }) => code));
    };
    expect(await remarked(false)).toEqual([[], ['shared-link']]);
    expect(await remarked(true)).toEqual([['shared-link'], ['shared-link']]);
  });

  it('leaves nothing behind in the temporary folder', async () => {
    let during = 0;
    const { fetchPage } = createChanging({ [A]: [times, shows(WITH_LINK)] });
    await runOver(schoolsAt(A), async (address) => {
      during = Math.max(during, (await readdir(folder)).length);
      return fetchPage(address);
    });
    expect(during).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
  });
});

const FIVE = [1, 2, 3, 4, 5].map((site) => `http://s${site}.example/`);

describe('the same page at five sites', () => {
  it('accuses none of them, also where four were answered by the run that is gone on with', async () => {
    const { journal, discard } = await createTemporaryJournal();
    const { fetchPage, asked } = createChanging(
      Object.fromEntries(FIVE.map((site) => [site, [shows(PLAIN)]])),
    );
    const before = await runOver(schoolsAt(...FIVE.slice(0, 4)), fetchPage, { journal });
    expect(codesOf(before)).toEqual(Array(4).fill('fail/no-link'));
    const told: string[] = [];
    const after = await runOver(schoolsAt(...FIVE), fetchPage, {
      journal,
      onDone: ({ judgement }) => told.push(judgement.reason),
    });
    await discard();
    expect(codesOf(after)).toEqual(Array(5).fill('unchecked/not-the-site'));
    expect(asked).toEqual(FIVE);
    // Each is counted as what it was at first, and then as what it is.
    expect(told.slice(5)).toEqual(Array(5).fill('not-the-site'));
  });

  it('accuses from the fifth on none of them where each row is handed on at once', async () => {
    const { fetchPage } = createChanging(
      Object.fromEntries(FIVE.map((site) => [site, [shows(PLAIN)]])),
    );
    const results = await runOver(schoolsAt(...FIVE), fetchPage, { secondPass: false });
    expect(codesOf(results).at(-1)).toBe('unchecked/not-the-site');
  });
});
