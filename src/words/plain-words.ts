// The words of a judgement for a page that goes to a head of department. The tables that a webmaster
// or an administrator works with keep what is left out here.

const SENTENCE_END = /(?<=[.!?…]) (?=[А-ЯЁ«A-Z])/;
/** `ECONNRESET`, `CERT_HAS_EXPIRED`, `proxy …` and the like, in brackets before the end. */
const CODE = / \((?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|E[A-Z\d]{3,}|прокси [^)]*)\)(?=\.$)/;

/** Without codes of errors, and without the sentences that name an option of the command. */
export function plainWords(text: string): string {
  return text
    .split(SENTENCE_END)
    .filter((sentence) => !/(?:^|\s)--[a-z]/.test(sentence))
    .map((sentence) => sentence.replace(CODE, ''))
    .join(' ');
}
