// One record → one School. A password in a cell ends here: whatever is made of a school may print it.
import { hidePasswords } from '../files/hide-passwords.js';
import type { School } from '../school.js';
import { cleanCell } from './cell.js';
import type { ListColumns } from './columns.js';
import { holdsAddress } from './guess-columns.js';
import { parseSite } from './site.js';

/** The school in a record of the list; cells that the record lacks are empty. */
export function toSchool(
  cells: readonly string[],
  place: { readonly row: number; readonly columns: ListColumns },
): School {
  const { roles, carried } = place.columns;
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : (cells[index] ?? '');
  const site = parseSite(cell(roles.site));
  const numberCell = cleanCell(cell(roles.busId));
  const busId = parseBusId(cell(roles.busId));
  const isMissing = 'problem' in site && site.problem === 'missing';
  return {
    row: place.row,
    number: shown(cell(roles.number)) || String(place.row),
    name: shown(roles.name === roles.site ? withoutAddresses(cell(roles.name)) : cell(roles.name)),
    site: withoutPassword(
      isMissing && roles.annex !== undefined ? siteOrElse(cell(roles.annex), site) : site,
    ),
    busId,
    ...(busId === null &&
      NAMES_SOMETHING.test(numberCell) && { unreadBusId: hidePasswords(numberCell) }),
    carried: carried.map(({ index }) => hidePasswords(cell(index))),
  };
}

/** The name in a cell that holds the site, too. */
function withoutAddresses(cell: string): string {
  const words = cleanCell(cell)
    .split(' ')
    .filter((word) => !word.includes('@') && !holdsAddress(word));
  return words.join(' ').replace(/[\s,;:(–—-]+$/, '');
}

function shown(cell: string): string {
  return hidePasswords(cleanCell(cell));
}

/** As it is shown; what is asked has no password in any case. */
function withoutPassword(site: School['site']): School['site'] {
  return { ...site, typed: hidePasswords(site.typed) };
}

/** «нет», `#Н/Д` and the zeros that Excel makes of an empty cell were not meant to be a number. */
const NAMES_SOMETHING = /[1-9]/;

/** The annex's column names the page where the link stood: good enough where the site is not given. */
function siteOrElse(annexCell: string, site: School['site']): School['site'] {
  return cleanCell(annexCell) === '' ? site : parseSite(annexCell);
}

/**
 * The number of a rating as typed, or in a pasted results address; null where it is neither, since
 * the numbers of other addresses of an organisation must not be compared with it. Zero is no number.
 */
export function parseBusId(text: string): string | null {
  // pandas writes a column of numbers with gaps as 75187.0.
  // Excel keeps a number as text by writing ="75187".
  const bare = cleanCell(text)
    .replaceAll(' ', '')
    .replace(/^="(.*)"$/, '$1');
  const typed = /^(?:№|n|id)?[:\s]*(\d+)(?:[.,]0+)?$/i.exec(bare);
  const pasted = /\/independent-?rating\/(?:[^\d/]+\/)*(\d+)/i.exec(text);
  const digits = typed?.[1] ?? pasted?.[1];
  return digits?.replace(/^0+/, '') || null;
}
