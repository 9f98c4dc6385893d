// Numbers and counts as a Russian reader expects them.
import type { VerdictCounts } from '../verdict/reasons.js';

const numbers = new Intl.NumberFormat('ru');
const percents = new Intl.NumberFormat('ru', { style: 'percent' });
const plural = new Intl.PluralRules('ru');

export function formatNumber(count: number): string {
  return numbers.format(count);
}

/** «1 школа», «2 школы», «5 школ». */
export function formatSchools(count: number): string {
  const form = plural.select(count);
  const noun = form === 'one' ? 'школа' : form === 'few' ? 'школы' : 'школ';
  return `${numbers.format(count)} ${noun}`;
}

/** A share from 0 to 1 in whole per cent; all and none are said only where they are true. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return `меньше ${percents.format(0.01)}`;
  if (share > 0.99 && share < 1) return percents.format(0.99);
  return percents.format(share);
}

/** «соответствует 14 из 23 проверенных»: what a share is of. */
export function formatComplying({ pass, fail }: VerdictCounts): string {
  return `соответствует ${numbers.format(pass)} из ${numbers.format(pass + fail)} проверенных`;
}

/** A size in the greatest unit of which there is one at least. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${numbers.format(bytes)} Б`;
  const kibibytes = bytes / 1024;
  const [value, unit] = kibibytes < 1024 ? [kibibytes, 'КБ'] : [kibibytes / 1024, 'МБ'];
  return `${numbers.format(Math.round(value * 10) / 10)} ${unit}`;
}
