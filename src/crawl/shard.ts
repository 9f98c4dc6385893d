// Which part of a divided list a school belongs to. All sites of one registrable domain stay
// together, or several machines would each ask a platform as often as one may. How it is computed
// must never change: the parts of a run may be made by machines that are updated one by one.
import { createHash } from 'node:crypto';
import type { School } from '../school.js';
import { domainOf } from './domain.js';

/** One of the parts that a list is divided into, so that several machines share it. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

const HASHED_BYTES = 6;

/** From 1 to `count`; a row without a usable site belongs somewhere, too. */
export function shardOf({ site }: Pick<School, 'site'>, count: number): number {
  const key = 'address' in site ? domainOf(site) : site.typed;
  const hash = createHash('sha256').update(key).digest().readUIntBE(0, HASHED_BYTES);
  return (hash % count) + 1;
}
