// Numbers and counts as a Russian reader expects them.

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

/** A size in the greatest unit of which there is one at least. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${numbers.format(bytes)} Б`;
  const kibibytes = bytes / 1024;
  const [value, unit] = kibibytes < 1024 ? [kibibytes, 'КБ'] : [kibibytes / 1024, 'МБ'];
  return `${numbers.format(Math.round(value * 10) / 10)} ${unit}`;
}

/** `22.11.2026` for `2026-11-22`: as short as fits into a narrow column. */
export function formatShortDay(isoDay: string): string {
  return isoDay.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1');
}
