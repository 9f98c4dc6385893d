import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it, test } from 'vitest';
import type { SchoolResult } from '../../../src/crawl/result.js';
import { html } from '../../../src/report/html/report.js';
import { PROFILES } from '../../../src/verdict/profiles.js';
import { expectGolden } from '../../support/golden.js';
import { HOSTILE, HOSTILE_HEADER, HOSTILE_NAMES } from '../../support/hostile.js';
import { RESULTS, resultWith } from '../../support/results.js';
import { written } from '../../support/written.js';

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

function elementsOf(source: string): readonly Element[] {
  const $ = load(source);
  return $('*')
    .toArray()
    .flatMap((node) =>
      'attribs' in node
        ? [{ tag: node.tagName, attributes: node.attribs, text: $(node).prop('textContent') ?? '' }]
        : [],
    );
}

/** Style and scripts are files of their own: what changes there is no matter of the markup. */
function withoutAssets(source: string): string {
  return source
    .replace(/(<(style|script)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1…$3')
    .replace(/sha256-[^&]+/g, 'sha256-…');
}

const changed: readonly SchoolResult[] = RESULTS.map((result, index) => ({
  ...result,
  school: { ...result.school, carried: [index < 2 ? 'Южный' : 'Северный', '', '8-475-000'] },
  change: {
    kind: (['fixed', 'new-violation', 'check-lost'] as const)[index] ?? 'unchanged',
    since: '2026-11-22',
    linkLastSeen: index === 0 ? null : '2026-11-20',
    lastKnown: index === 2 ? { verdict: 'pass', day: '2026-11-20', since: '2026-10-01' } : null,
    runsUnchecked: index === 2 ? 3 : 0,
  },
}));

test('the page is this markup', async () => {
  await expectGolden('report.html', withoutAssets(await written(html)));
});

test('with an earlier report, several requirements and groups of schools it is this', async () => {
  const rules = [PROFILES.noko, PROFILES.anketa] as const;
  const [first, ...others] = changed;
  if (first === undefined) throw new Error('no result');
  const further = [{ ...first.judgement, verdict: 'fail', reason: 'no-link', link: null }] as const;
  const results = [{ ...first, further }, ...others];
  await expectGolden('report-changes.html', withoutAssets(await written(html, { rules }, results)));
});

test('a report on no school is a page all the same', async () => {
  const source = await written(html, {}, []);
  expect(source).toContain('соответствует 0 из 0');
  expect(source).toContain('</html>');
});

test('who made it of which list, the share and its counts stand on top', async () => {
  const settings = { organisation: 'Отдел образования', listName: 'schools.csv' };
  const $ = load(await written(html, settings));
  const header = $('header p').toArray();
  expect(header.map((one) => $(one).text())).toEqual([
    'Отдел образования',
    expect.stringMatching(/^Список: schools\.csv · 3 школы · Проверено 23.11.2026/),
  ]);
  expect(load(await written(html))('header p').text()).toMatch(/^3 школы · Проверено/);
});

describe('the table of districts', () => {
  const SHARES = { Южный: [1, 1, 0], Северный: [1, 0, 0], Западный: [2], Восточный: [1, 1] };
  const JUDGEMENTS = [
    { verdict: 'fail', reason: 'no-link', link: null },
    {},
    { verdict: 'unchecked', reason: 'dns', link: null },
  ] as const;
  const results = Object.entries(SHARES).flatMap(([district, verdicts]) =>
    verdicts.flatMap((verdict) =>
      ['школа', 'школа'].map((kind) =>
        resultWith({ school: { carried: [district, kind] }, judgement: JUDGEMENTS[verdict] ?? {} }),
      ),
    ),
  );
  const opened = async (header: string) =>
    load(await written(html, { carriedHeader: [header] }, results))('.groups');

  it('is open, the worst first and those that nobody could check last, with a total', async () => {
    const groups = await opened('Район');
    expect(groups.attr('open')).toBeDefined();
    const cells = (one: string) =>
      groups
        .find(one)
        .toArray()
        .map((row) =>
          load(row)('th, td')
            .toArray()
            .slice(0, 6)
            .map((cell) => load(cell).text()),
        );
    expect(cells('tbody tr').map((row) => row.map((text) => text.replace(/\s/g, ' ')))).toEqual([
      ['Северный', '33 %', '6', '2', '4', '0'],
      ['Южный', '67 %', '6', '4', '2', '0'],
      ['Восточный', '100 %', '4', '4', '0', '0'],
      ['Западный', '–', '2', '0', '0', '2'],
    ]);
    expect(cells('tfoot tr')[0]?.slice(2)).toEqual(['18', '10', '6', '2']);
  });

  it.each([
    ['Муниципальный район', true],
    ['Городской округ', true],
    ['Тип', false],
    ['Телефон куратора', false],
  ])('is the one whose column is «%s»: %s', async (header, isOpen) => {
    expect((await opened(header)).attr('open') !== undefined).toBe(isOpen);
  });

  it('leads from its numbers to the schools', async () => {
    const groups = await opened('Район');
    const links = groups.find('tbody tr').first().find('a').toArray();
    expect(links.map(({ attribs }) => JSON.parse(attribs['data-filter'] ?? ''))).toEqual([
      { Район: 'Северный' },
      { Район: 'Северный', Результат: 'соответствует' },
      { Район: 'Северный', Результат: 'не соответствует' },
    ]);
  });
});

test('the page has neither codes of errors nor advice for programmers', async () => {
  const unread = (
    reason: 'dns' | 'connection' | 'tls' | 'timeout' | 'private-address',
    detail: string,
  ) =>
    resultWith({
      judgement: { ...{ verdict: 'unchecked', reason, detail }, link: null, links: [] },
    });
  const card = RESULTS[1];
  if (card === undefined) throw new Error('no result');
  const source = await written(html, {}, [
    card,
    unread('dns', 'ENOTFOUND'),
    unread('connection', 'ECONNRESET'),
    unread('connection', 'proxy 407: ERR_PROXY'),
    unread('tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    unread('timeout', 'UND_ERR_CONNECT_TIMEOUT'),
    unread('private-address', '10.0.0.1'),
  ]);
  const $ = load(source);
  $('script, style, pre').remove();
  const text = $('body').text();
  expect(text).toContain('Сервер имён не знает такого сайта.');
  expect(text).toContain('Запустите проверку ещё раз позже.');
  expect(text).not.toMatch(/\b[A-Z]+_[A-Z_]+\b|\bE[A-Z]{4,}|--[a-z]|fail\/|unchecked\//);
});

test('the policy admits our own style and scripts and nothing else', async () => {
  const elements = elementsOf(await written(html));
  const policy = elements.find(
    ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
  )?.attributes.content;
  const hashes = (tag: string) =>
    elements
      .filter((element) => element.tag === tag)
      .map(({ text }) => createHash('sha256').update(text).digest('base64'))
      .map((hash) => `'sha256-${hash}'`)
      .join(' ');
  expect(policy).toBe(
    `default-src 'none'; style-src ${hashes('style')}; script-src ${hashes('script')}; base-uri 'none'; form-action 'none'`,
  );
});

test('who could not be checked since the run was cut short is said on top', async () => {
  const interrupted = resultWith({
    judgement: { verdict: 'unchecked', reason: 'interrupted', link: null },
  });
  expect(await written(html, {}, [...RESULTS, interrupted])).toContain(
    '<p class="notice">Проверка прервана, не дождались очереди: 1 школа.</p>',
  );
});

describe('where something else stood', () => {
  const parked = (name: string) =>
    resultWith({
      school: { name, carried: ['Южный', '', '8-475-000'] },
      judgement: {
        ...{ verdict: 'unchecked', reason: 'not-the-site', detail: 'parked' },
        ...{ link: null, links: [], remarks: [], pageTitle: 'Домен <b>продаётся</b>' },
      },
      page: 'https://parked.example/',
    });
  const moved = resultWith({
    judgement: {
      ...{ verdict: 'unchecked', reason: 'moved', detail: 'https://new.example/' },
      ...{ link: null, links: [], remarks: [] },
    },
  });

  it('schools are named apart by what was found, with the title and whom to call', async () => {
    const $ = load(await written(html, {}, [parked('Школа А'), ...RESULTS, parked('Школа Б')]));
    const block = $('.strangers');
    expect(block.find('h2').text()).toBe('Открылась не страница школы');
    expect(block.find('> p').length).toBe(1);
    expect(block.find('> p').text()).toMatch(/^Вместо сайта открылась .*имя её сайта/);
    const [first, second, ...none] = block
      .find('li')
      .toArray()
      .map((one) => $(one).text());
    expect(first).toBe('Школа А 8-475-000 «Домен <b>продаётся</b>»');
    expect(second).toContain('Школа Б');
    expect(none).toEqual([]);
    expect(block.find('.why a').attr('href')).toBe('https://parked.example/');
  });

  it('a new address is a link, one that is none is text', async () => {
    const script = { ...moved, judgement: { ...moved.judgement, detail: 'javascript:alert(1)' } };
    const $ = load(await written(html, {}, [moved, script]));
    const links = $('.strangers .why a')
      .toArray()
      .map((one) => $(one).attr('href'));
    expect(links).toEqual(['https://new.example/']);
    expect($('.strangers').text()).toContain('javascript:alert(1)');
  });

  it('it says how many there are beyond those', async () => {
    const many = Array.from({ length: 13 }, (_, index) => parked(`Школа ${index}`));
    const $ = load(await written(html, {}, many));
    expect($('.strangers li').length).toBe(10);
    expect($('.strangers').text()).toContain('И ещё 3 школы в таблице');
  });

  it('nothing is said where every page was the school’s own', async () => {
    expect(load(await written(html))('.strangers').length).toBe(0);
  });
});

describe('a hostile list', () => {
  const source = written(html, { carriedHeader: HOSTILE_HEADER }, HOSTILE);

  it('brings no element and no attribute of its own', async () => {
    const tame = HOSTILE.map((result) => ({
      ...resultWith({ judgement: { ...result.judgement, remarks: result.judgement.remarks } }),
      school: { ...result.school, name: 'а', number: '1', carried: ['а', 'а', 'а'] },
    }));
    const tags = (elements: readonly Element[]) => new Set(elements.map(({ tag }) => tag));
    const names = (elements: readonly Element[]) =>
      new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));
    const hostile = elementsOf(await source);
    const harmless = elementsOf(await written(html, { carriedHeader: ['а', 'б', 'в'] }, tame));
    for (const tag of tags(hostile))
      expect([...tags(harmless), 'option', 'select', 'label', 'tfoot']).toContain(tag);
    for (const name of names(hostile)) expect([...names(harmless), 'value']).toContain(name);
    expect([...names(hostile)].filter((name) => name.startsWith('on') || name === 'style')).toEqual(
      [],
    );
  });

  it('links nowhere but to http, https and the page itself', async () => {
    const targets = elementsOf(await source).flatMap(({ attributes: { href, src } }) =>
      [href, src].filter((target) => target !== undefined),
    );
    expect(targets.filter((target) => !/^(?:https?:\/\/|#s\d+$|#all$)/.test(target))).toEqual([]);
  });

  it('is shown as it is written', async () => {
    const shown = elementsOf(await source)
      .filter(({ attributes }) => attributes.scope === 'row')
      .map(({ text }) => text);
    expect(shown.some((text) => text.startsWith(HOSTILE_NAMES[0] ?? ''))).toBe(true);
    expect(shown.some((text) => text.startsWith('Щ'.repeat(300)))).toBe(true);
  });
});
