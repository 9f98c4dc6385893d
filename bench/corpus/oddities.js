// What makes a page odd: one thing of each kind that real pages have and that a reader of tags may
// stumble over. None changes what must be said of the page: HTML's own rules say what becomes of it.
import { date, heading, paragraph } from './blocks.js';
import { SUBJECTS } from './words.js';

/** @typedef {import('./random.js').Random} Random */
/**
 * @typedef {object} Oddity
 * @property {string} name
 * @property {(random: Random) => string} [piece] stands once or more between the news
 * @property {(opening: string, random: Random) => string} [opening]
 * @property {(piece: string, random: Random) => string} [news] every piece between menu and banners
 * @property {number} [mostBytes] where the oddity is that there is little
 */

const KB = 1_024;
const DRAWING_BYTES = 30 * KB;
const JSON_ITEMS = 120;
const TABLES_DEEP = 9;

/** @type {readonly Oddity[]} */
export const ODDITIES = [
  { name: 'short page with few links', mostBytes: 3 * KB },
  { name: 'base after the first address', opening: addBase },
  {
    name: 'unclosed anchors',
    news: (piece, random) => piece.replace(/<\/a>/gi, (end) => (random.chance(0.3) ? '' : end)),
  },
  { name: 'nested comments', piece: nestedComment },
  { name: 'remains of PHP', piece: remainsOfPhp, opening: (opening) => `${NOTICE}${opening}` },
  { name: 'inline SVG of 30 KB', piece: drawing },
  { name: 'inline JSON', piece: inlineJson },
  {
    name: 'duplicate attributes',
    opening: doubleAttributes,
    news: doubleAttributes,
  },
  { name: 'nested tables', piece: (random) => nestedTable(random, TABLES_DEEP) },
  { name: 'unclosed quotes', piece: unclosedQuote },
  { name: 'conditional comments', piece: conditions, opening: addConditions },
  { name: 'noscript', piece: noscript, opening: addNoscript },
  { name: 'templates', piece: template },
];

const NOTICE =
  '<br />\n<b>Notice</b>:  Undefined index: page in <b>/home/school/public_html/index.php</b> on line <b>12</b><br />\n';

/** @type {NonNullable<Oddity['opening']>} */
function addBase(opening, random) {
  const base = random.pick(['<base href="/main/" />', '<BASE HREF=/ TARGET=_self>']);
  if (random.chance(0.5)) {
    return opening.replace(/<\/head>/i, (end) => `<link rel="icon" href="fav.ico">${base}${end}`);
  }
  return opening.replace(/<body[^>]*>/i, (body) => `${body}<a href="map.html">Карта</a>${base}`);
}

/** @param {Random} random */
function nestedComment(random) {
  const item = () => `<li><a href="/old/${random.below(99)}">${heading(random)}</a></li>`;
  return `<!-- старое меню\n<ul>${item()}\n<!-- ${item()} -->\n${item()}${item()}</ul> -->\n<!--- ${date(random)} ---><!--><p>${paragraph(random)}</p>`;
}

/** @param {Random} random */
function remainsOfPhp(random) {
  return random.pick([
    `<?php include("inc/menu${random.below(9)}.php"); ?><p>${paragraph(random)}</p>`,
    `<? if ($_GET['p'] > ${random.below(9)} && $p->id != '') { echo "<a href='index.php?p=1'>"; } ?>${paragraph(random)}`,
    `<?= $news['title'] ?><%= Date.today %><a href="<?php echo $url; ?>">${heading(random)}</a><? } ?>`,
  ]);
}

/** @param {Random} random */
function drawing(random) {
  const point = () => `${random.below(2_000)}.${random.below(100)},${random.below(2_000)}`;
  const region = (/** @type {number} */ id) =>
    `<a xlink:href="/raion/${id}"><title>${heading(random)}</title><path class="st0" d="M${Array.from({ length: 60 }, point).join(' ')}z"/></a>`;
  let shapes = '';
  for (let id = 0; shapes.length < DRAWING_BYTES; id += 1) shapes += region(id);
  return `<svg version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 2000 2000" xml:space="preserve"><style type="text/css"><![CDATA[ .st0{fill:#3c7d4a;} g > path:hover{opacity:.5} ]]></style><desc>Карта</desc><g>${shapes}</g><foreignObject width="200" height="60"><div xmlns="http://www.w3.org/1999/xhtml"><p>${paragraph(random)}</p></div></foreignObject></svg>`;
}

/** @param {Random} random */
function inlineJson(random) {
  const items = Array.from({ length: JSON_ITEMS }, (_, id) => ({
    id,
    title: heading(random),
    html: `<div class="n"><!-- ${id} --><a href='/news/${id}'>${heading(random)}</a></div>`,
    text: paragraph(random),
  }));
  const json = JSON.stringify({ items }).replaceAll('</', '<\\/');
  return `<script type="application/json" id="state-${random.below(99)}">${json}</script><script>document.write("<!--<script src='/js/${random.below(9)}.js'></script>-->");</script>`;
}

/** @type {NonNullable<Oddity['news']>} */
function doubleAttributes(piece, random) {
  return piece
    .replace(/<(a|div|td) (?=[a-z])/gi, (_, tag) => {
      return `<${tag} title="${heading(random)}" title='' ${random.chance(0.3) ? 'align=left ALIGN="right" ' : ''}`;
    })
    .replace(/ href="([^"]*)"/gi, (href) => `${href} HREF="#"`);
}

/** @type {(random: Random, depth: number) => string} */
function nestedTable(random, depth) {
  const cell = depth === 0 ? `<p>${paragraph(random)}` : nestedTable(random, depth - 1);
  return `<table border=0><form action="/search" method="get"><tr>${random.pick(SUBJECTS)}<td width=10>&nbsp;<td>${cell}</td><a href="/t/${depth}">${heading(random)}</a></tr></form></table>`;
}

/** @param {Random} random */
function unclosedQuote(random) {
  const id = random.below(900);
  return random.pick([
    `<a href="/foto/${id}.html>${heading(random)}</a>\n<a class="more" href="/foto/">все</a><p>${paragraph(random)}</p>`,
    `<img src="/img/${id}.jpg" alt="Школа "Радуга"" title='5 'Б''><p>${paragraph(random)}</p>`,
    `<a href=/doc/${id}.pdf" target=_blank'>${heading(random)}</a>`,
    `<td width="50%><font color="red">${heading(random)}</font><p align="left">${paragraph(random)}</p>`,
  ]);
}

/** @param {Random} random */
function conditions(random) {
  return `<!--[if !IE]><!--><p>${paragraph(random)}</p><!--<![endif]--><!--[if IE]><object data="/flash/${random.below(9)}.swf"><![endif]--><![if !mso]><a href="/n/${random.below(99)}">${heading(random)}</a><![endif]>`;
}

/** @param {string} opening */
function addConditions(opening) {
  return opening
    .replace(/<html[^>]*>/i, (html) => {
      return `<!--[if lt IE 7]> <html class="ie6"> <![endif]-->\n<!--[if gt IE 8]><!--> ${html} <!--<![endif]-->`;
    })
    .replace(/<\/head>/i, (end) => {
      return `<!--[if lt IE 9]><script src="//html5shiv.googlecode.com/svn/trunk/html5.js"></script><![endif]-->${end}`;
    });
}

/** @param {Random} random */
function noscript(random) {
  return `<noscript><p>Включите JavaScript, чтобы видеть <a href="/help/${random.below(9)}">${heading(random)}</a></p><style>.js{display:none}</style></noscript><p>${paragraph(random)}</p>`;
}

/** @param {string} opening */
function addNoscript(opening) {
  return opening.replace(/<\/head>/i, (end) => {
    return `<noscript><img height="1" width="1" src="https://vk.com/rtrg?p=1" alt=""><link rel="stylesheet" href="/nojs.css"></noscript>${end}`;
  });
}

/** @param {Random} random */
function template(random) {
  return `<template id="t${random.below(99)}"><ul><li v-for="n in news"><a :href="n.url">{{ n.title }}</a><template v-if="n.date"><i>{{ n.date }}</i></template></li></ul></template><script type="text/x-template" id="x"><div><a href="{{url}}">{{title}}</a></div></script><p>${paragraph(random)}</p>`;
}
