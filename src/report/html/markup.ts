// HTML is made by one tag only, which escapes whatever is put into it: a cell, a page's text or an
// address becomes markup nowhere else. Attributes stand in double quotes, always.
import { multiLine } from '../cell-text.js';

/** Text that is markup: made by `html`, or a file of our own. */
export interface Markup {
  readonly source: string;
}

/** What a template may be filled with; text is escaped, null leaves nothing. */
export type Filling = string | number | Markup | readonly Markup[] | null;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with every filling in its place. */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  return { source: String.raw({ raw: parts }, ...fillings.map(sourceOf)) };
}

function sourceOf(filling: Filling): string {
  if (filling === null) return '';
  if (typeof filling === 'number') return String(filling);
  if (typeof filling === 'string') return escapeText(filling);
  if ('source' in filling) return filling.source;
  return filling.map(({ source }) => source).join('');
}

function escapeText(text: string): string {
  return multiLine(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}

/** `address` as a hyperlink, shown as `shown`; as plain text where it is not one for http or https. */
export function hyperlinkTo(address: string, shown: string): Markup {
  if (!isWebAddress(address)) return html`${shown}`;
  return html`<a href="${address}" target="_blank" rel="noreferrer">${shown}</a>`;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
