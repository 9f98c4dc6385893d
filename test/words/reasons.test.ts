import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/verdict/judgement.js';
import { unchecked } from '../../src/verdict/judgement.js';
import type { NearMissHow } from '../../src/verdict/link.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { formatReason, formatReasonTitle } from '../../src/words/reason-words.js';
import { formatRemark } from '../../src/words/remark-words.js';
import { LINK, NEAR_MISS } from '../support/judgements.js';

const ALL = Object.keys(REASONS) as Reason[];
const LANGUAGES = ['ru', 'en'] as const;

function judgement(reason: Reason, more: Partial<Judgement> = {}): Judgement {
  return { ...unchecked('dns'), verdict: REASONS[reason], reason, ...more };
}

describe.each(LANGUAGES)('words in %s', (language) => {
  test.each(ALL)('%s has a title, a sentence and an advice, each complete', (reason) => {
    const isNearMiss = reason === 'broken-link' || reason === 'not-a-hyperlink';
    const found = isNearMiss ? { nearMiss: NEAR_MISS } : { link: LINK };
    for (const detail of [null, 'DETAIL']) {
      const { title, sentence, advice } = formatReason(
        judgement(reason, { ...found, detail }),
        language,
      );
      expect(title).toMatch(/^\p{Lu}.*[^.!]$/u);
      expect(sentence.length).toBeGreaterThan(title.length / 2);
      for (const text of [title, sentence, advice]) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}|\( |\(\)|\.\./);
        expect(text).toBe(text.trim());
      }
    }
  });

  test('titles tell the reasons apart', () => {
    const titles = ALL.map((reason) => formatReasonTitle(reason, language));
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('the evidence stands in the sentence', () => {
    const { sentence } = formatReason(judgement('card-link', { link: LINK }), language);
    for (const part of [LINK.url, LINK.text, '12', '3']) expect(sentence).toContain(part);
  });

  test('an address of the results in place of a site is called so, and no other is', () => {
    const sentenceOf = (detail: string) =>
      formatReason(judgement('bad-address', { detail }), language).sentence;
    const said = /(?:on|на) bus\.gov\.ru/;
    expect(sentenceOf('WWW.BUS.GOV.RU / info-card')).toMatch(said);
    for (const typed of ['office@bus.gov.ru', 'mybus.gov.ru,', 'bus.gov.ru.test', '12']) {
      expect(sentenceOf(typed), typed).not.toMatch(said);
    }
  });

  test.each([
    ['', /(?:has no site|не указан адрес)/, /^(?:Ask|Узнайте)/],
    ['н/д', /: н\/д$/, /^(?:Ask|Узнайте)/],
    ['сайт в разработке', /: сайт в разработке$/, /^(?:Ask|Узнайте)/],
    ['office@school.example', /(?:e-mail|почта).*: office@school\.example$/, /^(?:Ask|Узнайте)/],
    ['это школа', /(?:could not be understood|не удалось понять)/, /^(?:Correct|Исправьте)/],
  ])('what stands for a site, %j, has its own sentence and advice', (detail, said, advised) => {
    const worded = formatReason(judgement('bad-address', { detail }), language);
    expect(worded.sentence).toMatch(said);
    expect(worded.advice).toMatch(advised);
  });

  test('letters of another alphabet are named one by one', () => {
    const detail = '\u043ek\u043213.example okb13.example';
    const said = formatRemark({ code: 'look-alikes', detail }, language);
    expect(said).toContain(language === 'ru' ? '1-я в «\u043ek\u043213' : 'letter 1 of “\u043ek');
    expect(said).toContain(
      language === 'ru'
        ? 'русская «\u0432», нужна латинская «b»'
        : 'the Russian “\u0432” for the Latin “b”',
    );
  });

  test('the frame that holds the link is named', () => {
    const link = { ...LINK, frame: 'https://school.example/main.htm' };
    const { sentence } = formatReason(judgement('card-link', { link }), language);
    expect(sentence).toContain(link.frame);
  });

  test('a broken link is shown as written, and its repair is in the advice', () => {
    const worded = formatReason(judgement('broken-link', { nearMiss: NEAR_MISS }), language);
    expect(worded.sentence).toContain(NEAR_MISS.href);
    expect(worded.advice).toContain(NEAR_MISS.url);
  });

  test('the repair of a lesser address is not offered as a solution', () => {
    const nearMiss = { ...NEAR_MISS, kind: 'general' as const, url: 'https://bus.gov.ru/home' };
    const { advice } = formatReason(judgement('broken-link', { nearMiss }), language);
    expect(advice).not.toContain(nearMiss.url);
    expect(advice).toContain('independentRating');
  });

  test('what passes needs nothing done, whatever made it pass', () => {
    const passing = judgement('card-link', { verdict: 'pass', link: LINK });
    expect(formatReason(passing, language).advice).toBe(
      formatReason(judgement('results-link', { link: LINK }), language).advice,
    );
  });

  test.each<NearMissHow>(['glued', 'onclick', 'comment', 'wrong-port', 'script'])(
    'the sentence says what is wrong: %s',
    (how) => {
      const plain = formatReason(judgement('not-a-hyperlink', { nearMiss: NEAR_MISS }), language);
      const nearMiss = { ...NEAR_MISS, how };
      const told = formatReason(judgement('not-a-hyperlink', { nearMiss }), language);
      expect(told.sentence).not.toBe(plain.sentence);
    },
  );

  test('a remark is a sentence with its detail', () => {
    expect(formatRemark({ code: 'redirector', detail: 'https://vk.example/' }, language)).toContain(
      'https://vk.example/',
    );
    expect(formatRemark({ code: 'nofollow' }, language)).toMatch(/nofollow.*\.$/);
  });
});

test('what could not be checked is never told as a fault of the page', () => {
  const words = ALL.filter((reason) => REASONS[reason] === 'unchecked').map(
    (reason) => formatReason(unchecked(reason as 'dns', 'X'), 'ru').sentence,
  );
  for (const sentence of words)
    expect(sentence).not.toMatch(/гиперссылки нет|не соответствует|нарушен/i);
});
