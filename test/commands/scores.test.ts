// Scores from saved answers and from a fake of the site, with each of its faults.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, cardPage, VALUES } from '../../fixtures/bus-gov/answers.js';
import { innOf } from '../../fixtures/bus-gov/data-set.js';
import type { PageOpener } from '../../src/busgov/reviews.js';
import type { ScoresOptions } from '../../src/commands/scores/command.js';
import { scores } from '../../src/commands/scores/scores.js';
import { makeFolder } from '../../src/files/make-folder.js';
import { WORDS } from '../../src/words/index.js';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { type FakeBusGov, startBusGov } from '../support/fake-bus-gov.js';
import { runInProcess } from '../support/in-process.js';
import { PROCESSES } from '../support/processes.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

const folder = useTemporaryFolder();
const at = (name: string): string => join(folder(), name);

const AGENCIES = [
  { id: 101, inn: innOf(1), name: 'Школа № 1', values: VALUES },
  {
    id: 102,
    inn: innOf(2),
    name: 'Школа № 2',
    values: { ...VALUES, timeoutValue: -1, comfortValue: 40 },
  },
  { id: 103, inn: innOf(3), name: 'Школа № 3' },
  // A head and its branch share an INN; their names are not those of the list.
  { id: 104, inn: innOf(4), name: 'Головная', values: { ...VALUES, opennessValue: 50 } },
  { id: 105, inn: innOf(4), name: 'Филиал', isBranch: true },
];

const LIST = `№ п/п;Наименование;ИНН;Сайт;Карточка
1;Школа № 1;${innOf(1)};one.example;https://bus.gov.ru/info-card/296088
2;Школа № 2;${innOf(2)};two.example;296089
3;Школа № 3;${innOf(3)};three.example;https://bus.gov.ru/qrcode/rate/296090?agencyId=103
4;Школа № 4;${innOf(4)};four.example;
5;Частная школа;${innOf(5)};five.example;
6;Школа без ИНН;;six.example;
`;

beforeEach(async () => {
  await writeFile(at('schools.csv'), LIST);
  await rm(at('answers'), { recursive: true, force: true });
});

interface Run {
  readonly options?: Partial<ScoresOptions>;
  readonly fake?: FakeBusGov;
  readonly opener?: PageOpener;
  readonly day?: string;
}

async function run({ options = {}, fake, opener, day = '2026-11-23' }: Run) {
  let [stdout, stderr] = ['', ''];
  const memory = (add: (text: string) => void) =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        add(String(chunk));
        done();
      },
    });
  const pauses: number[] = [];
  // Time goes by in pauses alone.
  let now = 0;
  const code = await scores({
    list: at('schools.csv'),
    options: {
      ...{ live: fake !== undefined, maxAge: 30, reviews: false, output: [], force: true },
      ...{ caFile: fake === undefined ? [] : [fake.caFile], timeout: 10, dnsServers: [] },
      ...{ userAgent: 'test', connectTo: fake === undefined ? [] : [fake.connectTo] },
      ...options,
    },
    words: WORDS.en,
    io: {
      ...{ argv: [], env: {}, stdin: () => new PassThrough(), systemLocale: 'en' },
      stdout: memory((text) => {
        stdout += text;
      }),
      stderr: memory((text) => {
        stderr += text;
      }),
      now: () => new Date(`${day}T03:00:00Z`),
      processes: PROCESSES,
      stop: new AbortController().signal,
      abort: new AbortController().signal,
    },
    wait: async (ms) => {
      now += ms;
      if (ms > 0) pauses.push(ms / 1_000);
    },
    clock: () => now,
    ...(opener === undefined ? {} : { opener }),
  });
  return { code, stdout, stderr, pauses };
}

function rowsOf(table: string): readonly (readonly string[])[] {
  const [, ...rows] = table.trim().split('\n');
  return rows.map((row) => row.split(','));
}

describe('--from', () => {
  it('reads what a browser saved, and leaves empty what is missing', async () => {
    await makeFolder(at('answers'));
    const ask = (path: string) =>
      JSON.stringify(answer(new URL(path, 'https://bus.gov.ru'), AGENCIES));
    const search = '/public-rest/api/agency/extendedSearchAgencyNew?searchString=';
    for (const number of [1, 2, 3, 5]) {
      await writeFile(at(`answers/inn ${innOf(number)}.json`), ask(search + innOf(number)));
    }
    const rating = '/public-rating/api/ratingCompare/commonInfo?';
    const ids = [101, 102, 103].map((id) => `compareAgencyIds=${id}`).join('&');
    await writeFile(at('answers/scores.json'), `\uFEFF${ask(rating + ids)}`);
    await writeFile(at('answers/page.json'), '<html></html>');
    const [one] = [ask(search + innOf(1))];
    await writeFile(at('answers/saved 1732665600000.json'), one);
    const { code, stdout, stderr } = await run({ options: { from: at('answers') } });
    expect(code).toBe(3);
    expect(stderr).toContain('Files of another shape, left out (1): page.json');
    expect(stderr).toContain('left out (1): saved 1732665600000.json. Put the INN into the name');
    expect(stderr).toContain('documented nowhere');
    const rows = rowsOf(stdout);
    expect(rows[0]?.slice(3, 13)).toEqual([
      ...['101', '2024', '90.14', '97.5', '88', '71', '99', '95.2'],
      ...['"доступность для инвалидов (71)"', '512'].map((one) => one.replaceAll('"', '')),
    ]);
    // Not calculated is no zero, and no total is made of what is left.
    expect(rows[1]?.slice(3, 11)).toEqual(['102', '2024', '', '97.5', '40', '', '99', '95.2']);
    expect(rows[1]?.at(-2)).toBe('Показатель не рассчитан');
    expect(rows[2]?.at(-2)).toBe('Нет сохранённого ответа');
    expect(rows[3]?.at(-2)).toBe('Нет сохранённого ответа');
    expect(stdout).toContain('На bus.gov.ru нет организации с таким ИНН');
    expect(rows[5]?.slice(3)).toEqual([
      ...Array(13).fill(''),
      ...['В списке нет ИНН', 'Впишите ИНН в столбец «ИНН» списка.'],
    ]);
  });
});

it.each([
  [{ ratingYear: '2024' }, '2024'],
  [{ ratingYear: 0 }, ''],
  [{ ratingYear: -1 }, ''],
  [{ ratingYear: null }, ''],
  [{ ratingYear: 20_240_101 }, ''],
])('reads the year of %j as %j', async (rating, year) => {
  await makeFolder(at('answers'));
  const found = { agencies: [{ agencyId: 101, shortName: 'Школа № 1' }] };
  await writeFile(at(`answers/${innOf(1)}.json`), JSON.stringify(found));
  const details = { ...VALUES, opennessValue: '97,5', comfortValue: -1, goodwillValue: 101 };
  const scopes = [{ ratingDetailsDto: [details] }];
  const saved = { 101: { ...rating, scopeWithRatingsDtos: scopes } };
  await writeFile(at('answers/scores.json'), JSON.stringify(saved));
  const { stdout } = await run({ options: { from: at('answers') } });
  expect(rowsOf(stdout)[0]?.slice(4, 11)).toEqual([year, '', '97.5', '', '71', '', '95.2']);
});

it('calls unknown, and not zero, what nobody has counted', async () => {
  const report = 'Код;Результат;Проверено;Наименование;ИНН;Адрес сайта';
  const row = `pass/results-link;соответствует;23.11.2026;Школа № 1;${innOf(1)};one.example`;
  await writeFile(at('report.csv'), `${report}\n${row}\n`);
  const open = { openPage: async () => '<app-root></app-root>', async close() {} };
  const options = { reviews: true, report: at('report.csv'), output: [at('q.html')] };
  const { stderr } = await run({ options, opener: open });
  expect(await readFile(at('q.html'), 'utf8')).toContain('Отзывов: неизвестно, оценок: неизвестно');
  expect(stderr).toContain('In the district reviews: unknown (new: unknown)');
});

describe('--live', () => {
  it('asks slowly, proves whose the answer is, and keeps answers', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    const { stdout, pauses, stderr } = await run({ fake, options: { from: at('answers') } });
    expect(rowsOf(stdout).map((row) => row[3])).toEqual(['101', '102', '103', '104', '', '']);
    expect(rowsOf(stdout)[3]?.[6]).toBe('50');
    expect(rowsOf(stdout)[2]?.at(-2)).toBe('Оценки нет');
    // Five searches, two cards of those with one INN, one question for all ratings.
    expect(fake.asked).toHaveLength(8);
    expect(fake.asked.at(-1)).toContain(
      'compareAgencyIds=101&compareAgencyIds=102&compareAgencyIds=103&compareAgencyIds=104',
    );
    expect(pauses).toEqual(Array(7).fill(2));
    expect(stderr).toContain('Requests to bus.gov.ru: 8');
    expect(await readdir(at('answers'))).toContain(`search ${innOf(1)} 2026-11-23.json`);

    const again = await run({ fake, options: { from: at('answers') } });
    expect(again.stdout).toBe(stdout);
    expect(fake.asked).toHaveLength(8);
    const later = await run({
      fake,
      options: { from: at('answers') },
      day: '2027-01-10',
    });
    expect(fake.asked).toHaveLength(16);
    expect(later.stdout).toContain('2027-01-10');
  });

  it('tries again after an error of the server, with pauses', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    fake.faults.push('error', 'error');
    const { stdout, pauses } = await run({ fake, options: { from: at('answers') } });
    expect(rowsOf(stdout)[0]?.[3]).toBe('101');
    expect(pauses.slice(0, 2)).toEqual([10, 30]);
  });

  it.each([
    ['error', 15, 'Сбой на стороне bus.gov.ru', 'answers with errors in a row'],
    ['html', 5, 'Вместо данных bus.gov.ru прислал страницу', 'sends a page instead of data'],
    ['forbidden', 3, 'временно закрыл доступ', 'has shut out this address'],
    ['reset', 3, 'не отвечает', 'cannot be reached from this computer'],
  ] as const)('tells %s apart and asks no more', async (fault, requests, note, end) => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    fake.faults.push(...Array(100).fill(fault));
    const { code, stdout, stderr } = await run({ fake, options: { from: at('answers') } });
    expect([code, fake.asked.length]).toEqual([3, requests]);
    expect(stdout).toContain(note);
    expect(stderr).toContain(end);
  });

  it('takes silence after answers for a shut-out, and goes on with another run', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    fake.faults.push(null, null, 'reset', 'reset', 'reset');
    const first = await run({ fake, options: { from: at('answers') } });
    expect(first.stderr).toContain('has shut out this address');
    expect(first.stdout).toContain('Ещё не спрошено');
    const asked = fake.asked.length;
    const second = await run({ fake, options: { from: at('answers') } });
    expect(rowsOf(second.stdout)[3]?.[3]).toBe('104');
    // The two searches that were answered are not repeated.
    expect(fake.asked.length - asked).toBe(6);
  });

  it('names the certificate that is not trusted', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    const { stderr, stdout } = await run({ fake, options: { from: at('answers'), caFile: [] } });
    expect(stderr).toContain('--ca-file');
    expect(stdout).toContain('Сертификат bus.gov.ru не проверен');
    expect(fake.asked).toEqual([]);
  });

  it('makes no more than 600 requests', async () => {
    const many = Array.from({ length: 650 }, (_one, index) => `Школа;${innOf(index + 10)};`);
    await writeFile(at('schools.csv'), `Наименование;ИНН;Сайт\n${many.join('\n')}\n`);
    const fake = await startBusGov([], at('ca.pem'));
    const { stderr } = await run({ fake, options: { from: at('answers') } });
    expect(fake.asked).toHaveLength(600);
    expect(stderr).toContain('This run made 600 requests');
  }, 60_000);
});

describe('--reviews', () => {
  const opener = (reviews: number, marks: readonly number[]): PageOpener & { opened: string[] } => {
    const opened: string[] = [];
    return {
      opened,
      async openPage(address) {
        opened.push(address);
        if (address.endsWith('296090')) return cardPage({ reviews: 7, marks }, 999);
        return cardPage(
          {
            reviews: address.endsWith('296088') ? 0 : reviews,
            marks: address.endsWith('296088') ? [0, 0, 0, 0, 0] : marks,
          },
          101,
        );
      },
      async close() {},
    };
  };

  it('counts, keeps each quarter and tells the growth', async () => {
    const options = { reviews: true, history: at('quarters') };
    const days = ['2025-11-10', '2026-02-10', '2026-05-10', '2026-08-10', '2026-11-10'];
    let stdout = '';
    let stderr = '';
    for (const [index, day] of days.entries()) {
      const open = opener(10 + index * 2, [5 + index, 1, 0, 0, 1]);
      ({ stdout, stderr } = await run({ options, opener: open, day }));
      expect(open.opened[0]).toBe('https://bus.gov.ru/info-card/296088');
      expect(open.opened).toHaveLength(3);
    }
    expect(await readdir(at('quarters'))).toEqual([
      ...['reviews-2025-IV.json', 'reviews-2026-I.json', 'reviews-2026-II.json'],
      ...['reviews-2026-III.json', 'reviews-2026-IV.json'],
    ]);
    expect(rowsOf(stdout)[1]).toEqual(expect.arrayContaining(['18', '11', '2', '1']));
    expect(stdout).toContain('Номер карточки неизвестен');
    expect(stderr).toContain('(new: 2)');
  });

  it("makes the quarter's monitoring beside a report, on a sheet and a page", async () => {
    const report = 'Код;Результат;Проверено;Наименование;ИНН;Адрес сайта;Результат: отзывы';
    const row = `pass/results-link;соответствует;23.11.2026;Школа № 1;${innOf(1)};one.example;не соответствует`;
    await writeFile(at('report.csv'), `${report}\n${row}\n`);
    const output = ['q.csv', 'q.xlsx', 'q.html', 'q.json'].map(at);
    const options = { reviews: true, history: at('quarters'), report: at('report.csv'), output };
    await run({ options, opener: opener(18, [9, 1, 0, 0, 1]), day: '2026-11-20' });
    const table = await readFile(at('q.csv'), 'utf8');
    expect(table).toContain('Ссылка на результаты;Ссылка на отзывы;Ссылка на анкету');
    expect(table).toMatch(/1;Школа № 1;есть;нет;;0;0;0;0;Год без отзывов и оценок/);
    const page = await readFile(at('q.html'), 'utf8');
    expect(page).toContain('Мониторинг за IV квартал 2026 года');
    // Who has none after a year stands first.
    expect(page.indexOf('Школа № 1')).toBeLessThan(page.indexOf('Школа № 2'));
    expect(JSON.parse(await readFile(at('q.json'), 'utf8')).scores[1].counts).toEqual({
      ...{ reviews: 18, marks: [9, 1, 0, 0, 1], day: '2026-11-20' },
    });
  });

  it('takes the cards of a report that is given as the list', async () => {
    const head = 'Код;Результат;Проверено;Наименование организации;Адрес сайта;ИНН;Гиперссылка';
    const card = 'https://bus.gov.ru/info-card/402495';
    const row = `fail/card-link;не соответствует;23.11.2026;Школа № 1;one.example;${innOf(1)};${card}`;
    await writeFile(at('schools.csv'), `${head}\n${row}\n`);
    const open = opener(18, [9, 1, 0, 0, 1]);
    const { stdout } = await run({ options: { reviews: true }, opener: open });
    expect(open.opened).toEqual([card]);
    expect(rowsOf(stdout)[0]).toEqual(expect.arrayContaining(['18', '11']));
  });

  it('does not believe the card of another organisation', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    const options = { from: at('answers'), reviews: true };
    const { stdout } = await run({ fake, options, opener: opener(1, [1, 0, 0, 0, 0]) });
    expect(rowsOf(stdout)[2]?.at(-2)).toContain('Карточка другой организации');
  });

  it.skipIf(!HAS_CHROMIUM)(
    'opens the cards in a browser, by the routes and authorities of the run',
    async () => {
      const fake = await startBusGov(AGENCIES, at('ca.pem'));
      const options = { live: false, reviews: true, chromium: CHROMIUM_PATH, timeout: 60 };
      const { stdout } = await run({ fake, options });
      expect(rowsOf(stdout)[0]).toEqual(expect.arrayContaining(['12', '7']));
      expect(fake.asked.filter((path) => path.startsWith('/info-card/'))).toHaveLength(3);
      const untrusted = await run({ fake, options: { ...options, caFile: [] } });
      expect(untrusted.stdout).toContain('На карточке не видно отзывов и оценок');
    },
    180_000,
  );

  it('says why there is no browser', async () => {
    const options = { reviews: true, chromium: '/nowhere/chrome' };
    const { stderr } = await run({ options });
    expect(stderr).toContain('No browser started, so no reviews were read: /nowhere/chrome.');
  });

  it('says that a card shows no counts', async () => {
    const open = { openPage: async () => '<app-root></app-root>', async close() {} };
    const { stdout } = await run({ options: { reviews: true }, opener: open });
    expect(stdout).toContain('На карточке не видно отзывов и оценок');
  });
});

describe('the page', () => {
  it('says no more than JSON does', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    const output = ['s.html', 's.json'].map(at);
    await run({ fake, options: { from: at('answers'), output } });
    const page = await readFile(at('s.html'), 'utf8');
    const { scores: all } = JSON.parse(await readFile(at('s.json'), 'utf8'));
    expect(all[0]).toMatchObject({ total: 90.14, note: '', advice: '' });
    expect(all[1].indicators[0]).toEqual({
      ...{ title: 'Комфортность условий', value: 40, median: 88 },
    });
    expect(all[5]).toMatchObject({ total: null, indicators: [], note: 'В списке нет ИНН' });
    for (const { advice } of all) expect(page).toContain(advice);
    expect(all[5].advice).toBe('Впишите ИНН в столбец «ИНН» списка.');
  });

  it('shows the lowest indicators first, against the median', async () => {
    const fake = await startBusGov(AGENCIES, at('ca.pem'));
    await run({ fake, options: { from: at('answers'), output: [at('s.html')] } });
    const page = await readFile(at('s.html'), 'utf8');
    expect(page).toContain('<li>Школа № 2: комфортность условий — <b>40</b></li>');
    const own = page.slice(page.indexOf('<h3>1. Школа № 1'), page.indexOf('<h3>2. Школа № 2'));
    const order = ['Доступность', 'Комфортность', 'Удовлетворённость', 'Открытость'];
    const places = order.map((title) => own.indexOf(title));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(own).toContain('<line x1="88"');
    expect(page).toContain('Описания этих интерфейсов нет');
  });
});

describe('noko-check scores', () => {
  it.each([
    [[], 'there is no source of values'],
    [['--from', 'nowhere'], 'Could not read “nowhere”'],
    [['--live', '-o', 'scores.txt'], '.json'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await runInProcess(['scores', at('schools.csv'), ...argv]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('says in its help that the interfaces are undocumented', async () => {
    const { stdout } = await runInProcess(['scores', '--help']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('whose interfaces are undocumented');
  });
});
