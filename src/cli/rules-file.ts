// Rules from a JSON file.
import { type RulesFault, RunError } from '../errors.js';
import { MAX_TYPED_BYTES, readWholeFile } from '../files/read-file.js';
import { parseRules } from '../verdict/parse-rules.js';
import type { Rules } from '../verdict/rules.js';
import type { RulesProblem } from '../verdict/rules-problem.js';
import { lineOfJsonDepth, lineOfJsonFault } from './json-fault.js';

const MAX_SHOWN_LENGTH = 60;
/** Many times those of our own rules; each is tried before the run. */
const MAX_PATTERNS = 200;

/** Rejects with `RunError` (`rules-file`) where the file cannot be read, is no JSON, or no rules. */
export async function readRulesFile(file: string): Promise<Rules> {
  const fail = (fault: RulesFault): never => {
    throw new RunError({ code: 'rules-file', file, fault });
  };
  const bytes = await readWholeFile(file, MAX_TYPED_BYTES).catch((error) =>
    fail({ kind: 'unreadable', cause: error.code ?? error.message }),
  );
  const text = decode(bytes) ?? fail({ kind: 'not-utf-8' });
  const tooDeep = lineOfJsonDepth(text);
  if (tooDeep !== null) return fail({ kind: 'too-deep', line: tooDeep });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ kind: 'not-json', line: lineOfJsonFault(text) });
  }
  const parsed = parseRules(value);
  if ('problems' in parsed) return fail({ kind: 'not-rules', problems: parsed.problems });
  const patterns = patternsOf(parsed);
  if (patterns.length > MAX_PATTERNS) fail({ kind: 'unreadable', cause: 'file-too-large' });
  const problem = await findSlowPattern(patterns);
  return problem === null ? parsed : fail({ kind: 'not-rules', problems: [problem] });
}

interface Placed {
  readonly path: string;
  readonly source: string;
}

function patternsOf({ addresses, namespaces, innerPages }: Rules): readonly Placed[] {
  const listed = (name: string, sources: readonly string[]): readonly Placed[] =>
    sources.map((source, index) => ({ path: `${name}[${index}]`, source }));
  return [
    ...addresses.map(({ path }, index) => ({ path: `addresses[${index}].path`, source: path })),
    ...listed('namespaces', namespaces),
    ...listed('innerPages.text', innerPages.text),
    ...listed('innerPages.address', innerPages.address),
  ];
}

/** The first alone: each costs its second. */
async function findSlowPattern(patterns: readonly Placed[]): Promise<RulesProblem | null> {
  const { isSlowPattern } = await import('./slow-pattern.js');
  const slow = patterns.find(({ source }) => isSlowPattern(source));
  if (slow === undefined) return null;
  const found = JSON.stringify(slow.source.slice(0, MAX_SHOWN_LENGTH));
  return { path: slow.path, found, expected: { code: 'pattern', fault: { kind: 'slow' } } };
}

/** Without a byte order mark, which Windows editors put in front; null for what is no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
