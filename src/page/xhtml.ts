// A page sent as XML may close any element where it opens, `<title/>` say; to an HTML parser that
// tag only opens, and all that follows is the title's text. These are given their end tags, so that
// the links behind them are seen as a browser's XML parser sees them.

/** No beginning reaches into the next, so that a page full of them costs no more than its length. */
const RAW_TEXT = /<(title|script|style|textarea|iframe|noscript|xmp)\b([^<>]*)\/>/gi;

/** Whether a browser reads an answer of this type as XML. */
export function isXhtml(contentType: string | null): boolean {
  return /^\s*application\/xhtml\+xml/i.test(contentType ?? '');
}

/** The text of an XML page in a form that an HTML parser reads alike. */
export function closeRawText(text: string): string {
  return text.replace(RAW_TEXT, '<$1$2></$1>');
}
