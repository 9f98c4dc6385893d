// A document of the project as a page that needs no network: pictures stand in it, and links to
// other documents lead to their pages.
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { marked } from 'marked';
import { ROOT } from './project.js';

const STYLE = `body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:17px/1.5 "Segoe UI",sans-serif;color:#1b1b1b}
img{max-width:100%;border:1px solid #ccc;border-radius:6px}table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
code{font:15px Consolas,monospace;background:#f3f3f3}pre{background:#f3f3f3;padding:.8rem;overflow-x:auto}`;

/**
 * @param {string} name a document of the project
 * @param {{ folder?: string }} [beside] the folder beside the page that holds the project's files;
 *   without it the page stands where the document does
 */
export function formatManual(name, { folder } = {}) {
  const text = readFileSync(join(ROOT, name), 'utf8');
  const title = /^# (.*)$/m.exec(text)?.[1] ?? name;
  const prefix = folder === undefined ? '' : `${folder}/`;
  const body = marked
    .parse(text, { async: false })
    .replace(/<h(\d)>(.*?)<\/h\1>/g, (_all, level, heading) => formatHeading(level, heading))
    .replace(
      /(<img src=")([^":]+)"/g,
      (_all, start, path) => `${start}${toDataAddress(join(dirname(name), path))}"`,
    )
    .replace(
      /(<a href=")([^":#]+)/g,
      (_all, start, path) => `${start}${prefix}${path.replace(/\.md$/, '.html')}`,
    );
  return `<!DOCTYPE html>
<html lang="${/[а-я]/i.test(title) ? 'ru' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
${body}</html>
`;
}

/**
 * With the address that GitHub gives it.
 * @param {string} level
 * @param {string} heading
 */
function formatHeading(level, heading) {
  const words = heading.replace(/<[^>]*>|&\w+;/g, '').toLowerCase();
  const id = words.replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/\s/g, '-');
  return `<h${level} id="${id}">${heading}</h${level}>`;
}

/** @param {string} path */
function toDataAddress(path) {
  const bytes = readFileSync(join(ROOT, path));
  return `data:image/${extname(path).slice(1)};base64,${bytes.toString('base64')}`;
}
