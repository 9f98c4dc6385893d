// Numbers with their nouns in English. Each has to be right for one, too.

const numbers = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');

/** `1 school`, `2,000 schools`. */
export function counted(count: number, noun: string): string {
  return `${numbers.format(count)} ${noun}${plural.select(count) === 'one' ? '' : 's'}`;
}
