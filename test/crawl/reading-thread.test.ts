import iconv from 'iconv-lite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createReading } from '../../src/crawl/reading.js';
import type { Reading } from '../../src/crawl/reading-thread.js';
import { createReadingThread } from '../../src/crawl/reading-thread.js';
import type { ReadablePage } from '../../src/page/page-reader.js';
import { readPage } from '../../src/page/read-page.js';
import type { Findings } from '../../src/verdict/findings.js';
import { judge } from '../../src/verdict/judge.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import { HOME, LINK, page } from '../support/asking.js';

const MENU = Array.from({ length: 8 }, (_, at) => `<a href="/m${at}">Раздел ${at}</a>`).join(' ');

function readable(html: string, given: Partial<ReadablePage> = {}): ReadablePage {
  return {
    address: HOME,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(html),
    ...given,
  };
}

const STUCK = 'http://stuck.example/';

/** A thread that finds nothing on each page, after `does` was done with it. */
function programOf(does: string): URL {
  const script = `
    import { parentPort, workerData } from 'node:worker_threads';
    parentPort.on('message', (pages) => {
      for (const data of pages) {
        Atomics.store(workerData.underWay, 0, data.id);
        ${does}
        Atomics.store(workerData.underWay, 0, 0);
        parentPort.postMessage([{ id: data.id, findings: { truncated: false } }]);
      }
    });`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}

/** With its program as it is built: Node loads no TypeScript into a thread. */
function builtThread(): Reading {
  const program = new URL('../../dist/reading-worker.js', import.meta.url);
  return ended(createReadingThread([NOKO_RULES], { program }));
}

function ended(reading: Reading): Reading {
  onTestFinished(reading.end);
  return reading;
}

describe('a thread for reading', () => {
  test.each([
    ['with a link', page(MENU + LINK), 'utf-8'],
    ['with an inner page', page(`${MENU}<a href="/noko">НОКО</a>`), 'utf-8'],
    ['that only the tree can read', page(`${MENU}<math><mi>x</mi></math>${LINK}`), 'utf-8'],
    ['in another encoding than it says', page(MENU + LINK), 'windows-1251'],
  ])('says of a page %s what is said without it', async (_name, html, charset) => {
    const { readPage: readThere } = builtThread();
    const asked = readable(html, { body: iconv.encode(html, charset) });
    const { links, nearMisses, innerPages } = readPage(asked, NOKO_RULES);
    expect(await readThere(asked)).toMatchObject({ links, nearMisses, innerPages, charset });
  });

  test('heeds a refresh in the header', async () => {
    const { readPage: readThere } = builtThread();
    const { refresh } = await readThere(readable(page(MENU), { refresh: '0; url=/new' }));
    expect(refresh).toEqual({ url: new URL('/new', HOME).href, delaySeconds: 0 });
  });

  test('answers each who asked, in whatever order', async () => {
    const { readPage: readThere } = builtThread();
    const numbers = Array.from({ length: 100 }, (_, at) => String(at + 1));
    const read = await Promise.all(
      numbers.map((number) => readThere(readable(page(MENU + LINK.replace('75187', number))))),
    );
    expect(read.map(({ links }) => links[0]?.id)).toEqual(numbers);
  });

  test('answers the others of those that came together where one meets a bug', async () => {
    const { readPage: readThere } = builtThread();
    const asked = [HOME, 'no address', HOME].map((address) =>
      readThere(readable(page(MENU + LINK), { address })),
    );
    const read = await Promise.allSettled(asked);
    expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('leaves the body to those who keep it', async () => {
    const { readPage: readThere } = builtThread();
    const kept = readable(page(MENU + LINK));
    await readThere(kept);
    expect(Buffer.from(kept.body).toString()).toContain(LINK);
  });

  test('tells who asked of a bug', async () => {
    const { readPage: readThere } = builtThread();
    const broken = readThere(readable(page(MENU + LINK), { address: 'no address' }));
    await expect(broken).rejects.toThrow('Invalid URL');
    expect((await readThere(readable(page(MENU + LINK)))).links).toHaveLength(1);
  });

  test('that cannot be started is done without', async () => {
    // Beside the source there is no file that a thread could run.
    const { readPage: readHere } = ended(createReadingThread([NOKO_RULES]));
    const before = readHere(readable(page(MENU + LINK)));
    expect((await before).links).toHaveLength(1);
    expect((await readHere(readable(page(MENU)))).links).toEqual([]);
  });

  test('is not begun for a short list', async () => {
    const { readPage: readHere } = ended(createReading([NOKO_RULES], false));
    expect((await readHere(readable(page(MENU + LINK)))).links).toHaveLength(1);
  });

  test('gives up a page that takes too long, and reads the others', async () => {
    const stuckAt = `if (data.page.address === '${STUCK}') for (;;);`;
    const { readPage: readThere } = ended(
      createReadingThread([NOKO_RULES], { program: programOf(stuckAt), limitMs: 100 }),
    );
    const addresses = [HOME, STUCK, HOME, STUCK, HOME];
    const read = await Promise.all(
      addresses.map((address) => readThere(readable(page(MENU + LINK), { address }))),
    );
    expect(read.map(({ truncated }) => truncated)).toEqual([false, true, false, true, false]);
    expect(judge(read[1] as Findings)).toMatchObject({ verdict: 'unchecked', reason: 'too-large' });
  });

  test('that dies of a page goes on without that page', async () => {
    const dies = `if (data.page.address === '${STUCK}') throw new Error('no memory');`;
    const { readPage: readThere } = ended(
      createReadingThread([NOKO_RULES], { program: programOf(dies) }),
    );
    const read = await Promise.all(
      [STUCK, HOME].map((address) => readThere(readable(page(MENU + LINK), { address }))),
    );
    expect(read.map(({ truncated }) => truncated)).toEqual([true, false]);
  });
});
