// Pictures of pages: in the folder of evidence, named in the row, shown by the HTML report.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM, startOfflineChromium } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import { runInProcess } from '../support/in-process.js';
import { makeFolder } from '../support/list.js';
import { TWELVE_WAYS, WITHOUT } from '../support/scripted-sites.js';

const [, WAY = WITHOUT] = TWELVE_WAYS;
const LAZY = TWELVE_WAYS[10] ?? WITHOUT;

async function openChromium() {
  const browser = await startOfflineChromium();
  onTestFinished(() => browser.close());
  return browser.newPage();
}

/** Width, height, and how many pixels have the colour of the frame round a link. */
async function measure(file: string) {
  const page = await openChromium();
  const source = `data:image/png;base64,${(await readFile(file)).toString('base64')}`;
  return await page.evaluate<readonly [number, number, number]>(`(async () => {
    const image = new Image(); image.src = ${JSON.stringify(source)}; await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    let framed = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 0xd8 && data[at + 1] === 0 && data[at + 2] === 0x3c) framed += 1;
    return [image.width, image.height, framed];
  })()`);
}

describe.skipIf(!HAS_CHROMIUM)('pictures', () => {
  it('are kept of schools that fail, named in the row and shown by the report', async () => {
    const folder = await makeFolder();
    const [evidence, report] = [join(folder, 'the evidence'), join(folder, 'report.html')];
    const named = ['-o', '-', '-o', report, '--evidence', evidence, `--browser=${CHROMIUM_PATH}`];
    const { rows } = await checkSites([WAY, WITHOUT], named);
    const name = '0002-without.example.png';
    expect((await readdir(evidence)).filter((file) => file.endsWith('.png'))).toEqual([name]);
    expect(rows[1].remarks).toContainEqual({ code: 'screenshot', detail: name });
    const [width, height, framed] = await measure(join(evidence, name));
    expect([width, framed]).toEqual([1_280, 0]);
    expect(height).toBeLessThanOrEqual(4_000);

    const page = await openChromium();
    await page.goto(pathToFileURL(report).href);
    const shown = `(async () => { const image = document.querySelector('img');
      image.closest('details').open = true; image.loading = 'eager'; await image.decode();
      return image.naturalWidth; })()`;
    expect(await page.evaluate(shown)).toBe(1_280);
  }, 90_000);

  it('frame the link, also one far down, where all are kept', async () => {
    const evidence = await makeFolder();
    const args = ['--evidence', evidence, '--screenshots', 'all', `--browser=${CHROMIUM_PATH}`];
    await checkSites([WAY, LAZY], args);
    for (const file of ['0001-way2.example.png', '0002-way11.example.png']) {
      const [width, height, framed] = await measure(join(evidence, file));
      expect(width).toBe(1_280);
      expect(height).toBeLessThanOrEqual(4_000);
      expect(framed, file).toBeGreaterThan(500);
    }
  }, 90_000);

  it('are not asked for where nobody could take or keep them', async () => {
    const run = await runInProcess(['schools.csv', '--screenshots', 'all', '--evidence', 'x']);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--browser') });
  });
});
