import { describe, expect, it } from 'vitest';
import type { UncheckedReason } from '../../src/verdict/reasons.js';
import {
  answer,
  checkAmong,
  failed,
  HOME,
  LINK,
  PLAIN,
  page,
  RESULTS,
  TEXT,
} from '../support/asking.js';

const MAIN = `${HOME}main.html`;
const WITH_LINK = page(LINK);

function refresh(content: string): string {
  return `<meta http-equiv="refresh" content="${content}">`;
}

describe('a meta refresh', () => {
  it.each([
    ['in the usual spelling', refresh('0; url=/main.html')],
    [
      'with its attributes the other way round',
      `<meta content="0;url=/main.html" http-equiv=refresh>`,
    ],
    ['without quotes', '<meta http-equiv=refresh content=0;url=/main.html>'],
    [
      'in single quotes, with quotes inside',
      `<meta http-equiv='refresh' content='0; url="/main.html"'>`,
    ],
    ['in capitals', '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=/main.html">'],
    ['relative to the page', refresh('0; url=main.html')],
    ['absolute', refresh(`0; url=${MAIN}`)],
    ['without url=', refresh('0; /main.html')],
    ['with a comma', refresh('0, url=/main.html')],
    ['after a few seconds', refresh('5; url=/main.html')],
    ['after 15 seconds', `<p>Сайт переехал</p>${refresh('15; url=/main.html')}`],
    ['on a page of its own', page('', refresh('15; url=/main.html'))],
    ['of a site that has moved', page('<p>Наш сайт переехал', refresh('90; url=/main.html'))],
    ['of a site with a new address', `<title>Новый адрес</title>${refresh('90; url=/main.html')}`],
    ['as a script', page('<script>setTimeout("location=\'/main.html\'", 20000)</script>')],
    ['as a handler', `<body onload="location='/main.html'">${TEXT}`],
    ['with a fraction of a second', refresh('0.5; url=/main.html')],
    ['in the body', `<body>${refresh('0; url=/main.html')}`],
    ['against the base', `<base href="${HOME}sub/">${refresh('0; url=../main.html')}`],
    ['the first of two', refresh('0; url=/main.html') + refresh('0; url=/other.html')],
  ])('%s leads to the home page', async (_name, html) => {
    const got = await checkAmong({ [HOME]: html, [MAIN]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', page: MAIN, asked: [HOME, MAIN] });
  });

  it.each([
    ['inside noscript', `<noscript>${refresh('0; url=/main.html')}</noscript>`],
    ['inside a template', `<template>${refresh('0; url=/main.html')}</template>`],
    ['in a comment', `<!-- ${refresh('0; url=/main.html')} -->`],
    ['that leaves time to read', refresh('60; url=/main.html')],
    [
      'as a script that leaves time',
      '<script>setTimeout("location=\'/main.html\'", 60000)</script>',
    ],
    ['of the page itself', refresh('300')],
    ['of the page itself by its address', refresh('5; url=/#top')],
    ['to another scheme', refresh('0; url=javascript:location=1')],
  ])('%s shows its page', async (_name, html) => {
    const got = await checkAmong({ [HOME]: page('', html), [MAIN]: WITH_LINK });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME] });
  });

  it('that comes later does not take away a link that can be clicked on until then', async () => {
    const html = page(LINK, refresh('5; url=/main.html'));
    const got = await checkAmong({ [HOME]: html, [MAIN]: PLAIN });
    expect(got).toMatchObject({ code: 'pass/results-link', page: HOME, asked: [HOME] });
  });

  it('that comes at once does', async () => {
    const html = page(LINK, refresh('0; url=/main.html'));
    const got = await checkAmong({ [HOME]: html, [MAIN]: PLAIN });
    expect(got).toMatchObject({ code: 'fail/no-link', page: MAIN });
  });

  it('in a header of the answer leads to the home page as well', async () => {
    const got = await checkAmong({
      [HOME]: answer(HOME, PLAIN, { refresh: '0; url=/main.html' }),
      [MAIN]: WITH_LINK,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', page: MAIN, asked: [HOME, MAIN] });
  });

  it('is reported as a hop, with those of http', async () => {
    const redirects = [{ status: 301, from: MAIN, to: `${HOME}new/` }];
    const { code, page: address } = await checkAmong({
      [HOME]: refresh('0; url=/main.html'),
      [MAIN]: answer(`${HOME}new/`, WITH_LINK, { redirects }),
    });
    expect([code, address]).toEqual(['pass/results-link', `${HOME}new/`]);
  });

  it('in a circle is a redirect loop', async () => {
    const got = await checkAmong({
      [HOME]: refresh('0; url=/main.html'),
      [MAIN]: refresh('0; url=/'),
    });
    expect(got).toMatchObject({ code: 'unchecked/redirect-loop', asked: [HOME, MAIN] });
  });

  it('without end stops after eight pages', async () => {
    const steps = Array.from({ length: 20 }, (_, step) => [
      step === 0 ? HOME : `${HOME}${step}`,
      refresh(`0; url=/${step + 1}`),
    ]);
    const { code, asked } = await checkAmong(Object.fromEntries(steps));
    expect(code).toMatch(/^unchecked\//);
    expect(asked).toHaveLength(8);
  });

  it.each<[UncheckedReason]>([['timeout'], ['connection'], ['private-address'], ['not-html']])(
    'to a page that fails with %s is unchecked for that',
    async (reason) => {
      const got = await checkAmong({
        [HOME]: page('', refresh('0; url=/main.html')),
        [MAIN]: failed(MAIN, reason),
      });
      expect(got.code).toBe(`unchecked/${reason}`);
    },
  );

  it('of a page that blocks us does not make the captcha the home page', async () => {
    const captcha = `${HOME}captcha`;
    const got = await checkAmong({
      [HOME]: answer(HOME, refresh('0; url=/captcha'), { status: 403 }),
      [captcha]: page('<h1>Подтвердите, что вы человек</h1>'),
    });
    expect(got).toMatchObject({ code: 'unchecked/blocked', detail: '403' });
  });

  it('of an error does not make «ведутся работы» the home page', async () => {
    const got = await checkAmong({
      [HOME]: answer(HOME, refresh('0; url=/works.html'), { status: 503 }),
      [`${HOME}works.html`]: page('<h1>Ведутся работы</h1>'),
    });
    expect(got).toMatchObject({ code: 'unchecked/http-error', detail: '503', again: 'soon' });
  });

  it('of an error that leads to the link passes', async () => {
    const got = await checkAmong({
      [HOME]: answer(HOME, refresh('0; url=/main.html'), { status: 404 }),
      [MAIN]: WITH_LINK,
    });
    expect(got.code).toBe('pass/results-link');
  });
});

describe('a redirect by script', () => {
  const script = (order: string) => `<!doctype html><script>${order}</script>`;

  it.each([
    'location.href = "/main.html";',
    "window.location.href='/main.html'",
    'window.location = "main.html"',
    'document.location="/main.html"',
    `location.replace("${MAIN}")`,
    "window.location.replace('/main.html');",
    'location.assign("/main.html")',
    'top.location = "/main.html"',
  ])('%s on an otherwise empty page is followed', async (order) => {
    const got = await checkAmong({ [HOME]: script(order), [MAIN]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', page: MAIN });
  });

  it('on a page that shows something is none', async () => {
    const html = page('<script>if (old) location.href = "/main.html"</script>');
    const got = await checkAmong({ [HOME]: html, [MAIN]: WITH_LINK });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME] });
  });

  it('in a circle is a redirect loop', async () => {
    const got = await checkAmong({
      [HOME]: script('location.href="/main.html"'),
      [MAIN]: script('location.href="/"'),
    });
    expect(got.code).toBe('unchecked/redirect-loop');
  });

  it('that is built at run time is not guessed at', async () => {
    const got = await checkAmong({ [HOME]: script('location.href = "/" + lang + "/"') });
    expect(got.code).toMatch(/^unchecked\//);
  });

  it.each([
    'if (screen.width < 600) location.href = "/main.html"; else location.href = "/full.html"',
    'self == top || (top.location = "/main.html")',
  ])('that hangs on a condition is not guessed at: %s', async (order) => {
    const got = await checkAmong({ [HOME]: script(order), [MAIN]: PLAIN });
    expect(got).toMatchObject({ code: 'unchecked/script-built', asked: [HOME] });
  });

  it('behind a cookie that only a script sets leaves what it leads to in doubt', async () => {
    const got = await checkAmong({
      [HOME]: script('document.cookie = "seen=1"; location.href = "/main.html"'),
      [MAIN]: page('<p>Включите cookie'),
    });
    expect(got).toMatchObject({ code: 'unchecked/blocked', detail: 'cookie' });
  });
});

const MENU = `${HOME}menu.html`;
const frameset = (...addresses: string[]) =>
  `<!doctype html><title>Школа</title><frameset cols="20%,80%">${addresses
    .map((address) => `<frame src="${address}">`)
    .join('')}</frameset>`;
const withIframes = (...addresses: string[]) =>
  page(addresses.map((address) => `<iframe src="${address}"></iframe>`).join(''));

describe('a frameset', () => {
  it('shows what its frames show', async () => {
    const got = await checkAmong({
      [HOME]: frameset('menu.html', 'main.html'),
      [MENU]: PLAIN,
      [MAIN]: `\n\n  ${LINK}`,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', url: RESULTS, frame: MAIN, page: HOME });
  });

  it('shows them whoever serves them', async () => {
    const elsewhere = 'http://school.hosting.example/';
    const got = await checkAmong({ [HOME]: frameset(elsewhere), [elsewhere]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: elsewhere });
  });

  it('of another host shows the iframes of that host', async () => {
    const elsewhere = 'http://school.hosting.test/';
    const banner = `${elsewhere}banner.html`;
    const got = await checkAmong({
      [HOME]: frameset(elsewhere),
      [elsewhere]: withIframes('banner.html'),
      [banner]: WITH_LINK,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: banner });
  });

  it('without the link in any frame fails', async () => {
    const got = await checkAmong({
      [HOME]: frameset('menu.html', 'main.html'),
      [MENU]: PLAIN,
      [MAIN]: PLAIN,
    });
    expect(got.code).toBe('fail/no-link');
  });

  it('whose frames are all gone is empty, not without a link', async () => {
    const got = await checkAmong({
      [HOME]: frameset('main.html'),
      [MAIN]: answer(MAIN, PLAIN, { status: 404 }),
    });
    expect(got.code).toBe('unchecked/empty-page');
  });

  it('resolves what its frames hold against the frame', async () => {
    const got = await checkAmong({
      [HOME]: frameset('sub/menu.html'),
      [`${HOME}sub/menu.html`]: withIframes('banner.html'),
      [`${HOME}sub/banner.html`]: WITH_LINK,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: `${HOME}sub/banner.html` });
  });
});

describe('an iframe', () => {
  it.each([
    ['of the same host', 'banner.html', `${HOME}banner.html`],
    ['of a subdomain', 'http://banner.school.example/', 'http://banner.school.example/'],
  ])('%s belongs to the page', async (_name, src, address) => {
    const got = await checkAmong({ [HOME]: withIframes(src), [address]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: address });
  });

  it('in a document that stands in an attribute belongs to the page', async () => {
    const inner = '<base href="sub/"><iframe src="banner.html"></iframe>';
    const html = page('', `<iframe srcdoc='${inner}'></iframe>`);
    const banner = `${HOME}sub/banner.html`;
    const got = await checkAmong({ [HOME]: html, [banner]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: banner });
    expect((await checkAmong({ [HOME]: html, [banner]: PLAIN })).code).toBe('fail/no-link');
  });

  it('in such a document stands where the page itself would have it', async () => {
    const html = page(
      '',
      `<base href="/sub/"><iframe srcdoc="<iframe src='banner.html'>"></iframe>`,
    );
    const banner = `${HOME}sub/banner.html`;
    const got = await checkAmong({ [HOME]: html, [banner]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: banner });
  });

  it('of another site is not asked for', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('http://video.test/', 'https://bus.gov.ru/widget'),
      'http://video.test/': WITH_LINK,
    });
    expect(got.asked).toEqual([HOME]);
    expect(got.code).toMatch(/^fail\//);
  });

  it.each([
    '<object data="banner.html" type="text/html"></object>',
    '<object data="/banner.html"></object>',
    '<embed src="banner.html">',
  ])('may as well be %s', async (html) => {
    const got = await checkAmong({ [HOME]: page('', html), [`${HOME}banner.html`]: WITH_LINK });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: `${HOME}banner.html` });
  });

  it.each([
    '<object data="film.swf"></object>',
    '<object data="plan.pdf" type="application/pdf"></object>',
    '<embed src="film.mp4">',
  ])('is not %s', async (html) => {
    const got = await checkAmong({ [HOME]: page('', html) });
    expect(got).toMatchObject({ code: 'fail/no-link', asked: [HOME] });
  });

  it('is not asked for where the page itself has the link', async () => {
    const html = withIframes('banner.html') + LINK;
    const got = await checkAmong({ [HOME]: html, [`${HOME}banner.html`]: PLAIN });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: null, asked: [HOME] });
  });

  it('is asked for all the same where only the school’s own number will do', async () => {
    const other = RESULTS.replace('75187', '11111');
    const got = await checkAmong(
      {
        [HOME]: `${withIframes('banner.html')}<a href="${other}">НОКО района</a>`,
        [`${HOME}banner.html`]: WITH_LINK,
      },
      { busId: '75187' },
    );
    expect(got).toMatchObject({ code: 'pass/results-link', url: RESULTS });
  });

  it('is asked for once, however often it stands there', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('banner.html', 'banner.html#a', '/banner.html', '/'),
      [`${HOME}banner.html`]: PLAIN,
    });
    expect(got.asked).toEqual([HOME, `${HOME}banner.html`]);
  });

  it('that leads on by its own refresh shows where it leads', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('old.html'),
      [`${HOME}old.html`]: refresh('0; url=banner.html'),
      [`${HOME}banner.html`]: WITH_LINK,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: `${HOME}banner.html` });
  });

  it('in an iframe that holds the first one ends somewhere', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('a.html'),
      [`${HOME}a.html`]: withIframes('b.html'),
      [`${HOME}b.html`]: withIframes('a.html', '/'),
    });
    expect(got.asked).toEqual([HOME, `${HOME}a.html`, `${HOME}b.html`]);
    expect(got.code).toBe('fail/no-link');
  });
});

describe('eight pages of a site', () => {
  const names = Array.from({ length: 9 }, (_, index) => `${index}.html`);
  const frames = (html: string) => Object.fromEntries(names.map((name) => [HOME + name, html]));

  it('are all that is read, and what was left out accuses nobody', async () => {
    const got = await checkAmong({ [HOME]: withIframes(...names), ...frames(PLAIN) });
    expect(got.asked).toHaveLength(8);
    expect(got.code).toBe('unchecked/too-large');
  });

  it('are enough for a verdict where there are no more', async () => {
    const got = await checkAmong({ [HOME]: withIframes(...names.slice(0, 7)), ...frames(PLAIN) });
    expect(got.asked).toHaveLength(8);
    expect(got.code).toBe('fail/no-link');
  });

  it('bound frames of frames without end', async () => {
    let made = 0;
    const endless = () => {
      made += 1;
      return withIframes(`more-${made}.html`, `further-${made}.html`);
    };
    const stands = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        [`${HOME}more-${index}.html`, endless()],
        [`${HOME}further-${index}.html`, endless()],
      ]).flat(),
    );
    const got = await checkAmong({ ...stands, [HOME]: withIframes('more-1.html') });
    expect(got.asked).toHaveLength(8);
    expect(got.code).toBe('unchecked/too-large');
  });
});

describe('a frame that cannot be read', () => {
  const banner = `${HOME}banner.html`;
  const error = (status: number, html = PLAIN) => answer(banner, html, { status });

  it.each([
    ['timeout', failed(banner, 'timeout', { again: 'soon' }), 'soon'],
    ['connection', failed(banner, 'connection', { again: 'later' }), 'later'],
    ['tls', failed(banner, 'tls'), 'no'],
    ['dns', failed(banner, 'dns', { detail: 'EAI_AGAIN', again: 'later' }), 'later'],
    ['private-address', failed(banner, 'private-address'), 'no'],
    ['redirect-loop', failed(banner, 'redirect-loop'), 'no'],
    ['interrupted', failed(banner, 'interrupted'), 'no'],
    ['http-error', failed(banner, 'http-error', { status: 403 }), 'no'],
    ['http-error', failed(banner, 'http-error', { status: 500, again: 'soon' }), 'soon'],
    ['http-error', error(500), 'soon'],
    ['http-error', error(400), 'no'],
    ['blocked', error(403), 'no'],
    ['blocked', error(401), 'no'],
    ['blocked', error(429), 'soon'],
    ['blocked', error(503, '<title>DDoS-Guard</title>'), 'soon'],
    ['blocked', answer(banner, '<title>Checking your browser</title>'), 'no'],
    ['connection', answer(banner, PLAIN, { cut: 'connection' }), 'soon'],
    ['timeout', answer(banner, PLAIN, { cut: 'timeout' }), 'soon'],
    ['too-large', answer(banner, PLAIN, { cut: 'too-large' }), 'no'],
    ['script-built', answer(banner, '<div id="root"></div><script src="app.js"></script>'), 'no'],
    ['empty-page', answer(banner, ''), 'no'],
  ] as const)('leaves the row unchecked: %s (%#)', async (reason, stand, again) => {
    const got = await checkAmong({ [HOME]: withIframes('banner.html'), [banner]: stand });
    expect(got).toMatchObject({ code: `unchecked/${reason}`, again });
  });

  it.each([
    ['404', error(404)],
    ['410', error(410)],
    ['404 without a page', failed(banner, 'http-error', { status: 404 })],
    ['a name that does not exist', failed(banner, 'dns', { detail: 'ENOTFOUND' })],
    ['a picture', failed(banner, 'not-html', { status: 200, detail: 'image/png' })],
  ])('because it is plainly gone counts as empty: %s', async (_name, stand) => {
    const got = await checkAmong({ [HOME]: withIframes('banner.html'), [banner]: stand });
    expect(got.code).toBe('fail/no-link');
  });

  it('does not matter where another frame has the link', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('banner.html', 'main.html'),
      [banner]: failed(banner, 'timeout'),
      [MAIN]: WITH_LINK,
    });
    expect(got).toMatchObject({ code: 'pass/results-link', frame: MAIN, again: 'no' });
  });

  it('is no reason to pass over a link in the part that came', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('banner.html'),
      [banner]: answer(banner, WITH_LINK, { cut: 'connection' }),
    });
    expect(got.code).toBe('pass/results-link');
  });

  it('after a refresh of its own leaves the row unchecked too', async () => {
    const got = await checkAmong({
      [HOME]: withIframes('banner.html'),
      [banner]: refresh('0; url=main.html'),
      [MAIN]: failed(MAIN, 'timeout'),
    });
    expect(got.code).toBe('unchecked/timeout');
  });

  it('keeps a lesser link from being the last word', async () => {
    const html = `${withIframes('banner.html')}<a href="https://bus.gov.ru/info-card/1">НОКО</a>`;
    const got = await checkAmong({ [HOME]: html, [banner]: failed(banner, 'timeout') });
    expect(got.code).toBe('unchecked/timeout');
  });
});

describe('a page with frames that is no site', () => {
  const captcha = { [`${HOME}captcha.html`]: PLAIN };

  it('stays a challenge, whatever its frames hold', async () => {
    const html = `<title>Just a moment...</title><iframe src="captcha.html"></iframe>`;
    expect((await checkAmong({ [HOME]: html, ...captcha })).code).toBe('unchecked/blocked');
  });

  it('stays a shell that scripts would fill', async () => {
    const html = `<div id="root"></div><script src="app.js"></script><iframe src="captcha.html"></iframe>`;
    expect((await checkAmong({ [HOME]: html, ...captcha })).code).toBe('unchecked/script-built');
  });

  it('stays an error', async () => {
    const html = answer(HOME, `${TEXT}<iframe src="captcha.html"></iframe>`, { status: 500 });
    expect((await checkAmong({ [HOME]: html, ...captcha })).code).toBe('unchecked/http-error');
  });
});
