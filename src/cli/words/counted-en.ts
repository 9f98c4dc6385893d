// Numbers with their nouns in English. Each has to be right for one, too.
import { lateNumberFormat, latePluralRules } from '../../late-intl.js';

const numbers = lateNumberFormat('en');
const plural = latePluralRules('en');

/** `1 school`, `2,000 schools`. */
export function counted(count: number, noun: string): string {
  return `${numbers.format(count)} ${noun}${plural.select(count) === 'one' ? '' : 's'}`;
}
