// A page sent as XML may close any element where it opens, `<title/>` say; to an HTML parser that
// tag only opens, and all that follows is the title's text. These are given their end tags, and the
// prefix that stands for XHTML is taken off, so that links are seen as a browser's XML parser sees
// them.

/** Elements that hide what follows from an HTML parser; no match reaches into the next tag. */
const OPENED =
  /<(title|script|style|textarea|iframe|noscript|xmp|noembed|noframes|template|select|plaintext)\b([^<>]*)\/>/gi;
const PREFIX =
  /\sxmlns:([\w.-]+)\s*=\s*(?:"http:\/\/www\.w3\.org\/1999\/xhtml"|'http:\/\/www\.w3\.org\/1999\/xhtml')/g;
/** Pages have one. */
const MAX_PREFIXES = 3;

/** Whether a browser reads an answer of this type as XML. */
export function isXhtml(contentType: string | null): boolean {
  return /^\s*(?:application\/xhtml\+xml|(?:text|application)\/xml)\b/i.test(contentType ?? '');
}

/** The text of an XML page in a form that an HTML parser reads alike, each tag where it was. */
export function readAsHtml(text: string): string {
  const prefixes = new Set(
    [...text.matchAll(PREFIX)].slice(0, MAX_PREFIXES).map(([, name]) => name),
  );
  let plain = text;
  for (const prefix of prefixes) {
    const tag = new RegExp(`<(/?)${prefix}:([a-z][a-z0-9]*)(?=[\\s/>])`, 'g');
    // Blanks in its place keep the columns.
    const blanks = ' '.repeat(`${prefix}:`.length);
    plain = plain.replace(tag, (_tag, slash: string, name: string) => `<${slash}${name}${blanks}`);
  }
  return plain.replace(OPENED, '<$1$2></$1>');
}
