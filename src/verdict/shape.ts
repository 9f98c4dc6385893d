// Reads a value of unknown shape field by field. What is wrong is reported and replaced by
// something of the right type, so that the reading goes on to the next problem.
import type { RulesExpectation, RulesProblem } from './rules-problem.js';

/** One place in the value. */
export interface ShapeReader {
  readonly refuse: (expected: RulesExpectation) => void;
  readonly has: (name: string) => boolean;
  readonly field: (name: string) => ShapeReader;
  /** To be called when all fields are read: reports those that nobody asked for. */
  readonly end: () => void;
  readonly list: <Each>(min: number, readEach: (each: ShapeReader) => Each) => readonly Each[];
  /** One line that is not blank. */
  readonly text: (maxLength: number) => string;
  /** Null where it is none of them. */
  readonly oneOf: <Value extends string>(values: readonly Value[]) => Value | null;
}

const MAX_FOUND_LENGTH = 60;
/** A path as JavaScript would write it. */
const PLAIN_NAME = /^[\p{L}_$][\p{L}\d_$]*$/u;

/** Begins at the value itself. */
export function createShapeReader(
  value: unknown,
  onProblem: (problem: RulesProblem) => void,
  path = '',
): ShapeReader {
  let refused = false;
  const refuse = (expected: RulesExpectation): void => {
    // Of one place the first problem is enough.
    if (!refused) onProblem({ path, found: excerpt(value), expected });
    refused = true;
  };
  const object = asObject(value);
  const asked = new Set<string>();
  const at = (name: string): string =>
    PLAIN_NAME.test(name) ? `${path}${path && '.'}${name}` : `${path}[${JSON.stringify(name)}]`;

  return {
    refuse,
    has: (name) => object !== null && Object.hasOwn(object, name),
    field(name) {
      asked.add(name);
      if (object === null) {
        refuse({ code: 'object' });
        // The fields of what is no object are not missed one by one.
        return createShapeReader(undefined, () => {}, at(name));
      }
      const found = Object.hasOwn(object, name) ? object[name] : undefined;
      return createShapeReader(found, onProblem, at(name));
    },
    end() {
      for (const name of Object.keys(object ?? {})) {
        if (asked.has(name)) continue;
        const expected = { code: 'no-such-name', known: [...asked] } as const;
        onProblem({ path: at(name), found: excerpt(object?.[name]), expected });
      }
    },
    list(min, readEach) {
      if (!Array.isArray(value) || value.length < min) refuse({ code: 'list', min });
      const each: readonly unknown[] = Array.isArray(value) ? value : [];
      return each.map((one, index) =>
        readEach(createShapeReader(one, onProblem, `${path}[${index}]`)),
      );
    },
    text(maxLength) {
      const isText = typeof value === 'string' && /^(?=.*\S)[^\p{Cc}]+$/u.test(value);
      if (!isText || value.length > maxLength) refuse({ code: 'text', maxLength });
      return typeof value === 'string' ? value : '';
    },
    oneOf(values) {
      const found = values.find((known) => known === value) ?? null;
      if (found === null) refuse({ code: 'one-of', values });
      return found;
    },
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : null;
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length <= MAX_FOUND_LENGTH ? text : `${text.slice(0, MAX_FOUND_LENGTH)}…`;
}
