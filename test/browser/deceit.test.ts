// Pages that try to be passed, or to have others accused, by what only a browser shows.
import { expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import { LINK, type ScriptedSite, schoolPage } from '../support/scripted-sites.js';

const ANCHOR = `<a href="${LINK}">НОКО</a>`;
const FOREIGN = `<!DOCTYPE html><title>Новости района</title><p>Новости</p>${ANCHOR}`;
const AS_DATA = `location = 'data:text/html,' + encodeURIComponent(${JSON.stringify(FOREIGN)})`;
const AS_BLOB = `location = URL.createObjectURL(
  new Blob([${JSON.stringify(FOREIGN)}], { type: 'text/html' }))`;

let number = 30;

/** A school whose script does this; `seen` is what a browser makes of it. */
function deceit(
  seen: string,
  script: string,
  { end = '', routes = {} }: Partial<Record<'end', string>> & Partial<ScriptedSite> = {},
): ScriptedSite {
  number += 1;
  const page = schoolPage(number, `${end}<script src="/deceit.js"></script>`);
  return {
    host: `deceit${number}.example`,
    name: `МБОУ «СОШ № ${number}»`,
    plain: 'fail/no-link',
    seen,
    routes: { '/': page, '/deceit.js': script, ...routes },
  };
}

const frameOf = (address: string): string =>
  `const frame = document.createElement('iframe'); frame.src = '${address}'; document.body.append(frame);`;
const addAfter = (markup: string): string =>
  `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(markup)});`;
const PASS = 'pass/results-link';
const FAIL = 'fail/no-link';
const FOREIGN_ROUTES = {
  '//portal.test/': FOREIGN,
  '//portal.test/data': `<script>${AS_DATA}</script>`,
  '//portal.test/blob': `<script>${AS_BLOB}</script>`,
  '//portal.test/nest': `<iframe srcdoc='${ANCHOR}'></iframe>`,
};

const SITES: readonly ScriptedSite[] = [
  // The link is another's.
  deceit(FAIL, frameOf('http://portal.test/'), { routes: FOREIGN_ROUTES }),
  deceit(FAIL, frameOf('http://portal.test/data')),
  deceit(FAIL, frameOf('http://portal.test/blob')),
  deceit(FAIL, frameOf('http://portal.test/nest')),
  deceit(FAIL, "location = 'http://portal.test/';"),
  deceit(FAIL, addAfter('<meta http-equiv="refresh" content="0;url=http://portal.test/">')),
  // Nobody sees it, or it is no link.
  deceit(FAIL, `const other = open('about:blank'); other?.document.write('${ANCHOR}');`),
  deceit(FAIL, addAfter(`<template>${ANCHOR}</template><noscript>${ANCHOR}</noscript>`)),
  deceit(
    'fail/not-a-hyperlink',
    addAfter('<textarea></textarea>').concat(
      `document.querySelector('textarea').append(${JSON.stringify(ANCHOR)});`,
    ),
  ),
  deceit(
    FAIL,
    `${addAfter(`<p id="brief">${ANCHOR}</p>`)} document.getElementById('brief').remove();`,
  ),
  // What a page does to keep a browser busy spoils nothing.
  deceit(
    PASS,
    `${addAfter(ANCHOR)} for (let i = 0; i < 20; i += 1) { alert(i); confirm(i); print(); }
    addEventListener('beforeunload', (event) => event.preventDefault());`,
  ),
  deceit(PASS, addAfter(`<img src="/odd">${ANCHOR}`), {
    routes: {
      '/odd': ({ socket }) => void socket.end('HTTP/1.1 000 Odd\r\ncontent-length: 0\r\n\r\n'),
    },
  }),
  deceit(
    PASS,
    `${addAfter(ANCHOR)} location = 'file:///etc/hostname'; location = 'chrome://settings';`,
  ),
];

it.skipIf(!HAS_CHROMIUM)(
  'a browser takes nothing of others for the school’s own, and is not led astray',
  async () => {
    const args = [`--browser=${CHROMIUM_PATH}`, '--browser-time', '60', '--homepage-only'];
    const { codes, code } = await checkSites(SITES, args);
    expect(codes).toEqual(SITES.map(({ seen }) => seen));
    expect(code).toBe(1);
  },
  600_000,
);
