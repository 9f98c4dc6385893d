// Whether parts make up a whole: all of one run, each there, none twice, and every school of the
// list in exactly one of them.

import type { SchoolResult } from '../../crawl/result.js';
import { RunError, type ShardFault } from '../../errors.js';
import { compareSettings, type ListIdentity } from '../../journal/run-identity.js';
import { openShardFile, type ShardFile } from '../../report/shard/read-shard.js';

export interface ShardParts {
  readonly first: ShardFile;
  readonly list: ListIdentity;
  /** All results by the order of the list; throws `RunError` (`shard-file`, `shard-rows`). */
  readonly results: () => AsyncGenerator<SchoolResult>;
}

/**
 * Opens the parts of one report. Rejects with `RunError`: `shard-file` where a file is none, is not
 * whole, or does not belong to the others; `shards-missing`.
 */
export async function openParts(
  files: readonly string[],
  wanted: { readonly version: string; readonly list: ListIdentity | null },
): Promise<ShardParts> {
  const parts: ShardFile[] = [];
  for (const file of files) {
    const part = await openShardFile(file);
    refuse(file, findFault(part, parts, wanted));
    parts.push(part);
  }
  const [first] = parts;
  if (first === undefined) throw new Error('a merge has parts');
  const { count } = first.header.shard;
  const there = new Set(parts.map(({ header }) => header.shard.index));
  const missing = numbersTo(count).filter((index) => !there.has(index));
  if (missing.length > 0) throw new RunError({ code: 'shards-missing', missing, count });
  // `findFault` has seen to it.
  const list = first.end.list ?? { schools: 0, digest: '' };
  return { first, list, results: () => inListOrder(parts, list.schools) };
}

function findFault(
  part: ShardFile,
  others: readonly ShardFile[],
  wanted: { readonly version: string; readonly list: ListIdentity | null },
): ShardFault | null {
  const { header, end } = part;
  const { version } = wanted;
  if (header.version !== version) {
    return { kind: 'other-version', found: header.version, known: version };
  }
  if (end.list === null) return { kind: 'list-not-read' };
  if (wanted.list !== null && wanted.list.digest !== end.list.digest) {
    return { kind: 'other-list', than: null, found: end.list.schools, known: wanted.list.schools };
  }
  const [first] = others;
  if (first === undefined) return null;
  const known = first.end.list?.schools ?? 0;
  if (first.end.list?.digest !== end.list.digest) {
    return { kind: 'other-list', than: first.file, found: end.list.schools, known };
  }
  const differences = compareSettings({ ...first.header, list: null }, { ...header, list: null });
  if (differences.length > 0) return { kind: 'other-settings', than: first.file, differences };
  const { index, count } = header.shard;
  if (count !== first.header.shard.count) {
    return { kind: 'other-count', than: first.file, found: count, known: first.header.shard.count };
  }
  const twin = others.find((other) => other.header.shard.index === index);
  return twin === undefined ? null : { kind: 'twice', than: twin.file, shard: index };
}

function refuse(file: string, fault: ShardFault | null): void {
  if (fault !== null) throw new RunError({ code: 'shard-file', file, fault });
}

function numbersTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Takes the school that is next from whichever part has it. */
async function* inListOrder(
  parts: readonly ShardFile[],
  schools: number,
): AsyncGenerator<SchoolResult> {
  const open = await Promise.all(
    parts.map(async (part) => {
      const results = part.results();
      return { results, next: await results.next() };
    }),
  );
  try {
    for (let row = 1; row <= schools; row++) {
      const having = open.find(({ next }) => next.done !== true && next.value.school.row === row);
      if (having === undefined || having.next.done === true) {
        // Where it is a part that is damaged, its end says so.
        for (const { results } of open) for await (const _ of results);
        throw new RunError({ code: 'shard-rows', row, isTwice: false });
      }
      yield having.next.value;
      having.next = await having.results.next();
    }
    for (const { next } of open) {
      if (next.done === true) continue;
      throw new RunError({ code: 'shard-rows', row: next.value.school.row, isTwice: true });
    }
  } finally {
    for (const { results } of open) await results.return(undefined);
  }
}
