import { describe, expect, it } from 'vitest';
import { createAnswerSchool } from '../../src/crawl/crawl.js';
import type { SiteOutcome } from '../../src/crawl/retry.js';
import type { School } from '../../src/school.js';
import {
  answer,
  createInternet,
  failed,
  HOME,
  LINK,
  PLAIN,
  page,
  REQUIREMENTS,
  schoolWith,
  siteOf,
} from '../support/asking.js';
import { codesOf, runOver } from '../support/running.js';

const NEIGHBOUR = '<a href="https://bus.gov.ru/independentRating/details/11111">НОКО</a>';

function rows(...given: readonly Partial<School>[]): School[] {
  return given.map((school, index) => schoolWith(siteOf(HOME), { row: index + 1, ...school }));
}

describe('a site that is listed twice', () => {
  it('is asked once and answered twice', async () => {
    const { fetchPage, asked } = createInternet({ [HOME]: page(LINK) });
    const results = await runOver(rows({}, {}), fetchPage);
    expect(codesOf(results)).toEqual(['pass/results-link', 'pass/results-link']);
    expect(results.map(({ school }) => school.row)).toEqual([1, 2]);
    expect(asked).toEqual([HOME]);
  });

  it('is judged by the number of each school', async () => {
    const { fetchPage, asked } = createInternet({ [HOME]: page(LINK) });
    const results = await runOver(rows({ busId: '75187' }, { busId: '11111' }), fetchPage);
    expect(codesOf(results)).toEqual(['pass/results-link', 'fail/wrong-organisation']);
    expect(asked).toEqual([HOME]);
  });

  it('is searched for the second school too, though the first has its link already', async () => {
    const banner = `${HOME}banner.html`;
    const stands = { [HOME]: page(`${LINK}<iframe src="banner.html">`), [banner]: NEIGHBOUR };
    for (const first of [{}, { busId: '75187' }]) {
      const { fetchPage } = createInternet(stands);
      const results = await runOver(rows(first, { busId: '11111' }), fetchPage);
      expect(codesOf(results)).toEqual(['pass/results-link', 'pass/results-link']);
    }
  });

  it('shares what could not be read, and nobody is accused', async () => {
    const { fetchPage, asked } = createInternet({ [HOME]: failed(HOME, 'tls') });
    const results = await runOver(rows({}, { busId: '11111' }, {}), fetchPage);
    expect(new Set(codesOf(results))).toEqual(new Set(['unchecked/tls']));
    // Once for the schools whose number is known, once for the others, each by both schemes.
    expect(asked.filter((address) => address === HOME)).toHaveLength(2);
  });

  it('is asked anew in the second pass: what could not be read is not remembered', async () => {
    let asked = 0;
    const results = await runOver(rows({}, {}), async (address) => {
      asked += 1;
      return asked === 1
        ? failed(address, 'timeout', { again: 'soon' })
        : answer(address, page(LINK));
    });
    expect(codesOf(results)).toEqual(['pass/results-link', 'pass/results-link']);
    expect(asked).toBe(2);
  });

  it('under another address besides does not lend its remark to the other row', async () => {
    const { fetchPage } = createInternet({ [HOME]: PLAIN });
    const several = { site: siteOf(HOME, ['http://other.example/']) };
    const results = await runOver(rows(several, {}), fetchPage);
    expect(results.map(({ judgement }) => judgement.remarks.map(({ code }) => code))).toEqual([
      ['several-sites'],
      [],
    ]);
  });
});

describe('the sites that are remembered', () => {
  it('are so many of the latest: memory does not grow with the list', async () => {
    const asked: string[] = [];
    const answerSchool = createAnswerSchool({
      async visitSite({ typed }): Promise<SiteOutcome> {
        asked.push(typed);
        return { found: failed(typed, 'not-html'), durationMs: 0, again: 'no', retryAfterMs: null };
      },
      requirements: REQUIREMENTS,
      timestamp: () => '',
      onBug: (error) => {
        throw error;
      },
    });
    const names = Array.from({ length: 1_025 }, (_, at) => `s${at}.test`);
    for (const name of [...names, 's1.test', 's0.test']) {
      await answerSchool(schoolWith(siteOf(name)));
    }
    expect(asked.slice(1_024)).toEqual(['s1024.test', 's0.test']);
  });
});
