// Which school of an earlier report is which of this run's. The surest ground comes first, and what
// is matched on it is taken before a weaker one is tried: a school that has been renamed or has
// moved must not take the place of one that is there unchanged. On weak ground (the site alone, the
// name alone) a school is the same only where both lists have it once: forty schools on one page of
// a platform, or four called «Школа № 1», tell nothing.
import { keysOf, type SchoolIdentity, type SchoolKeys } from './school-keys.js';

export interface Matching {
  /** For each school now, the place of the same one before; null for a new one. */
  readonly before: readonly (number | null)[];
  /** The places of those that are not there any more. */
  readonly left: readonly number[];
}

interface Ground {
  /** Null where a school cannot be known by it. */
  readonly key: (school: SchoolKeys) => string | null;
  /** Whether it must occur once on each side; else duplicates are paired in their order. */
  readonly isWeak: boolean;
}

const GROUNDS: readonly Ground[] = [
  { key: ({ site, name }) => (site + name === '' ? null : `${site} ${name}`), isWeak: false },
  { key: ({ busId }) => busId, isWeak: false },
  // Moved within its platform.
  {
    key: ({ host, name }) => (host === '' || name === '' ? null : `${host} ${name}`),
    isWeak: false,
  },
  // Renamed.
  { key: ({ host, site }) => (host === '' ? null : site), isWeak: true },
  // Moved.
  { key: ({ name }) => (name === '' ? null : name), isWeak: true },
];

/** Pairs the schools of two lists; `findKeys` may remember what it found for a school. */
export function matchSchools(
  before: readonly SchoolIdentity[],
  now: readonly SchoolIdentity[],
  findKeys: (school: SchoolIdentity) => SchoolKeys = keysOf,
): Matching {
  const keysBefore = before.map(findKeys);
  const keysNow = now.map(findKeys);
  const found: (number | null)[] = now.map(() => null);
  const taken = new Set<number>();
  for (const { key, isWeak } of GROUNDS) {
    const placesBefore = placesBy(keysBefore, key);
    const placesNow = placesBy(keysNow, key);
    for (const [value, places] of placesNow) {
      const candidates = placesBefore.get(value) ?? [];
      if (isWeak && (places.length > 1 || candidates.length > 1)) continue;
      const free = candidates.filter((place) => !taken.has(place));
      for (const place of places) {
        if (found[place] !== null) continue;
        const match = free.shift();
        if (match === undefined) break;
        found[place] = match;
        taken.add(match);
      }
    }
  }
  return { before: found, left: [...before.keys()].filter((place) => !taken.has(place)) };
}

function placesBy(
  schools: readonly SchoolKeys[],
  key: Ground['key'],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, school] of schools.entries()) {
    const value = key(school);
    if (value === null) continue;
    const known = places.get(value);
    if (known === undefined) places.set(value, [place]);
    else known.push(place);
  }
  return places;
}
