// The situations that the rough half has beside those of the smooth one: the same links in the
// mark-up of other hands.
import { fail, LABELS, pass, results } from './situations.js';

/** @typedef {import('./situations.js').Situation} Situation */

/** @type {readonly Situation[]} */
export const ROUGH_RESULTS = [
  pass(
    'label cut into spans by Word',
    'footer',
    ({ id }) =>
      `<p class=MsoNormal><span lang=RU style='mso-bidi-font-size:14.0pt'><a\nhref="${results(id)}"><span style='color:blue'>Результаты </span><b>независимой </b>оценки<o:p></o:p></a></span></p>`,
  ),
  pass(
    'area of an image map',
    'banners',
    ({ id }) =>
      `<img src="/img/panel.gif" usemap="#panel" border=0><map name="panel"><area shape=rect coords=0,0,90,40 href=/egov.html><area shape="rect" coords="90,0,180,40" href="${results(id)}" alt="НОК"></map>`,
  ),
  pass(
    'address broken over lines',
    'news',
    ({ id }) =>
      `<p><a href="\n  https://bus.gov.ru/\nindependentRating/details/${id}\n">Результаты\nнезависимой\tоценки</a></p>`,
  ),
  pass(
    'address in character references',
    'footer',
    ({ id }) =>
      `<a href="https&#58;//bus&#46;gov&#x2e;ru/independentRating/details/${id}">&#1053;&#1054;&#1050;</a>`,
  ),
  pass(
    'upper-case host, spaces round the sign',
    'footer',
    ({ id, random }) =>
      `<A CLASS = "link"  HREF = 'HTTPS://BUS.GOV.RU/independentRating/details/${id}' >${random.pick(LABELS)}</A >`,
  ),
  pass(
    'card inside the anchor',
    'banners',
    ({ id, random }) =>
      `<a href="${results(id)}" target="_blank"><div class="t-card"><div class="t-bgimg" style="background-image:url('/nok.png')"></div><div class="t-name">${random.pick(LABELS)}</div></div></a>`,
  ),
  pass(
    'table inside the anchor',
    'news',
    ({ id }) =>
      `<a href="${results(id)}"><table border=0><tr><td><img src="/nok.gif"></td><td>НОК</td></tr></table></a>`,
  ),
  pass(
    'anchor inside a drawing',
    'banners',
    ({ id }) =>
      `<svg viewBox="0 0 90 40"><a xlink:href="${results(id)}"><rect width="90" height="40"/><text x="5" y="20">НОК</text></a></svg>`,
  ),
  pass(
    'without quotes, with a slash at the end',
    'footer',
    ({ id, random }) => `<a href=${results(id)}/>${random.pick(LABELS)}</a>`,
  ),
  pass(
    'attributes without spaces',
    'footer',
    ({ id }) => `<a class="x"href="${results(id)}"title='НОК'target=_blank>Оценка</a>`,
  ),
  pass(
    'tags in the words for a picture',
    'banners',
    ({ id }) => `<a title="5 > 4" href="${results(id)}"><img alt="<b>НОК</b>" src="/nok.png"></a>`,
  ),
  pass(
    'fonts in fonts',
    'footer',
    ({ id, random }) =>
      `<CENTER><FONT SIZE=2><B><A HREF="http://www.bus.gov.ru/pub/independentRating/details/${id}"><FONT COLOR=red>${random.pick(LABELS)}</B></FONT></A></FONT></CENTER>`,
  ),
  pass(
    'in a list that opens by itself',
    'footer',
    ({ id, random }) =>
      `<details><summary>Полезное</summary><a href="${results(id)}">${random.pick(LABELS)}</a></details>`,
  ),
  pass(
    'backslashes',
    'footer',
    ({ id, random }) =>
      `<a href="http:\\\\bus.gov.ru\\independentRating\\details\\${id}">${random.pick(LABELS)}</a>`,
  ),
  pass(
    'shown after a comment inside a comment',
    'banners',
    ({ id }) => `<!-- <p>было: <!-- баннер --> <a href="${results(id)}"><img alt="НОК"></a> -->`,
  ),
  pass(
    'after an anchor that nobody closed',
    'banners',
    ({ id }) => `<a href="/map"><img src="/map.png"><p><a href="${results(id)}">НОК</a>`,
  ),
];

const TEXT = 'not-a-hyperlink';
/** @type {readonly Situation[]} */
export const ROUGH_NEAR_MISSES = [
  fail(
    TEXT,
    'comment with a mark at its end',
    'footer',
    ({ id }) => `<!-- <a href="${results(id)}">НОК</a> --!>`,
  ),
  fail(
    TEXT,
    'PHP that would write it',
    'footer',
    ({ id }) => `<?php echo '<a href="${results(id)}">НОК</a>'; ?>`,
  ),
  fail(
    TEXT,
    'noframes',
    'end',
    ({ id }) => `<noframes><a href="${results(id)}">НОК</a></noframes>`,
  ),
  fail(
    TEXT,
    'list to choose from',
    'banners',
    ({ id }) =>
      `<select onchange="location=this.value"><option value="/">–<option value="${results(id)}">НОК</select>`,
  ),
  fail(
    TEXT,
    'form with a button',
    'banners',
    ({ id }) => `<form action="${results(id)}"><input type=submit value="НОК"></form>`,
  ),
];
