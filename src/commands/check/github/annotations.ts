// Workflow commands, by which a step on GitHub Actions puts a message beside its run. The runner
// reads them from standard error as it does from standard output, which holds the report.
import { singleLine } from '../../../report/cell-text.js';

export type AnnotationKind = 'error' | 'warning' | 'notice';

/** GitHub shows that many of a kind from one step, and keeps silent about the others. */
export const MAX_SHOWN_OF_A_KIND = 10;

export interface Annotation {
  readonly kind: AnnotationKind;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Longer ones are folded away. */
const MAX_LENGTH = 1_000;

/** The command as a line without its end. */
export function formatAnnotation({ kind, title, lines }: Annotation): string {
  const message = lines.map((line) => singleLine(line).slice(0, MAX_LENGTH)).join('\n');
  return `::${kind} title=${escapeProperty(singleLine(title))}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
