// What can be wrong with rules that somebody wrote.
import type { PatternFault } from './pattern-fault.js';

/** One thing that is wrong with rules. */
export interface RulesProblem {
  /** Where: `addresses[2].path`; empty for the value as a whole. */
  readonly path: string;
  /** What stands there, as JSON, cut short; `undefined` where nothing does. */
  readonly found: string;
  readonly expected: RulesExpectation;
}

export type RulesExpectation =
  | { readonly code: 'object' }
  | { readonly code: 'list'; readonly min: number }
  | { readonly code: 'text'; readonly maxLength: number }
  | { readonly code: 'one-of'; readonly values: readonly string[] }
  | { readonly code: 'no-such-name'; readonly known: readonly string[] }
  | { readonly code: 'host' }
  | { readonly code: 'path-start' }
  | { readonly code: 'pattern'; readonly fault: PatternFault }
  | { readonly code: 'id-group' }
  | { readonly code: 'reachable-kind' };
