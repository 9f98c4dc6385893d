// What is left of a Russian text once all that has no other spelling is taken out of it.

/** Names that have no other spelling, each with where a reader meets it. */
const NAMES: readonly string[] = [
  ...['HTTP', 'https', 'HTML', 'TLS', 'Content', 'Type', 'Encoding', 'text', 'html', 'QR'], // technical terms
  ...['bus', 'gov', 'ru', 'anketa', 'edu'], // the sites that it is all about
  ...['nofollow', 'noindex', 'noscript', 'javascript', 'iframe', 'href', 'onclick', 'template'], // as a page writes it
];

/** Codes, addresses, options, moments: what is to be copied, not read. */
const CODES: readonly RegExp[] = [
  /(?:https?|smtps?):\/\/\S*|\bbus\.gov\.ru\/\S*|\b[\w.-]+@[\w.-]+\.example\b/g,
  /--accept [a-z,-]+/g,
  /\b(?:name|site|number|bus_id)=[^\s,…]*/g,
  /(?<=^|\s|«)--?[a-z][a-z-]*/g,
  /\b\d{4}-\d\d-\d\dT\S+/g,
  /\b(?:pass|fail|unchecked)\/[a-z-]+/g,
  // Of the system, the network and OpenSSL.
  /\b[A-Z]+(?:_[A-Z0-9]+)+\b|\bE[A-Z]{4,}\b/g,
  /\b[a-z0-9.-]+\.example\b(?::\d+)?/g,
];

/** The Latin words of `text` that are neither code nor address, nor among `allowed`. */
export function latinWordsOf(text: string, allowed: readonly string[] = []): readonly string[] {
  const read = CODES.reduce((rest, code) => rest.replace(code, ''), text);
  const words = read.match(/[A-Za-z]+/g) ?? [];
  return words.filter((word) => ![...NAMES, ...allowed].includes(word));
}
