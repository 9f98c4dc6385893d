// The columns that carry what bus.gov.ru says of a school: by their names a report knows numbers, and
// a letter its fields.

export const SCORE_HEADER = 'НОКО: итог';
export const LOWEST_HEADER = 'НОКО: самый низкий показатель';

export function isScoreHeader(header: string): boolean {
  return header.startsWith('НОКО: ') || /^(?:Отзывов|Оценок) на bus\.gov\.ru$/.test(header);
}

/** All but one of them. */
export function isScoreNumber(header: string): boolean {
  return isScoreHeader(header) && header !== LOWEST_HEADER;
}
