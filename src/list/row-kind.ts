// What a row below the header is. To leave out a school is far worse than to keep a row that is
// none: a row with an address, or one that names an institution, is a school whatever else it looks
// like, and so is every row in doubt.
import { cleanCell } from './cell.js';
import type { RoleIndexes } from './columns.js';
import { holdsAddress } from './guess-columns.js';
import { GROUP_OF_INSTITUTIONS, isDistrict, ONE_INSTITUTION } from './institution-words.js';

/** `text` stands alone and may head the schools below it. */
export type RowKind = 'school' | 'section' | 'text' | 'total' | 'signature' | 'note' | 'number';

const TOTAL =
  /^[^\p{L}\p{N}_]*(?:итого|итог|всего|total|в том числе|в т\.\s?ч\.?|из них)(?!\p{L})/iu;

/** Begins no institution's name. */
const SIGNATURE =
  /^[^\p{L}\p{N}_]*(?:исполнител[ья](?!\p{L})|исп\.|составил|подготовил|согласован|утвержда|м\.\s?п\.|подпись|\(подпись|_{3,})/iu;

/** May stand before the name of an institution. */
const POSITION =
  /^[^\p{L}\p{N}_]*(?:и\.?\s?о\.?\s|врио|начальник|зам(?:еститель|\.)|руководител|председател|директор|глава|(?:главный|ведущий|старший)\s|специалист|методист|консультант|инспектор|заведующ|секретар|министр|ответственн|тел(?:ефон)?[.:\s]|дата(?!\p{L})|e-?mail)/iu;

/** «Источник» may well be the name of a kindergarten, and «Источник: реестр» is none. */
const NOTE =
  /^[^\p{L}\p{N}_]*(?:(?:примечани[ея]|прим|источник|справочно|внимание|notes?|source)\s*[:.–—-]|по состоянию на\s|по данным\s|(?:сведения|данные|информация)\s+(?:на|по|о|об|за|собран|представлен|предоставлен|актуальн)(?!\p{L}{4}))/iu;

/** Of a name; a longer text is a sentence. */
const LONGEST_NAME = 250;

/** A row of a list, and where its columns are. */
export interface RowCells {
  readonly cells: readonly string[];
  readonly roles: RoleIndexes;
  /** True where one cell is merged across the row. */
  readonly isMerged?: boolean | undefined;
}

/** What the row is, blank ones and headers aside. */
export function classifyRow({ cells, roles, isMerged = false }: RowCells): RowKind {
  const site = roles.site ?? roles.annex;
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : cleanCell(cells[index] ?? '');
  if (site !== undefined && holdsAddress(cell(site))) return 'school';
  const filled = [...cells.keys()].filter((index) => cell(index) !== '');
  const [first, ...more] = filled.filter((index) => !isCount(cell(index)));
  if (first === undefined) return classifyNumbers(filled, roles);
  if (TOTAL.test(cell(first))) return 'total';
  if (roles.name === undefined) {
    return filled.length === 1 && first === site ? classifyAlone(cell(first), isMerged) : 'school';
  }
  const name = cell(roles.name);
  // Of a school another column may well say «согласовано».
  const lead = first === roles.number || name === '' ? cell(first) : name;
  if (SIGNATURE.test(lead)) return 'signature';
  // A table of another shape has its addresses in another column.
  if (more.some((index) => holdsAddress(cell(index)))) return 'school';
  if (filled.length === 1 && isHeading(lead)) return 'section';
  if (ONE_INSTITUTION.test(name)) return 'school';
  if (POSITION.test(lead)) return 'signature';
  if (more.length === 0 && NOTE.test(lead)) return 'note';
  if (name === '') return more.length > 0 || first === site ? 'school' : 'text';
  if (isRomanHeading(filled, { mark: cell(roles.number), name, roles })) return 'section';
  const isSentence = name.length > LONGEST_NAME;
  return filled.length === 1 && (isMerged || isSentence) ? 'text' : 'school';
}

/** Whether a text alone in its row heads a group of schools. */
function isHeading(text: string): boolean {
  if (GROUP_OF_INSTITUTIONS.test(text)) return true;
  return isDistrict(text) && !ONE_INSTITUTION.test(text);
}

/** A text in the column of the sites of a list that does not name its schools. */
function classifyAlone(text: string, isMerged: boolean): RowKind {
  if (isMerged) return 'text';
  if (NOTE.test(text)) return 'note';
  return isHeading(text) ? 'section' : 'school';
}

/** `II | Дошкольные учреждения`. */
function isRomanHeading(
  filled: readonly number[],
  {
    mark,
    name,
    roles,
  }: { readonly mark: string; readonly name: string; readonly roles: RoleIndexes },
): boolean {
  const isElsewhere = filled.some((index) => index !== roles.number && index !== roles.name);
  return !isElsewhere && /^[IVXLХІ]+[.)]?$/.test(mark) && isHeading(name);
}

/** A number alone waits for a school. */
function classifyNumbers(filled: readonly number[], roles: RoleIndexes): RowKind {
  if (filled.length === 1 && filled[0] === roles.number) return 'number';
  const says = [roles.name, roles.site ?? roles.annex, roles.busId];
  return roles.name !== undefined && !filled.some((index) => says.includes(index))
    ? 'text'
    : 'school';
}

/** How many, of something: what stands beside a total. */
function isCount(cell: string): boolean {
  return /^[\d\s.,%–—-]*$/.test(cleanCell(cell));
}

/** Official forms number their columns in a row of its own below the header: 1, 2, 3. */
export function isNumbering(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, index) => cleanCell(cell) === String(index + 1));
}
