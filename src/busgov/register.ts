// Finds a school of the list in the register: by INN, else by name and place where only one
// organisation fits. Two that fit are none, for a guess would send a school's letter to another.

import { cleanCell, foldWords } from '../list/cell.js';
import { parseSite } from '../list/site.js';
import type { School } from '../school.js';
import { isSameHostName } from '../verdict/hosts.js';

/** What the check needs of an organisation. */
export interface Registered {
  readonly inn: string;
  /** Full and short. */
  readonly names: readonly string[];
  readonly municipality: string;
  /** As the register has it. */
  readonly site: string;
}

/** How lists head the columns that name an organisation beyond doubt, folded. */
const INN_HEADERS = ['инн', 'inn', 'иннорганизации', 'инноо', 'иннучреждения', 'иннюл'];
const PLACE_HEADERS =
  /^(?:район|муниципал|муниципалитет|город|округ|территория|ппо|моу?$|населенныйпункт|municipality)/;

/** Cells of a row that tell whose it is. */
export interface Identity {
  readonly inn: string | null;
  /** Null where the list has no such column. */
  readonly place: string | null;
}

/** Makes the function that reads INN and place of the rows of a list with these columns. */
export function createIdentify(
  columns: readonly string[],
): (school: Pick<School, 'carried'>) => Identity {
  const folded = columns.map(foldWords);
  const innAt = folded.findIndex((header) => INN_HEADERS.includes(header));
  const placeAt = folded.findIndex((header) => PLACE_HEADERS.test(header));
  return ({ carried }) => ({
    inn: parseInn(carried[innAt] ?? ''),
    place: placeAt === -1 ? null : cleanCell(carried[placeAt] ?? ''),
  });
}

/** Ten digits whose last is their check digit; a spreadsheet may have taken the zero before them. */
export function parseInn(cell: string): string | null {
  const digits = cleanCell(cell)
    .replace(/[.,]0+$/, '')
    .replace(/^['="\s]+|["\s]+$/g, '');
  if (!/^\d{9,10}$/.test(digits)) return null;
  const inn = digits.padStart(10, '0');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(inn[index]), 0);
  return (sum % 11) % 10 === Number(inn[9]) ? inn : null;
}

const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

export class Register {
  readonly #byInn = new Map<string, Registered[]>();
  readonly #byName = new Map<string, Registered[]>();
  readonly #places = new Set<string>();

  add(one: Registered): void {
    if (one.inn !== '') addTo(this.#byInn, one.inn, one);
    for (const name of new Set(one.names.map(foldWords)))
      if (name !== '') addTo(this.#byName, name, one);
    this.addPlace(one.municipality);
  }

  /** A place that the register speaks of, also by organisations that nobody looks for. */
  addPlace(municipality: string): void {
    this.#places.add(foldWords(municipality));
  }

  /** Null where none fits, or several do. */
  find({ name }: Pick<School, 'name'>, { inn, place }: Identity): Registered | null {
    const named = this.#byName.get(foldWords(name)) ?? [];
    if (inn !== null) {
      const holders = this.#byInn.get(inn) ?? [];
      // Branches share the INN of their head.
      return only(holders) ?? only(holders.filter((one) => named.includes(one)));
    }
    // Without a place of its own the list is that of the one place that the register speaks of.
    if (place === null) return this.#places.size === 1 ? only(named) : null;
    return only(named.filter(({ municipality }) => isSamePlace(municipality, place)));
  }
}

function addTo(index: Map<string, Registered[]>, key: string, one: Registered): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, [one]);
  else there.push(one);
}

function only(all: readonly Registered[]): Registered | null {
  return all.length === 1 ? (all[0] ?? null) : null;
}

const KINDS_OF_PLACE =
  /^(?:муниципальн|городск|сельск|район|округ|город$|поселени|област|край|республик)/;

/** «Заречный» and «городской округ Заречный»: every word that is no kind of place, by its stem. */
function isSamePlace(one: string, other: string): boolean {
  const [here, there] = [stemsOf(one), stemsOf(other)];
  const fewer = here.length < there.length ? here : there;
  return fewer.length > 0 && fewer.every((stem) => here.includes(stem) && there.includes(stem));
}

function stemsOf(place: string): readonly string[] {
  const words =
    place
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}{3,}|\d+/gu) ?? [];
  const stem = (word: string): string => word.slice(0, Math.max(5, word.length - 3));
  return words.filter((word) => !KINDS_OF_PLACE.test(word)).map(stem);
}

/** How the site of a school is to that of the register. */
export type SiteComparison = 'same' | 'differs' | 'list-only' | 'register-only' | 'neither';

export function compareSites(school: School, registered: Registered): SiteComparison {
  const listed = 'address' in school.site ? new URL(school.site.address) : null;
  const site = parseSite(registered.site);
  const known = 'address' in site ? new URL(site.address) : null;
  if (listed === null) return known === null ? 'neither' : 'register-only';
  if (known === null) return 'list-only';
  const isSamePath =
    pathOf(listed) === pathOf(known) || pathOf(listed) === '' || pathOf(known) === '';
  return isSameHostName(listed.hostname, known.hostname) && isSamePath ? 'same' : 'differs';
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/(?:index\.\w+)?$/, '').toLowerCase();
}
