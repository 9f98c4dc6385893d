// Addresses may hold a password, `http://admin:secret@school.ru/`, and nothing that a run writes
// may repeat it. The name is kept: it helps to find the cell that has to be corrected.

const MASK = '…';

/** Far above any password; it bounds the time that a long text costs. */
const MAX_LENGTH = 256;

/** A port, and not the beginning of a password: it stands behind a host. */
const PORT = String.raw`(?<=(?:\.[^\s:@/\\]{1,64}|localhost|\])\s?:)\d{1,5}(?:[/?#\s"'<>]|$)`;

/** More of a password that holds `@`; what begins like a host with a path does not belong to it. */
const MORE = String.raw`(?:(?![^\s@/]{0,64}\.[^\s@/]{1,64}[/?#:])[^\s@]{0,${MAX_LENGTH}}@)*`;

/** People type passwords with slashes and spaces, which no standard allows there. */
const WITH_SCHEME = new RegExp(
  String.raw`((?:[a-z][a-z\d+.-]{0,20}\s?:\s?[/\\]|(?<![^\s"'(<,;=])[/\\])[/\\\s]{0,16}[^\s:@/\\?#]{0,${MAX_LENGTH}}\s?:)(?!${PORT})[^@\n]{0,${MAX_LENGTH}}@${MORE}`,
  'giu',
);

/** A word for an e-mail stands before a colon, too. */
const WITHOUT_SCHEME = new RegExp(
  String.raw`(?<![^\s"'(<,;|=])((?![a-z\d._%+-]{0,64}(?:mail|post|to):)[a-z\d._%+-]{1,64}:)(?!${PORT}|[/\\])[^\s@]{1,${MAX_LENGTH}}@${MORE}(?=[\p{L}\d-]+\.)`,
  'giu',
);

/** An address inside another, as redirectors carry it. */
const ENCODED = new RegExp(
  String.raw`(%3a(?:%2f|/){2}[^\s&%]{0,${MAX_LENGTH}}(?:%3a|:))[^\s&]{1,${MAX_LENGTH}}?(%40|@)`,
  'giu',
);

/** `text` with three dots for the password of each address in it. */
export function hidePasswords(text: string): string {
  // Most texts have neither: the patterns cost more than the look.
  if (!text.includes('@') && !text.includes('%40')) return text;
  return text
    .replace(WITH_SCHEME, `$1${MASK}@`)
    .replace(WITHOUT_SCHEME, `$1${MASK}@`)
    .replace(ENCODED, `$1${MASK}$2`);
}

/** A plain value with `hidePasswords` applied to every text in it. */
export function hidePasswordsIn<Value>(value: Value): Value {
  return hide(value) as Value;
}

function hide(value: unknown): unknown {
  if (typeof value === 'string') return hidePasswords(value);
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, hide(field)]));
}
