// How soon V8 takes a function for one that is called often, and makes better code for it in threads
// beside: in its first seconds a run makes such code for a thousand functions, with much of what each
// of them calls, and most of them for little. So it is made later than usual, and for a short list, which
// is done before it would pay, later still.
import { setFlagsFromString } from 'node:v8';

/** In units of V8's own, of which 67,584 are usual (V8 11.3). */
const BUDGET = 135_168;
const BUDGET_OF_SHORT_RUN = 4 * BUDGET;
/** Schools of a short list. */
const SHORT_LIST = 5_000;

/** To be set before anything is loaded that is called often. */
export function compileForStart(): void {
  setBudget(BUDGET_OF_SHORT_RUN);
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  // WebAssembly has a budget of its own, of which 1,800,000 are usual.
  setFlagsFromString('--wasm-tiering-budget=20000000');
}

/** To be set once it is known how long the list is; null where it is not known. */
export function compileForList(schools: number | null): void {
  if (schools === null || schools > SHORT_LIST) setBudget(BUDGET);
}

function setBudget(budget: number): void {
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
