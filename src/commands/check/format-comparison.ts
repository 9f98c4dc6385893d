// What a comparison says at the end of a run: counts, and the names that somebody has to act on.
import { CHANGE_KINDS } from '../../compare/change.js';
import type { Comparison } from '../../compare/comparison.js';
import { singleLine } from '../../report/cell-text.js';
import type { Words } from '../../words/words.js';

/** More names are no longer read at once; the report has them all. */
const MAX_NAMES = 20;

/** The counts of changes as lines, with who got worse below them, and the schools that left and those that are silent. */
export function formatComparison(
  { changes, worse, left, silent }: Comparison,
  { file, words: { comparison: words } }: { readonly file: string; readonly words: Words },
): string {
  const kinds = CHANGE_KINDS.flatMap((kind) => {
    const count = changes[kind] ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  const width = Math.max(0, ...kinds.map(({ count }) => String(count).length));
  const lines = kinds.flatMap(({ kind, count }) => {
    const named = worse.filter((school) => school.kind === kind);
    const names = named.slice(0, MAX_NAMES).map(({ school, since }) => {
      const day = kind === 'recent-violation' ? words.since(since) : '';
      return `${singleLine(school)}${day}`;
    });
    const rest = named.length - names.length;
    return [
      `  ${String(count).padStart(width)}  ${words.kind(kind)}`,
      ...[...names, ...(rest > 0 ? [words.more(rest)] : [])].map(
        (name) => `  ${' '.repeat(width)}    ${name}`,
      ),
    ];
  });
  const shown = silent.slice(0, MAX_NAMES);
  return [
    words.heading(file),
    ...lines,
    ...(left.length === 0
      ? []
      : [words.left(left.length, left.slice(0, MAX_NAMES).map(singleLine))]),
    ...(silent.length === 0
      ? []
      : [
          words.silent(
            silent.length,
            shown.map(({ school, runs }) => ({ school: singleLine(school), runs })),
          ),
        ]),
  ].join('\n');
}
