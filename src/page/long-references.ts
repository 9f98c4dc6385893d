// Character references with hundreds of digits: the decoder that parse5 uses takes them for a number
// that is none, and throws. No page made for people has one.

/** Numbers of so many digits can still be told from one another. */
const MANY_DIGITS = 100;
const TOO_LONG = new RegExp(`&#x?[\\da-f]{${MANY_DIGITS},}`, 'i');
const LEADING_ZEROS = /(?<=&#x?)0{20,}(?=[\da-f])/gi;
const TOO_LARGE = new RegExp(`(?<=&#x?)[\\da-f]{${MANY_DIGITS},}`, 'gi');
/** Out of range in either base: U+FFFD by the standard, as all that are larger. */
const OUT_OF_RANGE = '99999999';

/** The text with such references shortened; what follows one on its line moves to the left. */
export function shortenReferences(text: string): string {
  if (!text.includes('&#') || !TOO_LONG.test(text)) return text;
  return text.replace(LEADING_ZEROS, '').replace(TOO_LARGE, OUT_OF_RANGE);
}
