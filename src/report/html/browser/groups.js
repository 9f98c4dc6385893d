// Sorts the tables of groups by a column; the total stays below.

const words = new Intl.Collator('ru', { numeric: true });

for (const table of document.querySelectorAll('.groups table')) {
  if (!(table instanceof HTMLTableElement)) continue;
  const headings = [...table.querySelectorAll('th[data-sort]')];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    // Worst first, as the page comes.
    heading.setAttribute('aria-sort', column === 1 ? 'ascending' : 'none');
    button.addEventListener('click', () => {
      const isAscending = heading.getAttribute('aria-sort') === 'ascending';
      for (const other of headings) other.setAttribute('aria-sort', 'none');
      heading.setAttribute('aria-sort', isAscending ? 'descending' : 'ascending');
      sort(table, column, isAscending ? -1 : 1);
    });
  });
}

/**
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {1 | -1} direction
 */
function sort(table, column, direction) {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const rows = [...body.rows].map((row) => {
    const cell = row.cells[column];
    return { row, rank: cell?.dataset.rank ?? cell?.textContent ?? '' };
  });
  // Numbers may have a fraction, which the order of words does not know.
  rows.sort(
    (a, b) =>
      direction * (column === 0 ? words.compare(a.rank, b.rank) : Number(a.rank) - Number(b.rank)),
  );
  body.append(...rows.map(({ row }) => row));
}
