// What V8 is told of a run, in a process that is the command's own: to keep the memory flat, and for a
// short list to hurry.
import { setFlagsFromString } from 'node:v8';

/** Schools of a short list. */
const SHORT_LIST = 3_000;

/**
 * How soon a function is taken for one that is called often, for which better code is made in threads
 * beside: V8's usual 67,584 makes it for a thousand functions in the first seconds, most of them for
 * little. A list of thousands spares a tenth of its CPU with the double of that; a short one is done
 * before most of the code would pay.
 */
const COMPILE_BUDGET = 135_168;
const COMPILE_BUDGET_OF_SHORT_RUN = 4 * COMPILE_BUDGET;

/** To be called first. */
export function prepareForStart(): void {
  // V8 lets garbage grow to several times what is alive before it looks for it: 10,000 schools, of which
  // 30 MB are alive at any time, took 290 MB. Looking more often keeps them at 200 MB, whatever the
  // length of the list, for a few per cent of CPU.
  setFlagsFromString('--heap-growing-percent=120');
  setFlagsFromString(`--interrupt-budget=${COMPILE_BUDGET}`);
  // Each of these functions with much less of what it calls.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  // V8 looks through the garbage of a start a dozen times, because it gives it little room at first.
  setFlagsFromString('--semi-space-growth-factor=16');
}

/** To be called once it is known how many schools are to be checked. */
export function prepareForSchools(count: number): void {
  if (count > SHORT_LIST) return;
  setFlagsFromString(`--interrupt-budget=${COMPILE_BUDGET_OF_SHORT_RUN}`);
  // As V8 itself would have it.
  setFlagsFromString('--heap-growing-percent=0');
}
