import type { Head } from './receive.js';

/** All values of a header, in the order they came. */
export function headerList({ headers }: Pick<Head, 'headers'>, name: string): readonly string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** A header sent twice counts once: the first is what browsers take of those read here. */
export function headerText(answer: Pick<Head, 'headers'>, name: string): string | null {
  return headerList(answer, name)[0] ?? null;
}
