import { type Filling, html, type Markup } from './markup.js';

/**
 * Leads to the table and has it show only the schools whose cells are these, by the names of its
 * columns: `browser/table.js` serves it.
 */
export function filterLink(cells: Readonly<Record<string, string>>, shown: Filling): Markup {
  return html`<a href="#all" data-filter="${JSON.stringify(cells)}">${shown}</a>`;
}
