// Counts as a Russian reader expects them.

const numbers = new Intl.NumberFormat('ru');
const plural = new Intl.PluralRules('ru');

/** «1 день», «2 дня», «5 дней». */
export function formatDays(count: number): string {
  const form = plural.select(count);
  const noun = form === 'one' ? 'день' : form === 'few' ? 'дня' : 'дней';
  return `${numbers.format(count)} ${noun}`;
}

/** «1 раз», «2 раза», «5 раз». */
export function formatTimes(count: number): string {
  return `${numbers.format(count)} ${plural.select(count) === 'few' ? 'раза' : 'раз'}`;
}
