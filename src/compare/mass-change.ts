// When many schools get worse in one night, the likeliest causes are not the schools: a platform
// has failed or has changed its pages, or something on our side has. Such a run is not believed
// before somebody has looked.
//
// The alarm needs both a number and a share. Ten: in a district of thirty schools one platform's bad
// night may take nine, and a person reads nine rows. A fifth of the schools that had been checked:
// on an ordinary night, with the second pass over, a few in a hundred change, and the largest
// platform of a region may fail without making the rest of the report worthless.
import type { ChangeKind } from './change.js';

const MIN_SCHOOLS = 10;
const MIN_SHARE = 0.2;

export interface MassChange {
  /** Schools that got worse. */
  readonly worse: number;
  /** Schools that had been checked and so could. */
  readonly of: number;
}

/** A school that had been checked before. */
export function isForTheWorse(kind: ChangeKind): boolean {
  return kind === 'new-violation' || kind === 'check-lost';
}

export function isMassChange({ worse, of }: MassChange): boolean {
  return worse >= MIN_SCHOOLS && worse >= of * MIN_SHARE;
}

/** Where many of the schools are: a platform or a machine. */
export interface Concentration {
  readonly at: string;
  readonly schools: number;
}

/** The place of more than half of the schools, and of two at least; null where there is none. */
export function findConcentration(places: readonly (string | null)[]): Concentration | null {
  const counts = new Map<string, number>();
  for (const place of places) {
    if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < 2 || most[1] * 2 <= places.length) return null;
  return { at: most[0], schools: most[1] };
}
