// The page of the report in the user's browser, at the end of a run.
import { resolve } from 'node:path';
import { findFormat } from '../report/formats.js';
import type { TargetOutcome } from '../report/target.js';
import type { Words } from '../words/words.js';
import type { Io } from './io.js';

/** The first page among the outputs; null where there is none. */
export function findPage(outputs: readonly string[]): string | null {
  return outputs.find(isPage) ?? null;
}

function isPage(file: string): boolean {
  return findFormat(file)?.extensions.includes('.html') === true;
}

/** Shows the page as it was written, which may be beside its target; says where nothing opens it. */
export async function showPage(
  outcomes: readonly TargetOutcome[],
  { io, words }: { readonly io: Io; readonly words: Words },
): Promise<void> {
  const outcome = outcomes.find(({ file }) => isPage(file));
  if (io.openFile === undefined || outcome === undefined) return;
  if (outcome.kind !== 'written' && outcome.kind !== 'beside') return;
  const file = resolve(outcome.kind === 'beside' ? outcome.writtenTo : outcome.file);
  try {
    await io.openFile(file);
  } catch {
    io.stderr.write(`${words.summary.notOpened(file)}\n`);
  }
}
