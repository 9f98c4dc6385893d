// Rules from a JSON file.
import { type RulesFault, RunError } from '../errors.js';
import { MAX_TYPED_BYTES, readWholeFile } from '../read-file.js';
import { parseRules } from '../verdict/parse-rules.js';
import type { Rules } from '../verdict/rules.js';
import { lineOfJsonDepth, lineOfJsonFault } from './json-fault.js';

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
  return 'problems' in parsed ? fail({ kind: 'not-rules', problems: parsed.problems }) : parsed;
}

/** Without a byte order mark, which Windows editors put in front; null for what is no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
