// What a browser's look makes of rows, whatever a browser is: here it is a plain function.
import { describe, expect, it } from 'vitest';
import type { Look, Opinion, Seen } from '../../src/page/seen.js';
import { createInternet, failed, HOME, LINK, PLAIN, page } from '../support/asking.js';
import { codesOf, runOver, schoolsAt } from '../support/running.js';

const CARD = '<a href="https://bus.gov.ru/info-card/402495">НОКО</a>';
const SHELL =
  '<!doctype html><title>Школа</title><div id="app"></div><script src="/app.js"></script>';
/** What a browser shows where it is stopped, too. */
const CHALLENGE =
  '<title>DDoS-Guard</title><p>Checking your browser before accessing</p><script></script>';

/** A browser that shows this markup, whatever the address, and what it was asked. */
function showing(html: string | null, given: Partial<Seen> = {}) {
  const opened: string[] = [];
  const opinions: Opinion[] = [];
  const look: Look = async ({ address, judge }) => {
    opened.push(address);
    if (html === null) return 'crash';
    const answer = { address, status: 200, server: null, frames: new Map() };
    const seen = { ...answer, html, isWhole: true, heightOf: () => null, ...given };
    opinions.push(await judge(seen));
    return { picture: null };
  };
  return { look, opened, opinions };
}

async function lookAt(plain: string, { look }: { readonly look: Look }) {
  const { fetchPage } = createInternet({ [HOME]: plain });
  const [result] = await runOver(schoolsAt(HOME), fetchPage, { look });
  if (result === undefined) throw new Error('no row');
  const { remarks } = result.judgement;
  return { result, code: codesOf([result])[0], remarks: remarks.map(({ code }) => code) };
}

describe('a second look', () => {
  it.each([
    ['a page without the link', PLAIN],
    ['a page that scripts build', SHELL],
    ['a page with a lesser link', page(CARD)],
  ])('lets %s pass where the link stands only there', async (_what, plain) => {
    const { code, remarks } = await lookAt(plain, showing(page(LINK)));
    expect(code).toBe('pass/results-link');
    expect(remarks).toContain('seen-in-browser');
  });

  it('says of a link that somebody can see how far down it is', async () => {
    const { result } = await lookAt(PLAIN, showing(page(LINK), { heightOf: () => 640.4 }));
    const mark = { code: 'seen-in-browser', detail: '640' };
    expect(result.judgement.remarks).toContainEqual(mark);
  });

  it('reads the frames of the school that the browser shows', async () => {
    const frames = new Map([['http://school.example/banner', `<title>НОКО</title>${LINK}`]]);
    const html = page('<iframe src="/banner"></iframe>');
    expect((await lookAt(PLAIN, showing(html, { frames }))).code).toBe('pass/results-link');
    const foreign = page('<iframe src="http://other.test/banner"></iframe>');
    const others = new Map([['http://other.test/banner', LINK]]);
    const seen = showing(foreign, { frames: others });
    expect((await lookAt(PLAIN, seen)).code).toBe('fail/no-link');
  });

  it('lets the verdict stand where there is none, and says that a browser has looked', async () => {
    const { code, remarks } = await lookAt(PLAIN, showing(PLAIN));
    expect([code, remarks]).toEqual(['fail/no-link', ['browser-looked']]);
  });

  it('says so where the time was up before the page was quiet', async () => {
    const { result } = await lookAt(PLAIN, showing(PLAIN, { isWhole: false }));
    const mark = { code: 'browser-looked', detail: 'timeout' };
    expect(result.judgement.remarks).toEqual([mark]);
  });

  it('says so where the run was stopped, and lets it be taken later', async () => {
    const { look, opened } = showing(PLAIN);
    const stopped: Look = async (window) => {
      await look(window);
      return 'interrupted';
    };
    const { result } = await lookAt(PLAIN, { look: stopped });
    expect(opened).toEqual([HOME]);
    const mark = { code: 'browser-lost', detail: 'interrupted' };
    expect(result.judgement.remarks).toEqual([mark]);
  });

  it('says so where the browser was stopped, too', async () => {
    const seen = showing(CHALLENGE, { status: 503, server: 'ddos-guard' });
    const { code, result } = await lookAt(PLAIN, seen);
    expect(code).toBe('fail/no-link');
    const mark = { code: 'browser-looked', detail: 'blocked' };
    expect(result.judgement.remarks).toContainEqual(mark);
    expect(seen.opinions[0]?.more).toBe('late');
  });

  it('accuses nobody who was not accused', async () => {
    expect((await lookAt(SHELL, showing(PLAIN))).code).toBe('unchecked/script-built');
    expect((await lookAt(SHELL, showing(page(CARD)))).code).toBe('unchecked/script-built');
  });

  it('tells a better reason of a school that fails, and never a worse one', async () => {
    expect((await lookAt(PLAIN, showing(page(CARD)))).code).toBe('fail/card-link');
    expect((await lookAt(page(CARD), showing(PLAIN))).code).toBe('fail/card-link');
  });

  it('costs nothing but itself where the browser dies', async () => {
    const { code, result } = await lookAt(PLAIN, showing(null));
    expect(code).toBe('fail/no-link');
    expect(result.judgement.remarks).toEqual([{ code: 'browser-lost', detail: 'crash' }]);
  });

  it('keeps what was seen where the browser dies after that', async () => {
    const { look } = showing(page(LINK));
    const dying: Look = async (window) => {
      await look(window);
      return 'crash';
    };
    expect((await lookAt(PLAIN, { look: dying })).code).toBe('pass/results-link');
  });

  it('is taken of nobody who passes, or whose site did not answer', async () => {
    const [dead, fine] = ['http://dead.example/', 'http://fine.example/'];
    const { fetchPage } = createInternet({
      [fine]: page(LINK),
      [dead]: failed(dead, 'connection'),
    });
    const { look, opened } = showing(page(LINK));
    const results = await runOver(schoolsAt(dead, fine), fetchPage, { look });
    expect(codesOf(results)).toEqual(['unchecked/connection', 'pass/results-link']);
    expect(opened).toEqual([]);
  });

  it('hands the rows on in the order of the list, each once', async () => {
    const sites = Array.from({ length: 8 }, (_, index) => `http://s${index}.example/`);
    const { fetchPage } = createInternet(Object.fromEntries(sites.map((site) => [site, PLAIN])));
    const { look, opened } = showing(PLAIN);
    const results = await runOver(schoolsAt(...sites), fetchPage, { look });
    expect(results.map(({ page: address }) => address)).toEqual(sites);
    expect(opened.length).toBe(sites.length);
  });
});
