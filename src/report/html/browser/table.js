// Search, filters, sorting and paging. All rows are read once; afterwards only those that are shown
// stand in the document, so that a browser has as little to do for 50,000 schools as for 200. On
// paper all stand that match.

const PAGE = 200;
/** With more a browser is busy for many seconds. */
const MOST_AT_ONCE = 5_000;

/**
 * @typedef {object} Row
 * @property {HTMLTableSectionElement} body
 * @property {number} index in the order of the list
 * @property {readonly string[]} cells what is filtered by
 * @property {readonly string[]} ranks what is sorted by
 * @property {string} text what is searched
 */

const table = find('#schools', HTMLTableElement);
const controls = find('#controls', HTMLElement);
const search = find('#search', HTMLInputElement);
const shown = find('#shown', HTMLElement);
const rest = find('#rest', HTMLElement);
const more = find('#more', HTMLButtonElement);
const all = find('#all-rows', HTMLButtonElement);
const selects = [...controls.querySelectorAll('select')];
const collator = new Intl.Collator('ru', { numeric: true });
const numbers = new Intl.NumberFormat('ru');

const rows = [...table.tBodies].map(readRow);
let ordered = rows;
let matching = rows;
let inDocument = rows;
let limit = PAGE;

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function find(selector, type) {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`no ${selector}`);
  return element;
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {number} index
 * @returns {Row}
 */
function readRow(body, index) {
  const [first, second] = body.rows;
  const cells = [...(first?.cells ?? [])];
  const texts = cells.map((cell) => cell.textContent.trim());
  const listed = second?.querySelector('.listed')?.textContent ?? '';
  return {
    body,
    index,
    cells: cells.map((cell, place) => cell.dataset.is ?? texts[place] ?? ''),
    ranks: cells.map((cell, place) => cell.dataset.rank ?? texts[place] ?? ''),
    text: plain([...texts, listed].join(' ')),
  };
}

/**
 * Text as people look for it: without case, ё, kinds of quotation marks and dashes.
 * @param {string} text
 */
function plain(text) {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»„“”"'\s]+/g, ' ')
    .replace(/[–—−]/g, '-');
}

function show() {
  const words = plain(search.value)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = selects
    .filter(({ value }) => value !== '')
    .map(({ value, dataset }) => ({ column: Number(dataset.column), cell: value.slice(1) }));
  matching = ordered.filter(
    ({ cells, text }) =>
      wanted.every(({ column, cell }) => cells[column] === cell) &&
      words.every((word) => text.includes(word)),
  );
  put(matching.slice(0, limit));
  const visible = numbers.format(inDocument.length);
  const among =
    matching.length === rows.length ? '' : `, подходят ${numbers.format(matching.length)}`;
  shown.textContent = `Показано ${visible} из ${numbers.format(rows.length)}${among}`;
  const waiting = matching.length - inDocument.length;
  rest.hidden = waiting === 0;
  all.hidden = matching.length > MOST_AT_ONCE;
  more.textContent = `Показать ещё ${numbers.format(Math.min(PAGE, waiting))}`;
}

/**
 * Has these rows in the document, and no others. What stays at the head is not touched.
 * @param {readonly Row[]} wanted
 */
function put(wanted) {
  const differing = wanted.findIndex((row, place) => row !== inDocument[place]);
  const kept = differing === -1 ? wanted.length : differing;
  for (const { body } of inDocument.slice(kept)) body.remove();
  const fragment = document.createDocumentFragment();
  for (const { body } of wanted.slice(kept)) fragment.append(body);
  table.append(fragment);
  inDocument = [...wanted];
}

function filter() {
  limit = PAGE;
  show();
}

function reset() {
  search.value = '';
  for (const select of selects) select.value = '';
  filter();
}

/**
 * @param {HTMLTableCellElement} heading
 * @param {number} column
 */
function makeSortable(heading, column) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...heading.childNodes);
  heading.append(button);
  heading.setAttribute('aria-sort', column === 0 ? 'ascending' : 'none');
  button.addEventListener('click', () => {
    const isAscending = heading.getAttribute('aria-sort') === 'ascending';
    const direction = isAscending ? 'descending' : 'ascending';
    for (const other of headings) other.setAttribute('aria-sort', 'none');
    heading.setAttribute('aria-sort', direction);
    sort(column, direction === 'ascending' ? 1 : -1);
  });
}

/**
 * @param {number} column the first stands for the order of the list, whatever its numbers
 * @param {1 | -1} direction
 */
function sort(column, direction) {
  /** @type {(a: Row, b: Row) => number} */
  const compare = (a, b) =>
    column === 0 ? 0 : collator.compare(a.ranks[column] ?? '', b.ranks[column] ?? '');
  ordered = [...rows].sort(
    (a, b) => direction * (compare(a, b) || (column === 0 ? a.index - b.index : 0)),
  );
  show();
}

/**
 * Shows the schools with these cells alone.
 * @param {Readonly<Record<string, string>>} cells by the names of the columns
 */
function filterBy(cells) {
  search.value = '';
  for (const select of selects) {
    const cell = cells[select.labels[0]?.textContent ?? ''];
    select.value = cell === undefined ? '' : `=${cell}`;
  }
  filter();
  find('#all', HTMLElement).scrollIntoView({ block: 'start' });
}

/** Brings the row that the address names into view, and opens it. */
function follow() {
  const row = rows.find(({ body }) => `#${body.id}` === location.hash);
  if (row === undefined) return;
  if (!matching.includes(row)) reset();
  if (!inDocument.includes(row)) {
    limit = matching.indexOf(row) + 1;
    show();
  }
  const details = row.body.querySelector('details');
  if (details === null) return;
  details.open = true;
  details.querySelector('summary')?.focus({ preventScroll: true });
  row.body.scrollIntoView({ block: 'start' });
}

const headings = [...table.querySelectorAll('th')].filter((cell) => 'sort' in cell.dataset);
headings.forEach(makeSortable);
controls.hidden = false;
search.addEventListener('input', filter);
for (const select of selects) select.addEventListener('change', filter);
find('#reset', HTMLButtonElement).addEventListener('click', reset);
const fold = find('#fold', HTMLButtonElement);
fold.addEventListener('click', () => {
  const isUnfolded = controls.classList.toggle('unfolded');
  fold.setAttribute('aria-expanded', String(isUnfolded));
});
more.addEventListener('click', () => {
  limit += PAGE;
  show();
});
all.addEventListener('click', () => {
  limit = rows.length;
  show();
});
window.addEventListener('beforeprint', () => put(matching));
window.addEventListener('afterprint', show);
window.addEventListener('hashchange', follow);
document.addEventListener('click', (event) => {
  const filtering = event.target instanceof Element ? event.target.closest('a[data-filter]') : null;
  if (filtering instanceof HTMLElement) {
    event.preventDefault();
    filterBy(JSON.parse(filtering.dataset.filter ?? '{}'));
    return;
  }
  // To the row that was gone to before: the address does not change, so nobody else says so.
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.hash === '' || link.hash !== location.hash) return;
  event.preventDefault();
  follow();
});
show();
table.classList.add('ready');
follow();
