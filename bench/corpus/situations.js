// What a page of the corpus has to say about the assessment, and what must be said of it: 60 % have
// a results link where real pages have it, 10 % something that only looks like one, 30 % nothing.
// What is expected stands here as data; no judge was asked.

/** @typedef {import('./random.js').Random} Random */
/** @typedef {'menu' | 'news' | 'banners' | 'footer' | 'end'} Slot */
/**
 * @typedef {object} Situation
 * @property {string} name
 * @property {Slot} slot where on the page it stands
 * @property {(link: { id: number, random: Random }) => string} markup
 * @property {'pass' | 'fail' | 'unchecked'} verdict
 * @property {string} reason
 * @property {number} [weight] how often it is met beside the others, 1 if absent
 */

/** @param {number} id */
export const results = (id) => `https://bus.gov.ru/independentRating/details/${id}`;
export const LABELS = [
  'Независимая оценка качества условий оказания услуг',
  'Результаты независимой оценки качества образования',
  'Результаты НОКО',
  'НОК УООД',
];

/** @type {(name: string, slot: Slot, markup: Situation['markup']) => Situation} */
export const pass = (name, slot, markup) => ({
  name,
  slot,
  markup,
  verdict: 'pass',
  reason: 'results-link',
  weight: WEIGHTS.get(name) ?? 1,
});
/** @type {(reason: string, name: string, slot: Slot, markup: Situation['markup']) => Situation} */
export const fail = (reason, name, slot, markup) => ({
  name,
  slot,
  markup,
  verdict: 'fail',
  reason,
});

/** What real sites have most; the others are seldom met, and met all the same. */
const WEIGHTS = new Map([
  ['text link in the footer', 10],
  ['banner', 10],
  ['text link in the menu', 5],
  ['banner without words', 4],
  ['image and text in one anchor', 3],
  ['in a news item', 3],
  ['inside noindex', 2],
  ['upper case and without quotes', 2],
  ['beside other links to the site', 2],
]);

/** @type {readonly Situation[]} */
export const RESULTS = [
  pass(
    'text link in the footer',
    'footer',
    ({ id, random }) => `<a href="${results(id)}">${random.pick(LABELS)}</a>`,
  ),
  pass(
    'text link in the menu',
    'menu',
    ({ id, random }) => `<a href="${results(id)}" target="_blank">${random.pick(LABELS)}</a>`,
  ),
  pass(
    'banner',
    'banners',
    ({ id }) =>
      `<a href="${results(id)}" target="_blank" rel="noopener"><img src="/upload/banners/nok.png" width="240" height="80" alt="НОК"></a>`,
  ),
  pass(
    'banner without words',
    'banners',
    ({ id }) =>
      `<a href="http://bus.gov.ru/pub/independentRating/details/${id}"><img src="/images/busgov-300x230.jpg" border="0"></a>`,
  ),
  pass(
    'image and text in one anchor',
    'banners',
    ({ id }) =>
      `<a href="${results(id)}"><img src="/images/qr.png" alt="QR-код"><br>Оставить мнение можно по ссылке</a>`,
  ),
  pass(
    'in a news item',
    'news',
    ({ id }) =>
      `<p>Результаты независимой оценки размещены <a class="more" href="https://www.bus.gov.ru/independentRating/details/${id}?year=2021&amp;from=site">на сайте bus.gov.ru</a>.</p>`,
  ),
  pass(
    'redirector of 1C-Bitrix',
    'banners',
    ({ id }) =>
      `<a href="/bitrix/redirect.php?event1=banner&amp;event2=click&amp;goto=${encodeURIComponent(results(id))}"><img src="/upload/rk/nok.jpg" alt="Независимая оценка"></a>`,
  ),
  pass(
    'redirector of uCoz',
    'banners',
    ({ id, random }) => `<a href="/go?${results(id)}" target="_blank">${random.pick(LABELS)}</a>`,
  ),
  pass(
    'redirector of VK',
    'news',
    ({ id }) =>
      `<p>Подробнее: <a href="https://vk.com/away.php?to=${encodeURIComponent(results(id))}">результаты оценки</a></p>`,
  ),
  pass(
    'inside noindex',
    'footer',
    ({ id, random }) =>
      `<noindex><a rel="nofollow" href="${results(id)}">${random.pick(LABELS)}</a></noindex>`,
  ),
  pass(
    'in a list that a button opens',
    'footer',
    ({ id, random }) =>
      `<ul id="useful" style="display: none"><li><a href="${results(id)}">${random.pick(LABELS)}</a></li></ul>`,
  ),
  pass(
    'upper case and without quotes',
    'banners',
    ({ id }) => `<A HREF=${results(id)} TARGET=_blank><IMG SRC=/img/nok.gif ALT=НОК BORDER=0></A>`,
  ),
  pass(
    'single quotes, address without scheme',
    'footer',
    ({ id, random }) =>
      `<a class='link' href='//bus.gov.ru/independentRating/details/${id}'>${random.pick(LABELS)}</a>`,
  ),
  pass(
    'never closed, at the very end',
    'end',
    ({ id, random }) =>
      `<p align="center"><a href="${results(id)}"><b>${random.pick(LABELS)}</b><a></p>`,
  ),
  pass(
    'beside other links to the site',
    'footer',
    ({ id }) =>
      `<a href="https://bus.gov.ru/">bus.gov.ru</a> | <a href="https://bus.gov.ru/info-card/${id + 7}">Карточка</a> | <a href="${results(id)}">Оценка</a>`,
  ),
  pass(
    'beside the same link commented out',
    'banners',
    ({ id }) =>
      `<!-- <a href="${results(id + 1)}"><img src="/nok-old.png"></a> --><a href="${results(id)}"><img src="/nok.png" alt="НОК"></a>`,
  ),
];

const TEXT = 'not-a-hyperlink';
/** @type {readonly Situation[]} */
export const NEAR_MISSES = [
  fail(
    TEXT,
    'commented out',
    'banners',
    ({ id }) => `<!-- <a href="${results(id)}"><img src="/nok.png" alt="НОК"></a> -->`,
  ),
  fail(
    TEXT,
    'conditional comment',
    'footer',
    ({ id }) => `<!--[if lt IE 9]><a href="${results(id)}">НОК</a><![endif]-->`,
  ),
  fail(TEXT, 'plain text', 'footer', ({ id }) => `<p>Результаты НОКО: ${results(id)}</p>`),
  fail(
    TEXT,
    'label of another link',
    'news',
    ({ id }) => `<p><a href="/novosti/2021-11-19-17">${results(id)}</a></p>`,
  ),
  fail(
    TEXT,
    'onclick',
    'banners',
    ({ id }) =>
      `<div class="banner" onclick="window.open('${results(id)}')"><a><img src="/nok.png" alt="НОК"></a></div>`,
  ),
  fail(
    TEXT,
    'javascript in the href',
    'banners',
    ({ id }) => `<a href="javascript:window.open('${results(id)}')">НОК</a>`,
  ),
  fail(
    TEXT,
    'noscript',
    'end',
    ({ id }) => `<noscript><a href="${results(id)}">НОК</a></noscript>`,
  ),
  fail(
    TEXT,
    'template',
    'end',
    ({ id }) => `<template><a href="${results(id)}">НОК</a></template>`,
  ),
  fail(
    TEXT,
    'iframe',
    'news',
    ({ id }) => `<iframe src="${results(id)}" width="100%" height="600"></iframe>`,
  ),
  // A script may make a hyperlink of it.
  {
    ...fail(
      'script-built',
      'data attribute',
      'banners',
      ({ id }) =>
        `<span class="link" data-href="${results(id)}">НОК</span><script src="/js/links.js"></script>`,
    ),
    verdict: 'unchecked',
  },
  fail(
    TEXT,
    'textarea',
    'news',
    ({ id }) =>
      `<textarea rows="3" cols="40"><a href="${results(id)}">Код нашей кнопки</a></textarea>`,
  ),
  fail(
    'card-link',
    "the organisation's card",
    'footer',
    ({ id }) => `<a href="https://bus.gov.ru/info-card/${id}?activeTab=3">Результаты НОКО</a>`,
  ),
  fail(
    'card-link',
    'registry card',
    'footer',
    ({ id }) =>
      `<a href="http://bus.gov.ru/public/agency/agency.html?agency=${id}">Сведения по 83-ФЗ</a>`,
  ),
  fail(
    'rating-form-link',
    'rating form',
    'banners',
    ({ id }) =>
      `<a href="https://bus.gov.ru/qrcode/rate/${id}"><img src="/qr.png" alt="Оцените нас"></a>`,
  ),
  fail(
    'general-link',
    'start page',
    'menu',
    () => '<a href="https://bus.gov.ru/pub/home">Результаты НОКО</a>',
  ),
  fail(
    'general-link',
    'list of ratings',
    'banners',
    () =>
      '<a href="http://bus.gov.ru/pub/independentRating/list"><img src="/nok.png" alt="НОК"></a>',
  ),
  fail(
    'broken-link',
    'href without scheme',
    'footer',
    ({ id }) => `<a href="bus.gov.ru/independentRating/details/${id}">Результаты НОКО</a>`,
  ),
  fail(
    'broken-link',
    'misspelt scheme',
    'footer',
    ({ id }) => `<a href="htpp://bus.gov.ru/independentRating/details/${id}">Результаты НОКО</a>`,
  ),
  fail(
    'broken-link',
    'glued to another address',
    'banners',
    ({ id }) =>
      `<a href="http://www.shkola.examplehttp://bus.gov.ru/independentRating/details/${id}">НОК</a>`,
  ),
  fail(
    'broken-link',
    'misspelt host',
    'menu',
    ({ id }) => `<a href="https://busgov.ru/independentRating/details/${id}">Оценка качества</a>`,
  ),
  fail(
    'no-link',
    'foreign host that begins like it',
    'banners',
    ({ id }) =>
      `<a href="https://bus.gov.ru.spravka.example/independentRating/details/${id}">НОК</a>`,
  ),
  fail(
    'no-link',
    'local file of that name',
    'banners',
    () => '<a href="/files/pupul%20sayta%20bus.gov.ru.php"><img src="/busgov-300x230.jpg"></a>',
  ),
  fail(
    'no-link',
    'style sheet',
    'end',
    ({ id }) => `<style>/* ${results(id)} */ .nok{background:#fff}</style>`,
  ),
  {
    name: 'script only',
    slot: 'banners',
    markup: ({ id }) =>
      `<div id="nok"></div><script>document.getElementById('nok').innerHTML = '<a href="${results(id)}">НОК</a>';</script>`,
    verdict: 'unchecked',
    reason: 'script-built',
  },
];

/** @type {readonly Situation[]} */
export const NOTHING = [
  fail('no-link', 'nothing', 'end', () => ''),
  fail(
    'no-link',
    'an inner page about it',
    'menu',
    () => '<a href="/noko/">Независимая оценка качества</a>',
  ),
  fail(
    'no-link',
    'the widget of Госуслуги',
    'footer',
    () =>
      '<div id="js-show-iframe-wrapper"><div class="pos-banner-fluid"><a href="https://pos.gosuslugi.ru/form/?opaId=300157">Есть предложения?</a></div></div>',
  ),
];
