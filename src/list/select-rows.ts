// Which records of a list are schools, and what becomes of the others: they are noted, each with its
// line and its text, so that nothing is left out silently. A section is told by each school below it.
import { hidePasswords } from '../files/hide-passwords.js';
import { cleanCell, foldWords, isBlank } from './cell.js';
import {
  type CarriedColumn,
  findRoles,
  isReportHeader,
  type ListColumns,
  type ReportTraits,
  type RoleIndexes,
  readColumns,
} from './columns.js';
import { countFilled, holdsAddress } from './guess-columns.js';
import type { Header } from './header.js';
import { isDistrict, ONE_INSTITUTION } from './institution-words.js';
import type { ListRecord } from './records.js';
import { classifyRow, isNumbering, type RowKind } from './row-kind.js';

/** A record that is no school. */
export interface LeftOut {
  /** 1-based line of the CSV, or row of the sheet. */
  readonly line: number;
  readonly kind: Exclude<RowKind, 'school' | 'text'> | 'header' | 'table';
  readonly text: string;
}

/** What was left out so far. */
export interface LeftOutRows {
  readonly count: number;
  /** Not more than `MAX_NOTED` of them. */
  readonly rows: readonly LeftOut[];
}

/** Nobody reads more. */
const MAX_NOTED = 1_000;
const MAX_TEXT = 80;
/** Names by which a second list is known to repeat the first. */
const MAX_NAMES = 20_000;

/** The columns of a list. Where some of the rows read so far are sections, one is for them. */
export function toColumns(header: Header, report: ReportTraits): ListColumns {
  const selector = new RowSelector({ ...header, first: -1, index: -1 }, null);
  // Every row of a report is a school.
  if (!isReportHeader(header.cells)) selector.select(header.sample);
  const hasSections = selector.leftOut().rows.some(({ kind }) => kind === 'section');
  return readColumns({ ...header, hasSections }, report);
}

/** Takes the records of a list in their order, from its beginning. */
export class RowSelector {
  readonly #header: Header;
  readonly #columns: ListColumns | null;
  readonly #own: readonly (readonly string[])[];
  readonly #noted: LeftOut[] = [];
  readonly #names = new Set<string>();
  #count = 0;
  #index = 0;
  #isFirst = true;
  #isAfterSchool = false;
  /** The columns of a second table, where it has its own. */
  #table: RoleIndexes | null = null;
  #waiting: ListRecord[] = [];
  #section: readonly string[] = [];

  /** `columns` is null before they are known. */
  constructor(header: Header, columns: ListColumns | null) {
    this.#header = header;
    this.#columns = columns;
    this.#own = header.rows.map((cells) => cells.map(foldWords));
  }

  /** The schools among the next records. */
  select(records: readonly ListRecord[]): readonly ListRecord[] {
    return records.flatMap((record) => {
      if (this.#index++ <= this.#header.index) return [];
      const isSchool = !isBlank(record.cells) && this.#isSchool(record);
      this.#isAfterSchool = isSchool;
      return isSchool ? [this.#complete(record)] : [];
    });
  }

  /** What was left out so far; what waits for a school gets none any more. */
  leftOut(): LeftOutRows {
    this.#settleWaiting(false);
    const rows = this.#noted.toSorted((one, other) => one.line - other.line);
    return { count: this.#count, rows };
  }

  #isSchool(record: ListRecord): boolean {
    const { cells } = record;
    const wasFirst = this.#isFirst;
    this.#isFirst = false;
    if (wasFirst && isNumbering(cells)) return false;
    if (this.#columns?.isReport === true) return true;
    if (this.#beginsTable(record)) return false;
    const roles = this.#table ?? this.#header.roles;
    const kind = classifyRow({ cells, roles, isMerged: record.isMerged });
    if (kind === 'text') {
      this.#waiting.push(record);
      return false;
    }
    const table = this.#table;
    const isOther = table !== null && isOfOtherTable(cells, { table, names: this.#names });
    const isSchool = kind === 'school' && !isOther;
    this.#settleWaiting(isSchool || kind === 'section');
    if (isSchool) return true;
    if (kind === 'section') this.#section = nest(this.#section, textOf(record));
    this.#note(record, kind === 'school' ? 'table' : kind);
    return false;
  }

  /** Whether the record is a header once more, or that of another table. */
  #beginsTable(record: ListRecord): boolean {
    const { site = this.#header.roles.annex ?? 0 } = this.#header.roles;
    if (holdsAddress(record.cells[site] ?? '')) return false;
    const place = { own: this.#own, isAfterSchool: this.#isAfterSchool };
    const found = findTable(record.cells, place);
    if (found === null) return false;
    this.#settleWaiting(false);
    this.#table = found === 'same' ? null : found;
    this.#note(record, 'header');
    this.#isFirst = true;
    return true;
  }

  #complete(record: ListRecord): ListRecord {
    const table = this.#table;
    const { name } = table ?? this.#header.roles;
    if (name !== undefined && this.#names.size < MAX_NAMES) {
      this.#names.add(cleanCell(record.cells[name] ?? ''));
    }
    const cells =
      table === null ? record.cells : arrange(record.cells, { table, header: this.#header });
    const column = this.#columns?.section ?? null;
    return { ...record, cells: withSection(cells, this.#section, column) };
  }

  /** What stands right above a school is its section; what does not is a note. */
  #settleWaiting(isAboveSchool: boolean): void {
    for (const record of this.#waiting) {
      this.#note(record, isAboveSchool ? 'section' : 'note');
      if (isAboveSchool) this.#section = nest(this.#section, textOf(record));
    }
    this.#waiting = [];
  }

  #note({ line, cells }: ListRecord, kind: LeftOut['kind']): void {
    this.#count += 1;
    if (this.#noted.length >= MAX_NOTED) return;
    const filled = cells.map(cleanCell).filter((cell) => cell !== '');
    const text = hidePasswords(filled.join(' | ')).slice(0, MAX_TEXT);
    this.#noted.push({ line, kind, text });
  }
}

/** A kind of schools may stand below a district; a district ends both. */
function nest(section: readonly string[], text: string): readonly string[] {
  const [outer] = section;
  return outer !== undefined && isDistrict(outer) && !isDistrict(text) ? [outer, text] : [text];
}

/** A section without its own number. */
function textOf({ cells }: ListRecord): string {
  const text = cells
    .map(cleanCell)
    .filter((cell) => cell !== '')
    .join(' ');
  return hidePasswords(text.replace(/^(?:[IVXLХІ]+[.)]?|\d+[.)])\s+/, ''));
}

function withSection(
  cells: readonly string[],
  section: readonly string[],
  column: CarriedColumn | null,
): readonly string[] {
  if (column === null) return cells;
  const padded = Array.from({ length: column.index }, (_, index) => cells[index] ?? '');
  return [...padded, section.join(', ')];
}

/** The cells of a second table in the columns of the first. */
function arrange(
  cells: readonly string[],
  { table, header }: { readonly table: RoleIndexes; readonly header: Header },
): readonly string[] {
  const arranged = header.cells.map(() => '');
  for (const [role, from] of Object.entries(table)) {
    const to = header.roles[role as keyof RoleIndexes];
    if (to !== undefined) arranged[to] = cells[from] ?? '';
  }
  return arranged;
}

/** A word that heads a column of people, of contacts or of numbers. */
const OTHER_TITLE =
  /^(?:фио|ф\.\s?и\.\s?о|телефон|тел\.|должност|e-?mail|эл\w*\.? почта|электронная почта|причин|количеств|показател|кабинет|режим|специалист|ответственн|примечани|адрес)/i;

/** The columns that a row below the first schools names anew; null where it is no header. */
function findTable(
  cells: readonly string[],
  {
    own,
    isAfterSchool,
  }: { readonly own: readonly (readonly string[])[]; readonly isAfterSchool: boolean },
): RoleIndexes | 'same' | null {
  if (countFilled(cells) < 2) return null;
  const isOwn = own.some(
    (row) =>
      cells.every((cell, index) => (row[index] ?? '') === foldWords(cell)) &&
      row.slice(cells.length).every((title) => title === ''),
  );
  if (isOwn) return 'same';
  const saysMore = (cell: string): boolean =>
    holdsAddress(cell) || (ONE_INSTITUTION.test(cell) && /[№\d«"]/.test(cell));
  if (cells.some(saysMore)) return null;
  const roles = findRoles(cells);
  const known = new Set(Object.values(roles));
  const hasSite = roles.site !== undefined || roles.annex !== undefined;
  if (hasSite && roles.name !== undefined) return roles;
  const isHeader = cells.every(
    (cell, index) =>
      cleanCell(cell) === '' || known.has(index) || OTHER_TITLE.test(cleanCell(cell)),
  );
  return isHeader && !isAfterSchool ? roles : null;
}

/** A row of a second table that is no list of sites: no address, and no institution that is new. */
function isOfOtherTable(
  cells: readonly string[],
  { table, names }: { readonly table: RoleIndexes; readonly names: ReadonlySet<string> },
): boolean {
  if (table.site !== undefined || table.annex !== undefined || cells.some(holdsAddress))
    return false;
  if (!cells.some((cell) => ONE_INSTITUTION.test(cell))) return true;
  return cells.some((cell) => cell !== '' && names.has(cleanCell(cell)));
}
