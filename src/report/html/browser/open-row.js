// A click anywhere on a school's row opens and closes its evidence, as its own button does; a click
// on a hyperlink, or one that ends the marking of text, means something else.

document.querySelector('#schools')?.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || target.closest('a, button, summary, .more') !== null) return;
  if (getSelection()?.isCollapsed === false) return;
  const details = target.closest('tbody')?.querySelector('details');
  if (details) details.open = !details.open;
});
