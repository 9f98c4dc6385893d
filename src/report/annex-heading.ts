import { PROFILES } from '../verdict/profiles.js';
import type { ReportSettings } from './format.js';

/** What the official form is headed with, by the requirement that it speaks of. */
export function annexHeading({
  rules: [{ words }] = [PROFILES.noko],
}: Pick<ReportSettings, 'rules'>): string {
  return `Информация о размещении на официальных сайтах гиперссылок на ${words.ru.full}`;
}
