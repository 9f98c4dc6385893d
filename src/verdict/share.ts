// The share that complies: the one number by which schools, districts and days are compared.
import type { Verdict } from './reasons.js';

/**
 * Of the schools that pass or fail, from 0 to 1; null where there is none. A site that could not be
 * read says nothing of its school.
 */
export function shareThatComplies({
  pass,
  fail,
}: Readonly<Record<Verdict, number>>): number | null {
  return pass + fail === 0 ? null : pass / (pass + fail);
}
