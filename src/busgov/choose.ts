// Which records of a data set are asked for: those of a place, of a kind, of an activity.
import { foldWords } from '../list/cell.js';
import type { Organisation } from './organisations.js';

export interface Choice {
  readonly okato?: string;
  readonly oktmo?: string;
  /** A part of the kind's name, or its code. */
  readonly kind?: string;
  readonly okved?: string;
}

/** Makes the test of a record; every condition has to hold. */
export function createChooser({
  okato,
  oktmo,
  kind,
  okved,
}: Choice): (one: Organisation) => boolean {
  const tests: ((one: Organisation) => boolean)[] = [];
  if (okato !== undefined) tests.push((one) => isWithin(one.okato, placePrefix(okato)));
  if (oktmo !== undefined) tests.push((one) => isWithin(one.oktmo, placePrefix(oktmo)));
  if (okved !== undefined) tests.push((one) => isWithin(one.okved, okved));
  if (kind !== undefined) {
    const folded = foldWords(kind);
    tests.push((one) => one.kindCode === kind.trim() || foldWords(one.kind).includes(folded));
  }
  return (one) => tests.every((test) => test(one));
}

function isWithin(codes: readonly string[], prefix: string): boolean {
  return codes.some((code) => code.startsWith(prefix));
}

/** `68000000` is the region 68: two digits, then threes, of which zeros at the end name nothing. */
function placePrefix(code: string): string {
  return code.length % 3 === 2 ? code.replace(/(?<=^\d{2}(?:\d{3})*)(?:000)+$/, '') : code;
}

/** The last record of each organisation: a data set may hold its earlier versions, too. */
export class LatestRecords {
  readonly #byKey = new Map<string, Organisation>();

  add(one: Organisation): void {
    const key = `${one.inn} ${one.ogrn} ${foldWords(one.fullName)}`;
    const known = this.#byKey.get(key);
    if (known !== undefined && known.changed > one.changed) return;
    // A piece of a text keeps the whole file in memory that it was cut from: copies do not.
    this.#byKey.set(JSON.parse(JSON.stringify(key)), JSON.parse(JSON.stringify(one)));
  }

  /** By municipality and name. */
  sorted(): readonly Organisation[] {
    const { compare } = new Intl.Collator('ru', { numeric: true });
    return [...this.#byKey.values()].sort(
      (a, b) => compare(a.municipality, b.municipality) || compare(a.fullName, b.fullName),
    );
  }
}
