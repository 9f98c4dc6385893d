// Whether a pattern takes too long on texts that are made to be hard for it: its own letters, again
// and again, and an end that does not fit. The look at its form finds what doubles with every
// character; this finds what grows with the third power of a text, and a chain of choices. It runs
// under a time limit, so that the question cannot become the harm.
import { createContext, Script } from 'node:vm';

/** A pattern that grows with the square of a text takes a hundredth of it. */
const TIME_LIMIT_MS = 1_000;
/** As long as an address or the text of a link may be. */
const LONG = 2_000;
/** Each length up to this: a chain of choices is hard for texts of one length alone. */
const SHORT = 48;
const MAX_PIECES = 32;
const USUAL_PIECES = ['a', 'ы', '0', '/', '-', ' ', '.', '_', 'a0', 'a/'];
const ENDS = ['', '\n!'];

/** Whether a pattern that compiles is too slow to be run on pages. */
export function isSlowPattern(source: string): boolean {
  const context = createContext({ pattern: new RegExp(source, 'iu'), texts: [''] });
  const script = new Script('for (const text of texts) pattern.test(text);');
  const pieces = piecesFor(source);
  const lengths = Array.from({ length: SHORT }, (_, index) => index + 1);
  const short = pieces.flatMap((piece) => lengths.flatMap((length) => repeat(piece, length)));
  // A long text has the whole time for itself, however busy the machine is.
  const groups = [short, ...pieces.flatMap((piece) => repeat(piece, LONG).map((text) => [text]))];
  return groups.some((texts) => {
    context.texts = texts;
    return exceedsTime(() => script.runInContext(context, { timeout: TIME_LIMIT_MS }));
  });
}

function exceedsTime(run: () => void): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}

function repeat(piece: string, times: number): readonly string[] {
  const text = piece.repeat(times).slice(0, LONG);
  return ENDS.map((end) => text + end);
}

/** Usual ones, then the words of the pattern and each of its characters. */
function piecesFor(source: string): readonly string[] {
  const own = [...(source.match(/[\p{L}\p{N}]{1,8}/gu) ?? []), ...source];
  return [...new Set([...USUAL_PIECES, ...own])].slice(0, MAX_PIECES);
}
