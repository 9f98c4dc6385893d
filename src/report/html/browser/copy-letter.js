// The button that copies a letter. It is made when a row is opened: thousands of rows never are.

document.addEventListener('toggle', ({ target }) => addButton(target), { capture: true });
for (const details of document.querySelectorAll('details[open]')) addButton(details);

/** @param {EventTarget | null} details */
function addButton(details) {
  if (!(details instanceof HTMLDetailsElement) || !details.open) return;
  const letter = details.querySelector('.letter');
  const text = letter?.querySelector('pre');
  if (!letter || !text || letter.querySelector('button') !== null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Скопировать письмо';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    said.textContent = '';
    said.textContent = (await copy(text)) ? 'Скопировано' : 'Выделено, нажмите Ctrl+C';
  });
  text.before(button, said);
}

/** @param {HTMLElement} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    // There is no clipboard for pages of an intranet without https: mark the text instead.
    getSelection()?.selectAllChildren(text);
    return false;
  }
}
