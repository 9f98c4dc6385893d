/** Text of a site without the characters that order a terminal about or turn the text around them. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, ' ');
}
