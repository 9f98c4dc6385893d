// The HTML report as a person has it before them: a file that is opened in Chromium, without any
// network. It runs where Chromium is installed (CHROMIUM_PATH, else Debian's), and always in CI.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { html } from '../../src/report/html/report.js';
import { CHROMIUM_PATH, HAS_CHROMIUM, startOfflineChromium } from '../support/browser.js';
import { HOSTILE, HOSTILE_HEADER } from '../support/hostile.js';
import { resultWith } from '../support/results.js';
import { written } from '../support/written.js';

if (!HAS_CHROMIUM) stdout.write(`No Chromium at ${CHROMIUM_PATH}: the HTML report is not tried.\n`);

const DISTRICTS = ['Северный', 'Южный', 'Западный'];
const FINDINGS = [
  {},
  { verdict: 'fail', reason: 'no-link', link: null, links: [], remarks: [] },
  { verdict: 'fail', reason: 'broken-link' },
  { verdict: 'unchecked', reason: 'timeout', link: null, links: [], remarks: [] },
] as const;

/** More than are shown at first; a quarter each has the findings above. */
const SCHOOLS: readonly SchoolResult[] = Array.from({ length: 250 }, (_, index) =>
  resultWith({
    school: {
      row: index + 1,
      number: `${index + 1}.`,
      name: `Школа № ${index + 1}${index === 40 ? ' «Берёзка»' : ''}`,
      carried: [DISTRICTS[index % 3] ?? '', '', `8-475-${index + 1}`],
    },
    judgement: FINDINGS[index % 4] ?? {},
  }),
);

let browser: Browser;
let folder: string;
let page: Page;
/** What the page complained of, and what it asked for beside itself. */
let complaints: string[];
let requests: string[];

/** Opens a report; `before` is run before its own scripts. */
async function open(
  source: string,
  options: BrowserContextOptions = {},
  before = '',
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  await context.addInitScript(before);
  page = await context.newPage();
  complaints = [];
  requests = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => requests.push(request.url()));
  const file = join(folder, 'report.html');
  await writeFile(file, source);
  await page.goto(pathToFileURL(file).href);
  expect(requests).toEqual([pathToFileURL(file).href]);
}

const said = () => page.locator('#shown').innerText();
const names = () => page.locator('#schools tbody tr:first-child th').allInnerTexts();
const firstNames = async () => (await names()).slice(0, 3).map((name) => name.split('\n')[0]);

describe.skipIf(!HAS_CHROMIUM)('the HTML report in a browser', () => {
  beforeAll(async () => {
    browser = await startOfflineChromium();
    folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    expect(complaints).toEqual([]);
    expect(requests.length).toBe(1);
    await page.context().close();
  });

  it('is searched, whatever the case, the ё and the order of the words', async () => {
    await open(await written(html, {}, SCHOOLS));
    expect(await said()).toBe('Показано 200 из 250');
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('БЕРЕЗКА школа');
    expect(await said()).toBe('Показано 1 из 250, подходят 1');
    expect(await firstNames()).toEqual(['Школа № 41 «Берёзка»']);
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('8-475-77');
    expect(await firstNames()).toEqual(['Школа № 77']);
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('нет такой');
    expect(await said()).toBe('Показано 0 из 250, подходят 0');
    await page.getByRole('button', { name: 'Сбросить' }).click();
    expect(await said()).toBe('Показано 200 из 250');
  });

  it('is filtered by verdict, reason and the list’s own column, each as often as it says', async () => {
    await open(await written(html, {}, SCHOOLS));
    const filters = page.locator('#controls select');
    expect(await filters.count()).toBe(3);
    for (const filter of await filters.all()) {
      for (const option of await filter.locator('option:not([value=""])').all()) {
        const [, count = ''] = /\((\d+)\)$/.exec(await option.innerText()) ?? [];
        await filter.selectOption(await option.getAttribute('value'));
        expect(await said()).toMatch(new RegExp(`, подходят ${count}$`));
      }
      await filter.selectOption('');
    }
    await page.getByLabel('Результат', { exact: true }).selectOption('=не соответствует');
    await page.getByLabel('Район', { exact: true }).selectOption('=Южный');
    const expected = SCHOOLS.filter(
      ({ judgement, school }) => judgement.verdict === 'fail' && school.carried[0] === 'Южный',
    );
    expect(await firstNames()).toEqual(expected.slice(0, 3).map(({ school }) => school.name));
    expect(await said()).toContain(`подходят ${expected.length}`);
  });

  it('is sorted by the keyboard, and says so', async () => {
    await open(await written(html, {}, SCHOOLS));
    const heading = page.locator('#schools').getByRole('columnheader', { name: 'Результат' });
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    expect(await firstNames()).toEqual(['Школа № 2', 'Школа № 3', 'Школа № 6']);
    await page.keyboard.press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await firstNames()).toEqual(['Школа № 1', 'Школа № 5', 'Школа № 9']);
    const number = page.getByRole('columnheader', { name: '№' });
    await number.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('none');
    expect(await firstNames()).toEqual(['Школа № 1', 'Школа № 2', 'Школа № 3']);
    await page.getByRole('columnheader', { name: 'Организация' }).getByRole('button').click();
    expect((await names()).indexOf(await page.locator('#s10 th').innerText())).toBe(9);
  });

  it('shows the schools that a reason, a district or a number speaks of', async () => {
    await open(await written(html, {}, SCHOOLS));
    const showing = async (link: string, fails: (result: SchoolResult) => boolean) => {
      await page.getByRole('searchbox', { name: 'Поиск' }).fill('Берёзка');
      await page.locator(link).first().click();
      const expected = SCHOOLS.filter(fails);
      expect(await said()).toContain(`подходят ${expected.length}`);
      expect(await firstNames()).toEqual(expected.slice(0, 3).map(({ school }) => school.name));
    };
    await showing(
      '.reasons a:text-is("Гиперссылка с ошибкой в адресе")',
      ({ judgement }) => judgement.reason === 'broken-link',
    );
    await showing('.groups a:text-is("Южный")', ({ school }) => school.carried[0] === 'Южный');
    await showing(
      '.groups tr:has-text("Южный") td:nth-of-type(4) a',
      ({ school, judgement }) => school.carried[0] === 'Южный' && judgement.verdict === 'fail',
    );
    await showing('.calls .note a', ({ judgement }) => judgement.verdict === 'fail');
    await showing('.legend .unchecked a', ({ judgement }) => judgement.verdict === 'unchecked');
    expect(await page.locator('#all').isVisible()).toBe(true);
  });

  it('sorts districts by any column, the total staying below', async () => {
    await open(await written(html, {}, SCHOOLS));
    const table = page.locator('.groups table').first();
    const rows = async () =>
      (await table.locator('tr th[scope="row"]').allInnerTexts()).map((text) => text.trim());
    expect((await rows()).at(-1)).toBe('Итого');
    const shares = async () =>
      (await table.locator('tbody td:nth-of-type(1)').allInnerTexts()).map(Number.parseFloat);
    const given = await shares();
    expect(given).toEqual([...given].sort((a, b) => a - b));
    await table.getByRole('columnheader', { name: 'Район' }).getByRole('button').click();
    expect(await rows()).toEqual(['Западный', 'Северный', 'Южный', 'Итого']);
    const share = table.getByRole('columnheader', { name: 'Доля' });
    await share.getByRole('button').click();
    expect(await shares()).toEqual(given);
    await share.getByRole('button').click();
    expect(await shares()).toEqual([...given].reverse());
    expect((await rows()).at(-1)).toBe('Итого');
    expect(await share.getAttribute('aria-sort')).toBe('descending');
  });

  it('folds its filters on a phone, where nothing is wider than the screen', async () => {
    await open(await written(html, {}, SCHOOLS), { viewport: { width: 390, height: 844 } });
    const filter = page.getByLabel('Результат', { exact: true });
    expect(await filter.isVisible()).toBe(false);
    const fold = page.getByRole('button', { name: 'Отбор' });
    await fold.click();
    expect(await filter.isVisible()).toBe(true);
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBe(390);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await fold.isVisible()).toBe(false);
  });

  it('shows the rest of a long list when it is asked to', async () => {
    await open(await written(html, {}, SCHOOLS));
    await page.getByRole('button', { name: 'Показать ещё 50' }).click();
    expect(await said()).toBe('Показано 250 из 250');
    expect(await page.locator('#rest').isHidden()).toBe(true);
  });

  it('opens a row by a click on it and by its button, and copies the letter', async () => {
    await open(await written(html, {}, SCHOOLS));
    const evidence = page.locator('#s2 .evidence');
    await page.locator('#s2 td').nth(1).click();
    expect(await evidence.isVisible()).toBe(true);
    await page.locator('#s2 td').nth(1).click();
    expect(await evidence.isVisible()).toBe(false);
    await page.locator('#s2 summary').focus();
    await page.keyboard.press('Enter');
    expect(await evidence.isVisible()).toBe(true);
    expect(await evidence.innerText()).toContain('https://www.school1.example/');
    await evidence.getByRole('button', { name: 'Скопировать письмо' }).click();
    await evidence.getByText('Скопировано').waitFor();
    const letter = await page.evaluate('navigator.clipboard.readText()');
    expect(letter).toMatch(/^Руководителю .+\nШкола № 2\n\n/);
    expect(letter).toBe(await evidence.locator('pre').evaluate((pre) => pre.textContent));
    await page.locator('#s1 td').nth(1).click();
    expect(await page.locator('#s1').getByRole('button').count()).toBe(0);
  });

  it('marks the letter where the browser has no clipboard for it', async () => {
    await open(
      await written(html, {}, SCHOOLS.slice(0, 2)),
      {},
      'delete Navigator.prototype.clipboard',
    );
    await page.locator('#s2 summary').click();
    await page.getByRole('button', { name: 'Скопировать письмо' }).click();
    await page.getByText('Выделено, нажмите Ctrl+C').waitFor();
    expect(await page.evaluate('String(getSelection())')).toBe(
      await page.locator('#s2 pre').innerText(),
    );
  });

  it('leads from the schools to call to their rows, though a filter hides them', async () => {
    await open(await written(html, {}, SCHOOLS));
    const first = page.locator('.calls a').first();
    expect(await first.innerText()).toBe('Школа № 3');
    for (const filter of ['=соответствует', '=не проверено']) {
      await page.getByLabel('Результат', { exact: true }).selectOption(filter);
      await first.click();
      await page.locator('#s3 .evidence').waitFor();
      expect(await page.locator('#s3 summary').evaluate((one) => one.matches(':focus'))).toBe(true);
    }
  });

  it('prints every school that matches on A4, and none of the controls', async () => {
    await open(await written(html, {}, SCHOOLS));
    await page.evaluate(`addEventListener('beforeprint', () => {
      document.title = document.querySelectorAll('#schools tbody').length;
    })`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    expect(await page.title()).toBe('250');
    expect(await said()).toBe('Показано 200 из 250');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#controls').isVisible()).toBe(false);
  });

  it('is a plain table whose rows open, where scripts are off', async () => {
    await open(await written(html, {}, SCHOOLS), { javaScriptEnabled: false });
    expect(await page.locator('#schools tbody').count()).toBe(250);
    expect(await page.locator('#controls').isVisible()).toBe(false);
    expect(await page.locator('#s250').isVisible()).toBe(true);
    await page.locator('#s2 summary').click();
    expect(await page.locator('#s2 pre').isVisible()).toBe(true);
  });

  it('is not harmed by what a list and its pages hold, and shows it', async () => {
    await open(await written(html, { carriedHeader: HOSTILE_HEADER }, HOSTILE));
    for (const summary of await page.locator('.more summary').all()) await summary.click();
    expect(
      await page.locator('img, script:not(html > head > script):not(body > script)').count(),
    ).toBe(0);
    expect(await page.locator('#s1 th').innerText()).toContain('<img src=x onerror=alert(1)>');
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('<img src=x onerror=');
    expect(await page.locator('#s1').isVisible()).toBe(true);
    const overflow = await page
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow).toBe(0);
  });

  it.each([
    ['in light colours', { colorScheme: 'light' }],
    ['in dark colours', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['for who wants no motion', { reducedMotion: 'reduce' }],
  ] as const)(
    'has nothing that axe finds fault with %s',
    async (_how, options) => {
      const changed = SCHOOLS.slice(0, 12).map((result) => ({
        ...result,
        change: {
          kind:
            result.judgement.verdict === 'fail' ? ('new-violation' as const) : ('fixed' as const),
          since: '2026-11-22',
          linkLastSeen: null,
          lastKnown: null,
          runsUnchecked: 0,
        },
      }));
      await open(await written(html, {}, changed), options);
      await page.locator('.groups summary').first().click();
      await page.locator('#s2 summary').click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: object[] }[] }>(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
      );
      expect(violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]])).toEqual([]);
    },
    60_000,
  );
});
