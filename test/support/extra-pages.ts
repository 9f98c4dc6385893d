// What the table of cases does not need and a parser may get wrong: mark-up whose tree is a matter
// of the standard's finer print, and of what browsers added to it lately.
import { RESULTS } from './cases.js';

const A = `<a href="${RESULTS}">НОК</a>`;
const SHADOW = `<template shadowrootmode="open">${A}</template>`;

export interface ExtraPage {
  readonly name: string;
  readonly html: string | Uint8Array;
  /** Where the bytes do not speak for themselves; the default is UTF-8. */
  readonly contentType?: string;
}

const BODIES: readonly (readonly [name: string, body: string])[] = [
  ['an anchor in a select', `<select><option>1</option>${A}</select>`],
  ['an anchor in an option', `<select><option>${A}</option></select>`],
  ['an anchor in a textarea', `<textarea>${A}</textarea>${A}`],
  ['an anchor behind a title that is never closed', `<title>x${A}`],
  ['an anchor in xmp', `<xmp>${A}</xmp>${A}`],
  ['an anchor behind plaintext', `${A}<plaintext>${A}`],
  ['an anchor in noframes and noembed', `<noframes>${A}</noframes><noembed>${A}</noembed>`],
  ['an anchor in an iframe element', `<iframe src="/x">${A}</iframe>`],
  ['an anchor in an object', `<object data="/x.swf">${A}</object>`],
  ['an anchor in video and canvas', `<video>${A}</video><canvas>${A}</canvas>`],
  ['an anchor in MathML', `<math><mi><a href="${RESULTS}">x</a></mi></math>`],
  ['an anchor of MathML itself', `<math><a href="${RESULTS}">x</a></math>`],
  ['an href on another element of MathML', `<math><mi href="${RESULTS}">x</mi></math>`],
  ['an HTML anchor in SVG', `<svg><foreignObject>${A}</foreignObject><desc>${A}</desc></svg>`],
  ['an anchor that breaks out of SVG', `<svg><g><p>${A}</svg>${A}`],
  [
    'both href and xlink:href',
    `<svg><a href="${RESULTS}" xlink:href="/x"><text>x</text></a></svg>`,
  ],
  ['xlink:href before href', `<svg><a xlink:href="/x" href="${RESULTS}"><text>x</text></a></svg>`],
  ['xlink:href in HTML', `<a xlink:href="${RESULTS}">x</a>`],
  ['an area outside of a map', `<area href="${RESULTS}" alt="НОК">`],
  ['an area in SVG', `<svg><area href="${RESULTS}"/></svg>`],
  ['link elements', `<link rel="nofollow" href="${RESULTS}"><base target=x>`],
  ['a CDATA section', `<![CDATA[${A}]]>${A}<svg><![CDATA[${A}]]></svg>`],
  ['a processing instruction', `<?php echo '${A}'; ?>${A}`],
  ['a form in a form', `<form><form>${A}</form>${A}</form>`],
  ['fostered out of a table', `<table>${A}<tr><td>${A}</td>${A}</tr></table>`],
  ['a table in an anchor in a table', `<table><td><a href="${RESULTS}"><table>${A}</table></a>`],
  ['formatting reopened', `<b><i><a href="${RESULTS}">x<p>y</b>${A}<div>z</a></div></i>`],
  ['anchors in headings in anchors', `<a href="${RESULTS}"><h1><a href="/x"><h2>${A}</h1>`],
  ['an anchor in a caption', `<table><caption>${A}<tr><th>${A}</table>`],
  ['a comment that ends oddly', `<!-- ${A} --!>${A}<!---->${A}<!--->${A}-->`],
  ['a comment that never ends', `${A}<!-- ${A}`],
  ['script in a comment in a script', `<script><!--<script></script>${A}</script>${A}`],
  ['a style that is never closed', `${A}<style>${A}`],
  ['NUL characters', `<a\0 href="${RESULTS}">x</a><a href="${RESULTS}\0">\0</a>`],
  ['an end tag with attributes', `<a href="${RESULTS}">x</a href="/x">${A}`],
  ['a quote that is never closed', `${A}<a href="${RESULTS}>x</a><p title="y">${A}`],
  ['references without a semicolon', `<a href="${RESULTS}?a=1&copy=2&amp=3&notit;=4">x</a>`],
  ['a reference to nothing', `<a href="https://bus.gov.ru/&#0;&#x110000;&#128;">x</a>`],
  ['a port of zero', `<a href="https://bus.gov.ru:0/x">x</a><a href="https://bus.gov.ru:/">y</a>`],
  ['a host with a soft hyphen', `<a href="https://bus\u00AD.gov.ru/x">x</a>`],
  ['a host with a zero-width joiner', `<a href="https://b\u200Dus.gov.ru/x">x</a>`],
  ['a host with a mixed script', `<a href="https://bus.gоv.ru/x">x</a>`],
  ['two dots at the end of the host', `<a href="https://bus.gov.ru../x">x</a>`],
  ['a space in the host', `<a href="https://bus. gov.ru/x">x</a>`],
  ['a query in windows-1251 letters', `<a href="https://bus.gov.ru/search?q=школа">x</a>`],
  ['a template in a template', `<template><div>${SHADOW}</div></template>${A}`],
  [
    'a declarative shadow root, closed',
    `<div><template shadowrootmode="closed">${A}</template></div>`,
  ],
  ['a second shadow root of one host', `<div>${SHADOW}${SHADOW}</div>`],
  ['a shadow root on an element that may have none', `<ul>${SHADOW}</ul>`],
  ['a shadow root on a custom element', `<school-menu>${SHADOW}</school-menu>`],
  [
    'a shadow root in a shadow root',
    `<div><template shadowrootmode=open><p>${SHADOW}</p>${A}</template></div>`,
  ],
  ['a shadow root of the body', SHADOW],
  ['a mode of shadow root that is none', `<div><template shadowrootmode="x">${A}</template></div>`],
  ['an old attribute of shadow roots', `<div><template shadowroot="open">${A}</template></div>`],
  ['a template in a table', `<table><template shadowrootmode=open>${A}</template></table>`],
  ['srcdoc', `<iframe srcdoc='${A}'></iframe>`],
  ['hundreds of open elements', `${'<div>'.repeat(600)}${A}`],
  ['hundreds of open formatting elements', `${'<b><p>'.repeat(200)}${A}`],
];

const WHOLE: readonly ExtraPage[] = [
  {
    name: 'a frameset with an anchor in noframes',
    html: `<html><frameset><noframes>${A}</noframes></frameset></html>${A}`,
  },
  { name: 'an anchor in the head', html: `<head>${A}<title>x</title></head>${A}` },
  { name: 'a page in quirks mode', html: `<p><table>${A}<tr><td><p>${A}` },
  { name: 'noscript in the head', html: `<head><noscript>${A}</noscript><meta name=x></head>${A}` },
  {
    name: 'a base behind the body',
    html: `<body><a href="x">x</a></body></html><base href="https://bus.gov.ru/">`,
  },
  { name: 'a base in SVG', html: `<svg><base href="https://bus.gov.ru/"/></svg><a href="x">x</a>` },
  {
    name: 'a base in a shadow root',
    html: `<div><template shadowrootmode=open><base href="https://bus.gov.ru/"></template></div><a href="/x">x</a>`,
  },
  {
    name: 'a meta charset beyond the first 1,024 bytes',
    html: `<!doctype html><!-- ${'x'.repeat(1_200)} --><meta charset="windows-1251">${A}`,
    contentType: 'text/html',
  },
  {
    name: 'UTF-16 with a byte order mark',
    html: Buffer.from(`\uFEFF${A}`, 'utf16le'),
    contentType: 'text/html',
  },
  {
    name: 'UTF-7, which no browser reads any more',
    html: '<meta charset=utf-7>+ADw-a href=+ACI-https://bus.gov.ru/x+ACI-+AD4-x',
    contentType: 'text/html',
  },
  {
    name: 'ISO-2022-JP',
    html: `<meta charset=iso-2022-jp>\u001B(J${A}`,
    contentType: 'text/html',
  },
];

export const EXTRA_PAGES: readonly ExtraPage[] = [
  ...BODIES.map(([name, body]) => ({
    name,
    html: `<!doctype html><html><head><title>x</title></head><body>${body}`,
  })),
  ...WHOLE,
];
