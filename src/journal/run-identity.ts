// What makes two runs one: the same program, the same settings, the same list. Answers of another
// run must not be mixed into a report, whether it is gone on with or put together from parts.

import { createHash } from 'node:crypto';
import type { SettingDifference } from '../errors.js';
import type { School } from '../school.js';

export interface RunIdentity {
  /** Of the command. */
  readonly version: string;
  /** What may change a verdict, by the name of its option, as text. */
  readonly settings: Readonly<Record<string, string>>;
  /** Null where the list is not known before its end. */
  readonly list: ListIdentity | null;
}

export interface ListIdentity {
  readonly schools: number;
  /** Of all that the report takes from the list. */
  readonly digest: string;
}

/** In what two runs differ, their lists aside. */
export function compareSettings(
  before: RunIdentity,
  now: RunIdentity,
): readonly SettingDifference[] {
  const [old, present] = [textsOf(before), textsOf(now)];
  return [...new Set([...old.keys(), ...present.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? '', now: present.get(name) ?? '' }))
    .filter((difference) => difference.before !== difference.now);
}

function textsOf({ version, settings }: RunIdentity): ReadonlyMap<string, string> {
  return new Map([['noko-check', version], ...Object.entries(settings)]);
}

/** Counts and digests the schools of a list as they pass by. */
export function createListDigest(columns: readonly string[]) {
  const hash = createHash('sha256').update(JSON.stringify(columns));
  let schools = 0;
  return {
    add({ number, name, site, busId, carried }: School): void {
      schools += 1;
      hash.update(JSON.stringify([number, name, site.typed, busId, carried]));
    },
    identity: (): ListIdentity => ({ schools, digest: hash.copy().digest('hex').slice(0, 32) }),
  };
}

export interface AsideRun {
  /** Where its answers are now. */
  readonly file: string;
  readonly since: string;
  readonly why: 'settings' | 'list' | 'old';
}
