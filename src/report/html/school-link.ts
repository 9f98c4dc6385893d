// How the top of the page names a school: by what leads to its row, and whom to call.
import { singleLine } from '../cell-text.js';
import { html, type Markup } from './markup.js';
import type { SchoolRow } from './school-row.js';
import { rowId } from './table.js';

/** Leads to the row of the school in the table. */
export function rowLink(row: SchoolRow): Markup {
  const { name, site } = row.result.school;
  const shown = singleLine(name) || singleLine(site.typed) || 'Без названия';
  return html`<a href="#${rowId(row)}">${shown}</a>`;
}

/** What the list has in its column `telephone`; null where that is nothing. */
export function formatPhone({ result }: SchoolRow, telephone: number): Markup | null {
  const number = singleLine(result.school.carried[telephone] ?? '');
  return number === '' ? null : html` <span class="phone">${number}</span>`;
}
