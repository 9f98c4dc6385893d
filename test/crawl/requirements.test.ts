// Several requirements, one visit.
import { describe, expect, it } from 'vitest';
import { judgeVisit } from '../../src/crawl/judge-visit.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import type { Requirements } from '../../src/verdict/requirements.js';
import {
  answer,
  createInternet,
  HOME,
  LINK,
  PLAIN,
  page,
  schoolWith,
  siteOf,
  visitSite,
} from '../support/asking.js';

const ALL: Requirements = [
  { rules: PROFILES.noko, accept: PROFILES.noko.accept },
  { rules: PROFILES.anketa, accept: PROFILES.anketa.accept },
  { rules: PROFILES.reviews, accept: PROFILES.reviews.accept },
];
const SURVEY = '<a href="https://anketa.68edu.ru/">Анкета</a>';
const CARD = '<a href="https://bus.gov.ru/info-card/402495">Отзывы</a>';

type Stands = Parameters<typeof createInternet>[0];

async function checkAll(stands: Stands, given: { readonly homepageOnly?: boolean } = {}) {
  const { fetchPage, asked } = createInternet(stands);
  const visited = await visitSite(fetchPage, { requirements: ALL, ...given });
  const { judgement, further = [] } = judgeVisit(visited.found, schoolWith(siteOf(HOME)), ALL);
  const codes = [judgement, ...further].map(({ verdict, reason }) => `${verdict}/${reason}`);
  return { codes, asked, again: visited.again, further };
}

describe('several requirements', () => {
  it('are judged by one page', async () => {
    expect(await checkAll({ [HOME]: page(LINK + SURVEY + CARD) })).toMatchObject({
      codes: ['pass/results-link', 'pass/general-link', 'pass/card-link'],
      asked: [HOME],
    });
  });

  it('are not met by what meets another', async () => {
    const { codes } = await checkAll({ [HOME]: page(LINK) });
    expect(codes).toEqual(['pass/results-link', 'fail/no-link', 'fail/general-link']);
  });

  it('are unchecked together where there is no page', async () => {
    const { codes } = await checkAll({ [HOME]: answer(HOME, PLAIN, { status: 503 }) });
    expect(codes).toEqual(Array(3).fill('unchecked/http-error'));
  });

  it('are looked for in frames until all are met', async () => {
    const frames = '<iframe src="/a"></iframe><iframe src="/b"></iframe><iframe src="/c"></iframe>';
    const stands = {
      [HOME]: page(LINK + frames),
      [`${HOME}a`]: page(SURVEY),
      [`${HOME}b`]: page(CARD),
      [`${HOME}c`]: PLAIN,
    };
    const { codes, asked } = await checkAll(stands);
    expect(codes).toEqual(['pass/results-link', 'pass/general-link', 'pass/card-link']);
    expect(asked).toEqual([HOME, `${HOME}a`, `${HOME}b`]);
  });

  it('are each looked for on inner pages of their own, and none is asked for twice', async () => {
    const menu = '<a href="/noko">НОКО</a><a href="/anketa">Анкета для родителей</a>';
    const stands = {
      [HOME]: page(menu),
      [`${HOME}noko`]: page(CARD),
      [`${HOME}anketa`]: page(SURVEY),
    };
    const { codes, asked, further } = await checkAll(stands);
    expect(codes).toEqual(['fail/no-link', 'fail/inner-page-link', 'fail/inner-page-link']);
    expect(further.map(({ detail }) => detail)).toEqual([`${HOME}anketa`, `${HOME}noko`]);
    expect(asked).toEqual([HOME, `${HOME}noko`, `${HOME}anketa`]);
  });

  it('are looked for on inner pages where another is met', async () => {
    const stands = { [HOME]: page(`${LINK}<a href="/o">Опрос</a>`), [`${HOME}o`]: page(SURVEY) };
    expect((await checkAll(stands)).codes[1]).toBe('fail/inner-page-link');
    expect((await checkAll(stands, { homepageOnly: true })).codes[1]).toBe('fail/no-link');
  });

  it('leave in doubt only what the doubtful frame could have', async () => {
    const broken = answer(`${HOME}a`, page(LINK), { status: 500 });
    const { codes } = await checkAll({
      [HOME]: page('<iframe src="/a"></iframe>'),
      [`${HOME}a`]: broken,
    });
    expect(codes).toEqual(['pass/results-link', 'unchecked/http-error', 'unchecked/http-error']);
  });

  it('are not asked for again where one is met: another answer might have less', async () => {
    const cut = answer(HOME, page(LINK), { cut: 'connection' });
    const { codes, again } = await checkAll({ [HOME]: cut });
    expect(codes.slice(0, 2)).toEqual(['pass/results-link', 'unchecked/connection']);
    expect(again).toBe('no');
  });

  it('are asked for again where none is', async () => {
    const { again } = await checkAll({ [HOME]: answer(HOME, PLAIN, { cut: 'connection' }) });
    expect(again).not.toBe('no');
  });
});
