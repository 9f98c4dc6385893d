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

/** What of a record is wanted when it is chosen, in the order in which it is packed. */
const KEPT = [
  ...(['municipality', 'fullName', 'changed', 'inn', 'ogrn'] as const),
  ...(['shortName', 'site', 'mail', 'phone'] as const),
] as const;
export type ChosenOrganisation = Pick<Organisation, (typeof KEPT)[number]>;

/** Gone through as often as somebody wants. */
export interface ChosenRecords extends Iterable<ChosenOrganisation> {
  readonly size: number;
}

/**
 * The last record of each organisation: a data set may hold its earlier versions, too. Records are
 * packed, in memory that V8 does not look through: those of a country would take 150 MB otherwise.
 */
export class LatestRecords {
  readonly #byKey = new Map<string, Buffer>();
  #block = Buffer.alloc(0);
  #used = 0;

  add(one: Organisation): void {
    const key = copyOf(keyOf(one));
    const known = this.#byKey.get(key);
    if (known !== undefined && unpack(known).changed > one.changed) return;
    this.#byKey.set(key, this.#pack(JSON.stringify(KEPT.map((field) => one[field]))));
  }

  /** Into blocks of our own: Node's are shared with pieces of files, and would keep those. */
  #pack(text: string): Buffer {
    const size = Buffer.byteLength(text);
    if (size > this.#block.length - this.#used) {
      this.#block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, size));
      this.#used = 0;
    }
    const packed = this.#block.subarray(this.#used, this.#used + size);
    packed.write(text);
    this.#used += size;
    return packed;
  }

  /** By municipality and name. */
  sorted(): ChosenRecords {
    const { compare } = new Intl.Collator('ru', { numeric: true });
    const byMunicipality = new Map<string, Buffer[]>();
    for (const packed of this.#byKey.values()) {
      const { municipality } = unpack(packed);
      const there = byMunicipality.get(municipality);
      if (there === undefined) byMunicipality.set(municipality, [packed]);
      else there.push(packed);
    }
    // One municipality after another: the names of a country are large.
    const sorted = [...byMunicipality]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([, all]) =>
        all
          .map((packed) => ({ packed, name: unpack(packed).fullName }))
          .sort((a, b) => compare(a.name, b.name))
          .map(({ packed }) => packed),
      );
    return {
      size: sorted.length,
      *[Symbol.iterator]() {
        for (const packed of sorted) yield unpack(packed);
      },
    };
  }
}

const BLOCK_BYTES = 1024 * 1024;

function unpack(packed: Buffer): ChosenOrganisation {
  const values = JSON.parse(packed.toString());
  return Object.fromEntries(
    KEPT.map((field, index) => [field, values[index]]),
  ) as ChosenOrganisation;
}

/** A piece of a text keeps the whole file in memory that it was cut from: a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** A branch has the INN and the OGRN of its head; its KPP is its own, and stays when its name changes. */
function keyOf({ inn, kpp, ogrn, fullName }: Organisation): string {
  return inn !== '' && kpp !== '' ? `${inn} ${kpp}` : `${inn} ${ogrn} ${foldWords(fullName)}`;
}
