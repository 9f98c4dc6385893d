// Formats of a language that are made when first asked for: with their data each takes 5 to 15 ms and a
// megabyte, and most of those that a start would make are never used.

/** `Intl.DateTimeFormat`, later. */
export function lateDateTimeFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Pick<Intl.DateTimeFormat, 'format'> {
  let made: Intl.DateTimeFormat | null = null;
  return {
    format(date) {
      made ??= new Intl.DateTimeFormat(language, options);
      return made.format(date);
    },
  };
}

/** `Intl.NumberFormat`, later. */
export function lateNumberFormat(
  language: string,
  options?: Intl.NumberFormatOptions,
): Pick<Intl.NumberFormat, 'format'> {
  let made: Intl.NumberFormat | null = null;
  return {
    format(value: number | bigint) {
      made ??= new Intl.NumberFormat(language, options);
      return made.format(value);
    },
  };
}

/** `Intl.PluralRules`, later. */
export function latePluralRules(language: string): Pick<Intl.PluralRules, 'select'> {
  let made: Intl.PluralRules | null = null;
  return {
    select(value) {
      made ??= new Intl.PluralRules(language);
      return made.select(value);
    },
  };
}
