// The page of the history as a person has it before them, opened from a file without any network.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatHistoryPage } from '../../src/history/page/page.js';
import { CHROMIUM_PATH, HAS_CHROMIUM, startOfflineChromium } from '../support/browser.js';
import { gather, historyOf, row, run } from '../support/runs.js';

if (!HAS_CHROMIUM) stdout.write(`No Chromium at ${CHROMIUM_PATH}: the history is not tried.\n`);

let browser: Browser;
let folder: string;

interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

async function open(
  source: string,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => requests.push(request.url()));
  const file = join(folder, 'history.html');
  await writeFile(file, source);
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
}

const LETTERS = {
  'Школа № 1': 'ppfppppppp',
  'Школа «Берёзка»': 'fffuuufffp',
  'Школа № 3': 'pppppppppp',
};

describe.skipIf(!HAS_CHROMIUM)('the history in a browser', () => {
  beforeAll(async () => {
    browser = await startOfflineChromium();
    folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells the day under the pointer, is searched, and opens a school', async () => {
    const { page, complaints, requests } = await open(formatHistoryPage(await historyOf(LETTERS)));
    const strip = page.locator('.strip').nth(1);
    await strip.scrollIntoViewIfNeeded();
    const box = await strip.boundingBox();
    if (box === null) throw new Error('no strip');
    await page.mouse.move(box.x + box.width * 0.45, box.y + 4);
    expect(await page.locator('#day').innerText()).toBe(
      '5 ноября 2026 г.: Сайт отвечает слишком долго',
    );
    await page.mouse.move(1, 1);
    expect(await page.locator('#day').isVisible()).toBe(false);
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('берёзка');
    expect(await page.locator('#schools > tbody').count()).toBe(1);
    await page.locator('#schools > tbody td').first().click();
    expect(await page.locator('.spells').innerText()).toContain(
      '04.11.2026 – 06.11.2026: Сайт отвечает слишком долго',
    );
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('is a table without scripts, too', async () => {
    const { page } = await open(formatHistoryPage(await historyOf(LETTERS)), {
      javaScriptEnabled: false,
    });
    expect(await page.locator('#schools > tbody').count()).toBe(3);
    expect(await page.locator('#controls').isVisible()).toBe(false);
    const box = await page.locator('.strip .pass').first().boundingBox();
    expect(box?.width).toBeGreaterThan(100);
  });

  it('lets nothing of a list run', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const history = await gather(run('01', [row(evil, 'p', { site: evil, number: evil })]));
    const { complaints, requests } = await open(formatHistoryPage(history));
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (colorScheme) => {
    const { page } = await open(formatHistoryPage(await historyOf(LETTERS)));
    await page.emulateMedia({ colorScheme });
    await page.locator('#schools > tbody td').first().click();
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: axe is there once its source has run
      const { violations } = await (globalThis as any).axe.run();
      return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [
        id,
        nodes[0]?.html,
      ]);
    });
    expect(faults).toEqual([]);
  });
});
