import { describe, expect, it } from 'vitest';
import { judgeVisit } from '../../src/crawl/judge-visit.js';
import type { Page } from '../../src/page/page.js';
import { formatReason } from '../../src/words/reason-words.js';
import {
  answer,
  checkAmong,
  createInternet,
  failed,
  HOME,
  LINK,
  PLAIN,
  page,
  REQUIREMENTS,
  RESULTS,
  type Stand,
  schoolWith,
  silent,
  siteOf,
  TEXT,
  visitSite,
} from '../support/asking.js';

const NOKO = `${HOME}noko`;
const TO_NOKO = '<a href="/noko">Независимая оценка качества</a>';
const WITH_LINK = page(LINK);

const CARD = '<a href="https://bus.gov.ru/info-card/1">НОКО</a>';

describe('an inner page that speaks of the assessment', () => {
  it('and has the link is told of, with its address', async () => {
    const stands = { [HOME]: page(TO_NOKO), [NOKO]: WITH_LINK };
    const got = await checkAmong(stands);
    expect(got).toMatchObject({ code: 'fail/inner-page-link', url: RESULTS, detail: NOKO });
    expect(got.page).toBe(HOME);

    const visited = await visitSite(createInternet(stands).fetchPage);
    const { judgement } = judgeVisit(visited.found, schoolWith(siteOf(HOME)), REQUIREMENTS);
    const { sentence, advice } = formatReason(judgement, 'ru');
    expect(`${sentence} ${advice}`).toContain(NOKO);
    expect(advice).toContain(RESULTS);
  });

  it.each([
    ['is not asked for where the home page passes', LINK, 'pass/results-link', [HOME]],
    ['adds nothing to a card', CARD, 'fail/card-link', [HOME, NOKO]],
    [
      'adds nothing to an address in words',
      `<p>${RESULTS}</p>`,
      'fail/not-a-hyperlink',
      [HOME, NOKO],
    ],
  ])('%s', async (_about, found, code, asked) => {
    const got = await checkAmong({ [HOME]: page(TO_NOKO + found), [NOKO]: WITH_LINK });
    expect(got).toMatchObject({ code, asked });
  });

  it('that is redirected to the results passes beside a card, too', async () => {
    const led = answer(RESULTS, '', { status: 302 });
    const got = await checkAmong({ [HOME]: page(TO_NOKO + CARD), [NOKO]: led });
    expect(got.code).toBe('pass/results-link');
  });

  it.each([
    ['an error', answer(HOME, page(TO_NOKO), { status: 500 })],
    ['a part of a page', answer(HOME, page(TO_NOKO), { cut: 'connection' })],
  ])('is not asked for after %s', async (_name, home) => {
    expect((await checkAmong({ [HOME]: home, [NOKO]: WITH_LINK })).asked).toEqual([HOME]);
  });

  it('is left alone where only the home page is to be read', async () => {
    const stands = { [HOME]: page(TO_NOKO), [NOKO]: WITH_LINK };
    const got = await checkAmong(stands, { homepageOnly: true });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME] });
  });

  const links = (count: number) =>
    Array.from({ length: count }, (_, n) => `<a href="/noko-${n}">НОКО ${n}</a>`).join('');
  const pagesWith = (last: number, stand: Stand) =>
    Object.fromEntries(
      Array.from({ length: last + 1 }, (_, n) => [`${HOME}noko-${n}`, n === last ? stand : PLAIN]),
    );

  it('is one of ten at most, and of more nobody is accused', async () => {
    const ten = { [HOME]: page(links(10)), ...pagesWith(9, PLAIN) };
    expect(await checkAmong(ten)).toMatchObject({ code: 'fail/no-link' });
    const last = { [HOME]: page(links(10)), ...pagesWith(9, WITH_LINK) };
    expect(await checkAmong(last)).toMatchObject({ code: 'fail/inner-page-link' });
    const more = await checkAmong({ [HOME]: page(links(11)), ...pagesWith(10, PLAIN) });
    expect(more.code).toBe('unchecked/too-large');
    expect(more.asked).toHaveLength(11);
  });

  it.each(['timeout', 'connection', 'tls'] as const)(
    'behind which nobody answers accuses nobody, since it may lead to the results: %s',
    async (reason) => {
      for (const more of ['', CARD]) {
        const got = await checkAmong({
          [HOME]: page(TO_NOKO + more),
          [NOKO]: failed(NOKO, reason),
        });
        expect(got.code).toBe(`unchecked/${reason}`);
      }
      const passes = { [HOME]: page(TO_NOKO + LINK), [NOKO]: failed(NOKO, reason) };
      expect((await checkAmong(passes)).code).toBe('pass/results-link');
    },
  );

  const denied = (status: number, html = PLAIN) => answer(NOKO, html, { status });
  const CHALLENGE =
    '<!doctype html><title>Just a moment...</title><script src="/cdn-cgi/x"></script>';

  it.each([
    ['an error', denied(500), 'unchecked/http-error', 'soon'],
    [
      'an error in plain text',
      failed(NOKO, 'not-html', { status: 500 }),
      'unchecked/http-error',
      'soon',
    ],
    ['an error that may pass', denied(429), 'unchecked/blocked', 'soon'],
    ['a refusal', denied(403), 'unchecked/blocked', 'no'],
    ['a check of robots', denied(503, CHALLENGE), 'unchecked/blocked', 'soon'],
    [
      'a page that a script leaves',
      '<script>location=a+b</script>',
      'unchecked/script-built',
      'no',
    ],
    [
      'a page that was cut',
      answer(NOKO, PLAIN, { cut: 'connection' }),
      'unchecked/connection',
      'soon',
    ],
    ['a name server in trouble', failed(NOKO, 'dns', { again: 'later' }), 'unchecked/dns', 'later'],
  ])('in whose place stands %s accuses nobody', async (_name, stand, code, again) => {
    const got = await checkAmong({ [HOME]: page(TO_NOKO), [NOKO]: stand });
    expect(got).toMatchObject({ code, again });
    const passes = await checkAmong({ [HOME]: page(TO_NOKO + LINK), [NOKO]: stand });
    expect(passes.code).toBe('pass/results-link');
  });

  it('that was cut behind its link is told of', async () => {
    const cut = answer(NOKO, WITH_LINK, { cut: 'connection' });
    const got = await checkAmong({ [HOME]: page(TO_NOKO), [NOKO]: cut });
    expect(got.code).toBe('fail/inner-page-link');
  });

  it.each([
    ['is a document', failed(NOKO, 'not-html', { status: 200 })],
    ['is not found in plain text', failed(NOKO, 'not-html', { status: 404 })],
    ['leads to a name that is not there', failed(NOKO, 'dns')],
    ['is not found', answer(NOKO, PLAIN, { status: 404 })],
  ])('that %s changes nothing', async (_name, stand) => {
    const got = await checkAmong({ [HOME]: page(TO_NOKO), [NOKO]: stand });
    expect(got).toMatchObject({ code: 'fail/no-link', again: 'no' });
  });

  it('that is silent ends with the site’s deadline, and no other is asked after it', async () => {
    const got = await checkAmong(
      { [HOME]: page(`${TO_NOKO}<a href="/noko-2">НОКО</a>`), [NOKO]: silent },
      { timeoutMs: 40 },
    );
    expect(got).toMatchObject({ code: 'unchecked/timeout', asked: [HOME, NOKO] });
  });

  it('with another organisation’s results is nothing to be moved', async () => {
    const stands = { [HOME]: page(TO_NOKO), [NOKO]: WITH_LINK };
    expect((await checkAmong(stands, { busId: '11111' })).code).toBe('fail/no-link');
    expect((await checkAmong(stands, { busId: '75187' })).code).toBe('fail/inner-page-link');
  });
});

describe('a hyperlink of the home page that its own site sends on', () => {
  const led = (to: string, given: Partial<Page> = {}): Page =>
    answer(to, '', {
      status: 302,
      redirects: [{ status: 302, from: NOKO, to }],
      contentType: null,
      ...given,
    });
  const refresh = (to: string): string =>
    page('', `<meta http-equiv="refresh" content="0; url=${to}">`);
  const ordered = `<script>location.href="${RESULTS}"</script>`;
  const CARD = 'https://bus.gov.ru/info-card/402495';
  const SHORT = 'https://short.example/q1';

  it.each([
    ['to the results', TO_NOKO, { [NOKO]: led(RESULTS) }],
    ['by a refresh', TO_NOKO, { [NOKO]: refresh(RESULTS) }],
    ['by a script', TO_NOKO, { [NOKO]: ordered }],
    [
      'by a refresh to an address that is redirected',
      TO_NOKO,
      { [NOKO]: refresh(SHORT), [SHORT]: led(RESULTS) },
    ],
    [
      'from an address that says what it is',
      '<a href="/noko">Подробнее</a>',
      { [NOKO]: led(RESULTS) },
    ],
    [
      'behind a page that is not',
      `<a href="/nok">НОК</a>${TO_NOKO}`,
      { [`${HOME}nok`]: PLAIN, [NOKO]: led(RESULTS) },
    ],
    [
      'behind a page with the link',
      `<a href="/nok">НОК</a>${TO_NOKO}`,
      { [`${HOME}nok`]: WITH_LINK, [NOKO]: led(RESULTS) },
    ],
  ])('leads to the results: %s', async (_name, more, stands) => {
    const got = await checkAmong({ [HOME]: page(more), ...stands });
    expect(got).toMatchObject({ code: 'pass/results-link', url: RESULTS, page: HOME, again: 'no' });
    expect(got.remarks).toEqual(['redirector']);
    expect(got.asked.filter((address) => address.includes('bus.gov.ru'))).toEqual([]);
  });

  it.each([
    ['another page of the site', led(`${HOME}about`, { status: 200 }), 'fail/no-link'],
    ['a card', led(CARD), 'fail/card-link'],
    ['the front page of the host', led('https://bus.gov.ru/'), 'fail/general-link'],
    [
      'a host with a longer name',
      led('https://bus.gov.ru.evil.example/independentRating/1'),
      'fail/no-link',
    ],
    ['another port', led('https://bus.gov.ru:8443/independentRating/details/1'), 'fail/no-link'],
    ['nothing that answers', refresh(SHORT), 'fail/no-link'],
    ['itself without end', refresh(NOKO), 'fail/no-link'],
  ])('leads where it leads: %s', async (_name, stand, code) => {
    expect((await checkAmong({ [HOME]: page(TO_NOKO), [NOKO]: stand })).code).toBe(code);
  });

  it('leads to the results of the organisation that they are of', async () => {
    const stands = { [HOME]: page(TO_NOKO), [NOKO]: led(RESULTS) };
    expect((await checkAmong(stands, { busId: '75187' })).code).toBe('pass/results-link');
    expect((await checkAmong(stands, { busId: '11111' })).code).toBe('fail/wrong-organisation');
  });

  it('costs no more than inner pages do, whatever it leads through', async () => {
    const way = Array.from({ length: 12 }, (_, n) => n + 1).map(
      (n) => [`${HOME}${n}`, refresh(`${HOME}${n + 1}`)] as const,
    );
    const got = await checkAmong({
      [HOME]: page(`${TO_NOKO}<a href="/noko-2">НОКО</a>`),
      [NOKO]: refresh(`${HOME}1`),
      ...Object.fromEntries(way),
    });
    expect(got.asked).toHaveLength(11);
    expect(got.code).toBe('unchecked/too-large');
  });

  it('is asked with the host of the results for its end', async () => {
    const ends: unknown[] = [];
    await checkAmong({
      [HOME]: page(TO_NOKO),
      [NOKO]: async (address, { isEnd }) => {
        for (const to of [RESULTS, 'http://www.bus.gov.ru/', NOKO]) ends.push(isEnd?.(new URL(to)));
        return answer(address, PLAIN);
      },
    });
    expect(ends).toEqual([true, true, false]);
  });
});

describe('a short address whose label speaks of the assessment', () => {
  const SHORT = 'https://clck.ru/3AbCdE';
  const UNKNOWN = 'https://s.example/q1';
  const to = (address: string, label = 'Независимая оценка качества') =>
    page(`<a href="${address}">${label}</a>`);
  const led = (address: string) => answer(address, '', { status: 302, contentType: null });

  it.each([
    ['of a known service', SHORT, 'Независимая оценка', led(RESULTS)],
    ['of an unknown one', UNKNOWN, 'bus.gov.ru', led(RESULTS)],
    ['on a picture', SHORT, '<img src="/qr.png" alt="НОКО">', led(RESULTS)],
    [
      'by way of a social network',
      'https://vk.cc/cAbCdE',
      'НОКО',
      led(`https://vk.com/away.php?to=${encodeURIComponent(RESULTS)}`),
    ],
    [
      'by a refresh',
      SHORT,
      'НОКО',
      page('', `<meta http-equiv="refresh" content="0; url=${RESULTS}">`),
    ],
  ])('passes where it leads to the results: %s', async (_name, address, label, stand) => {
    const got = await checkAmong({ [HOME]: to(address, label), [address]: stand });
    expect(got).toMatchObject({ code: 'pass/results-link', url: RESULTS, remarks: ['redirector'] });
    expect(got.asked).toEqual([HOME, address]);
  });

  it.each([
    ['silence', failed(SHORT, 'timeout', { again: 'soon' }), 'soon'],
    ['a refused connection', failed(SHORT, 'connection', { again: 'later' }), 'later'],
    ['an error', answer(SHORT, PLAIN, { status: 502 }), 'soon'],
    ['a page of its own', page('<p>Переход через 5 секунд</p>'), 'no'],
    ['a page of its own that has the link', WITH_LINK, 'no'],
  ])('accuses nobody behind which stands %s', async (_name, stand, again) => {
    const got = await checkAmong({ [HOME]: to(SHORT), [SHORT]: stand });
    expect(got).toMatchObject({ code: 'unchecked/script-built', detail: SHORT, again });
  });

  it.each([
    ['elsewhere', SHORT, led('https://docs.google.com/forms/d/e/1FAIpQLSf/viewform')],
    ['nowhere any more', SHORT, answer(SHORT, PLAIN, { status: 404 })],
    ['to no name', UNKNOWN, failed(UNKNOWN, 'dns')],
    ['to a page that is no service’s', UNKNOWN, PLAIN],
  ])('that leads %s is no link', async (_name, address, stand) => {
    const got = await checkAmong({ [HOME]: to(address), [address]: stand });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME, address] });
  });

  it('leads to what it leads to', async () => {
    const card = { [HOME]: to(SHORT), [SHORT]: led('https://bus.gov.ru/info-card/402495') };
    expect((await checkAmong(card)).code).toBe('fail/card-link');
    const results = { [HOME]: to(SHORT), [SHORT]: led(RESULTS) };
    expect((await checkAmong(results, { busId: '11111' })).code).toBe('fail/wrong-organisation');
  });

  it.each([
    ['another label', SHORT, 'Запись в первый класс'],
    ['no code', 'https://clck.ru/', 'НОКО'],
    ['a longer host', 'https://nok.rosminzdrav.example/noko', 'НОКО'],
    ['a longer way', 'https://edu.example/obrazovanie/nok-2024/itogi', 'НОКО'],
    ['a social network', 'https://vk.com/school5', 'НОКО'],
    ['another site', 'https://other.example/noko', 'НОКО'],
  ])('is not asked for with %s', async (_name, address, label) => {
    const got = await checkAmong({ [HOME]: to(address, label), [address]: led(RESULTS) });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME] });
  });
});

describe('an inner page with the link', () => {
  const NAME = 'МБОУ «Ольховская СОШ № 3»';
  const PORTAL = 'https://portal.test/';
  const titled = (title: string, more = '') =>
    `<!doctype html><title>${title}</title><h1>${title}</h1>${TEXT}${more}${TO_NOKO}`;
  const MOVED = 'Наш сайт переехал, новый адрес сайта:';

  /** The site of a school in the list that ends at `at` with this page, and its inner page. */
  async function codeAt(at: string, html: string) {
    const { fetchPage, asked } = createInternet({
      [HOME]: answer(at, html),
      [`${at}noko`]: answer(`${at}noko`, WITH_LINK),
    });
    const { found } = await visitSite(fetchPage);
    const school = schoolWith(siteOf(HOME), { name: NAME });
    const { verdict, reason, detail } = judgeVisit(found, school, REQUIREMENTS).judgement;
    expect(asked).toEqual([HOME, `${at}noko`]);
    return `${verdict}/${reason}/${detail}`;
  }

  it.each([
    ['of the school’s own site', HOME, titled(NAME)],
    ['of a site that says little of itself', HOME, titled('Добро пожаловать')],
    ['of the school’s site on another domain', PORTAL, titled(NAME)],
    ['of the school’s site on a host below', 'http://new.school.example/', titled(NAME)],
    ['of a site whose news speak of another’s move', HOME, titled(NAME, '<p>Библиотека переехала')],
  ])('%s should be moved to the home page', async (_about, at, html) => {
    expect(await codeAt(at, html)).toBe(`fail/inner-page-link/${at}noko`);
  });

  it.each([
    ['a portal', PORTAL, titled('Сайты школ: единая платформа')],
    ['another school', PORTAL, titled('МБОУ «Тихая СОШ № 8»')],
    ['a social network', 'https://vk.com/', titled(NAME)],
  ])('of %s to which the address leads accuses nobody', async (_about, at, html) => {
    expect(await codeAt(at, html)).toBe('unchecked/not-the-site/other-site');
  });

  it.each([
    ['with its new address', `<p>${MOVED} <a href="http://new.test/">здесь</a></p>`],
    ['with its new address as text', `<p>${MOVED} http://new.test/</p>`],
  ])('of a site that has moved accuses nobody: %s', async (_about, more) => {
    expect(await codeAt(HOME, titled(NAME, more))).toBe('unchecked/moved/http://new.test/');
  });
});
