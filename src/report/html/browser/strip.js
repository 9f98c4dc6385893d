// Tells which day of a strip stands under the pointer, and what was found then.

const table = document.querySelector('#schools');
const note = document.createElement('p');
note.id = 'day';
note.hidden = true;
document.body.append(note);

const dates = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * The mark of a day in `12A3B.`, in which a number says how often what follows it is repeated.
 * @param {string} packed
 * @param {number} day
 */
function markAt(packed, day) {
  let rest = day;
  for (const [, times, mark] of packed.matchAll(/(\d*)(\D)/g)) {
    rest -= times === '' ? 1 : Number(times);
    if (rest < 0) return mark ?? '.';
  }
  return '.';
}

/** @param {PointerEvent} event */
function tell(event) {
  const strip = event.target instanceof Element ? event.target.closest('.strip') : null;
  note.hidden = !(strip instanceof SVGElement && table instanceof HTMLElement);
  if (!(strip instanceof SVGElement) || !(table instanceof HTMLElement)) return;
  const { first = '', days = '1', titles = '[]' } = table.dataset;
  const box = strip.getBoundingClientRect();
  const count = Number(days);
  const place = Math.floor(((event.clientX - box.left) / box.width) * count);
  const day = Math.min(Math.max(place, 0), count - 1);
  const mark = markAt(strip.dataset.marks ?? '', day);
  const title = JSON.parse(titles)[mark.charCodeAt(0) - 65] ?? 'нет проверки';
  const date = dates.format(Date.parse(first) + day * 86_400_000);
  note.textContent = `${date}: ${title}`;
  note.style.setProperty('left', `${event.clientX}px`);
  note.style.setProperty('top', `${box.bottom + 6}px`);
}

document.addEventListener('pointermove', tell);
document.addEventListener('scroll', () => {
  note.hidden = true;
});
