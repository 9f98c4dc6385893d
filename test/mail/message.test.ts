// The message as a person reads it.
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { formatMessageHtml, formatMessageText } from '../../src/mail/format-message.js';
import {
  createFailureMessage,
  createMessage,
  MAX_LISTED,
  type MailedRun,
} from '../../src/mail/message.js';
import { createHighlights } from '../../src/report/html/highlights.js';
import { createRows } from '../../src/report/html/school-row.js';
import { createOverview } from '../../src/report/overview.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { NEAR_MISS } from '../support/judgements.js';
import { CARRIED_HEADER, RESULTS, resultWith } from '../support/results.js';

function messageOf(results: readonly SchoolResult[], parts: Partial<MailedRun> = {}) {
  const rules = [PROFILES.noko] as const;
  const counter = createOverview({ carriedHeader: [], rules });
  const highlights = createHighlights({ calls: MAX_LISTED, named: MAX_LISTED });
  const toRow = createRows(rules);
  for (const result of results) {
    counter.add(result);
    highlights.add(toRow(result));
  }
  return createMessage({
    overview: counter.overview(),
    highlights: highlights.highlights(),
    headers: CARRIED_HEADER,
    period: '23.11.2026 в 03:00',
    alarms: [],
    left: [],
    silent: [],
    reports: ['Отчёт: report.xlsx'],
    ...parts,
  });
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('the message', () => {
  it('gives the totals with their reasons, whom to call, and the report', () => {
    const message = messageOf(RESULTS);
    expect(message.subject).toBe('НОКО: соответствуют 1 из 2 проверенных, не проверены 1');
    const text = plain(formatMessageText(message));
    expect(text).toContain('- В списке 3 школы; проверено 23.11.2026 в 03:00\n');
    expect(text).toContain('- соответствует: 1 (50 % проверенных)\n');
    expect(text).toContain('- не соответствует: 1\n    1 — Гиперссылка ведёт на карточку');
    expect(text).toContain(
      '\n    - МБОУ «Школа № 2» с. Второе (http://школа2.example), тел. +7-475-000-00-00\n',
    );
    expect(text.endsWith('ОТЧЁТ\n\n- Отчёт: report.xlsx\n')).toBe(true);
    expect(text).not.toContain('ВНИМАНИЕ');
    expect(text).not.toContain('ЧТО ИЗМЕНИЛОСЬ');
  });

  it('says the same in HTML, which loads nothing and runs nothing', () => {
    const message = messageOf(RESULTS, { alarms: ['Не работала <наша> сеть'] });
    const html = formatMessageHtml(message);
    const $ = load(html);
    expect(
      $('h2')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(message.sections.map(({ heading }) => heading));
    expect($('li').first().text().trim()).toBe('Не работала <наша> сеть');
    expect($('script, img, link, style, iframe').length).toBe(0);
    for (const link of $('a').toArray()) expect($(link).attr('href')).toMatch(/^https?:/);
  });

  it('names only so many schools, and says how many more there are', () => {
    const fail = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;
    const results = Array.from({ length: MAX_LISTED + 5 }, (_, index) => {
      const result = resultWith({ school: { name: `Школа ${index}` }, judgement: fail });
      const change = { kind: 'new-violation', since: '', linkLastSeen: null } as const;
      return { ...result, change: { ...change, lastKnown: null, runsUnchecked: 0 } };
    });
    const names = results.map(({ school }) => school.name);
    const silent = names.map((school) => ({ school, runs: 5 }));
    const text = plain(formatMessageText(messageOf(results, { left: names, silent })));
    expect(text).toContain('- новое нарушение: 25\n');
    expect(text.match(/и ещё 5\n/g)).toHaveLength(3);
    expect(text).toContain('и ещё 5 школ: они есть в отчёте');
    expect(text).toContain('- Школа 0: 5 раз подряд');
    expect(text).not.toContain('Школа 24');
  });

  it('names apart whose site showed something else, with its title or new address', () => {
    const none = { verdict: 'unchecked', link: null, links: [], remarks: [] } as const;
    const title = { detail: 'suspended', pageTitle: 'Account Suspended' };
    const text = plain(
      formatMessageText(
        messageOf([
          resultWith({ judgement: { ...none, ...title, reason: 'not-the-site' } }),
          resultWith({ judgement: { ...none, reason: 'moved', detail: 'https://new.example/' } }),
        ]),
      ),
    );
    expect(text).toMatch(
      /ОТКРЫЛАСЬ НЕ СТРАНИЦА ШКОЛЫ\n\n- Сообщите.*\n {4}- МБОУ .*\n {8}Сайт отключён.*«Account Suspended»\.\n/,
    );
    expect(text).toMatch(
      /САЙТ ПЕРЕЕХАЛ\n\n- .*\n {4}- МБОУ .*\n {8}.*: https:\/\/new\.example\/\n/,
    );
    expect(text).not.toContain('КОМУ ЗВОНИТЬ');
    expect(plain(formatMessageText(messageOf(RESULTS)))).not.toContain('НЕ СТРАНИЦА');
  });

  it('groups schools by reason, and says each advice once', () => {
    const fail = (name: string, reason: 'no-link' | 'card-link') =>
      resultWith({ school: { name }, judgement: { verdict: 'fail', reason } });
    const text = plain(
      formatMessageText(
        messageOf([
          fail('А', 'no-link'),
          fail('Б', 'card-link'),
          fail('В', 'no-link'),
          fail('Г', 'card-link'),
        ]),
      ),
    );
    const calls = text.slice(text.indexOf('КОМУ ЗВОНИТЬ'), text.indexOf('ОТЧЁТ'));
    const lines = calls.split('\n').map((line) => line.replace(/ \(.*/, ''));
    expect(lines).toEqual([
      ...['КОМУ ЗВОНИТЬ', '', '- Гиперссылка ведёт на карточку организации'],
      ...[expect.stringMatching(/^ {4}Найдите/), '    - Б', '    - Г'],
      '- Гиперссылки на bus.gov.ru нет',
      ...[expect.stringMatching(/^ {4}\S/), '    - А', '    - В', '', ''],
    ]);
  });

  it('says once what differs by the address alone, and the address with each school', () => {
    const broken = (name: string, id: string) => {
      const url = `https://bus.gov.ru/independentRating/details/${id}`;
      const nearMiss = { ...NEAR_MISS, href: `htp://${id}`, url, kind: 'results' as const, id };
      const judgement = { verdict: 'fail', reason: 'broken-link', link: null, nearMiss } as const;
      return resultWith({ school: { name }, judgement });
    };
    const text = plain(formatMessageText(messageOf([broken('А', '1'), broken('Б', '2')])));
    expect(text.split('замените адрес целиком на такой')).toHaveLength(2);
    expect(text).toMatch(
      /- А.*\s+Нужный адрес: https:\S+\/1\s[\s\S]*- Б.*\s+Нужный адрес: https:\S+\/2\s/,
    );
  });

  it('says of cards that the department may accept them', () => {
    const text = plain(formatMessageText(messageOf(RESULTS)));
    expect(text).toMatch(/1 — Гиперссылка ведёт на карточку .*\(--accept results,card\)/);
    const judgement = { verdict: 'pass', reason: 'card-link' } as const;
    const accepted = plain(formatMessageText(messageOf([resultWith({ judgement })])));
    expect(accepted).not.toContain('--accept');
  });

  it('holds no text of a list beyond a length, and no character that turns what follows', () => {
    const judgement = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;
    const name = `\u202eШкола\u0000\n${'я'.repeat(100_000)}`;
    const text = formatMessageText(messageOf([resultWith({ school: { name }, judgement })]));
    expect(text.length).toBeLessThan(5_000);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});

it('a run that came to nothing is told with its reason', () => {
  const { subject, sections } = createFailureMessage('Список пуст.');
  expect(subject).toBe('НОКО: проверка не состоялась');
  expect(sections[0]?.lines[0]?.text).toBe('Список пуст.');
});
