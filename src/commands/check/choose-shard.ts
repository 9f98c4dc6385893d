// Which part of the list this run checks.

import type { Environment } from '../../cli/environment.js';
import type { CheckOptions } from '../../cli/options.js';
import type { Shard } from '../../crawl/shard.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';

/** A run that has no other parts. */
export const WHOLE: Shard = { index: 1, count: 1 };

/** Null for the whole list; throws `RunError` (`usage`) where the environment does not tell the place. */
export function chooseShard(
  {
    shard,
    previous,
    history,
    mailTo,
  }: Pick<CheckOptions, 'shard' | 'previous' | 'history' | 'mailTo'>,
  { JOB_COMPLETION_INDEX: place }: Environment,
  { usage }: Words,
): Shard | null {
  if (shard === undefined) return null;
  // The schools of all other parts would have left the list.
  const [recipient] = mailTo;
  const whole = { '--previous': previous, '--history': history, '--mail-to': recipient };
  for (const [flag, value] of Object.entries(whole)) {
    if (value !== undefined) throw new RunError({ code: 'usage', message: usage.onlyWhole(flag) });
  }
  const { index, count } = shard;
  if (index !== 'auto') return { index, count };
  // Kubernetes counts from 0.
  if (place !== undefined && /^\d+$/.test(place) && Number(place) < count) {
    return { index: Number(place) + 1, count };
  }
  throw new RunError({ code: 'usage', message: usage.shardPlaceUnknown(place ?? null, count) });
}
