// The sheet «Отчёт»: the columns of the CSV, as what they are. A verdict is coloured, a day is a
// day, a number is a number only where it counts something: those of organisations are texts, of
// which Excel leaves every digit. A school is one line, so that a screen shows many: columns are as
// wide as their texts up to a limit, and a longer text shows its beginning.
import type { SchoolResult } from '../../crawl/result.js';
import type { Verdict } from '../../verdict/reasons.js';
import { VERDICT_WORDS } from '../../words/verdict-words.js';
import type { ReportColumn } from '../columns.js';
import { webTarget } from '../web-target.js';
import type { Cell } from './cells.js';
import { excelDay } from './excel-day.js';
import type { SheetShape } from './model.js';
import { SHEET_NAMES } from './sheet-names.js';

/** A row of the report, as JSON can hold it. */
export interface KeptRow {
  readonly texts: readonly string[];
  /** Where the hyperlink of each cell leads; null where it has none. */
  readonly targets: readonly (string | null)[];
}

export interface ReportSheet {
  /** What is kept of a school; its texts are measured. */
  readonly keep: (result: SchoolResult) => KeptRow;
  /** As wide as what has been kept needs it. */
  readonly shape: () => SheetShape;
  readonly head: readonly Cell[];
  readonly cells: (row: KeptRow) => readonly Cell[];
}

const NARROWEST = 7;
const MARGIN = 2;
/** Full names of schools differ at their ends alone; of addresses and sentences the beginning will do. */
const WIDEST = { name: 100, glance: 60, address: 44, sentence: 48 } as const;
/** Longer texts are sentences. */
const MAX_GLANCE = 100;
const NAME_INDEX = 1;
/** With this a screen of 768 points has room for 25 schools below the ribbon of Excel. */
const ZOOM = 85;
/** What the button of the filter covers, in characters. */
const BUTTON_WIDTH = 3;
const DAY_LENGTHS = { day: 10, moment: 16 } as const;
const WORDS = Object.entries(VERDICT_WORDS) as readonly (readonly [Verdict, string])[];

export function createReportSheet(columns: readonly ReportColumn[]): ReportSheet {
  const longest = columns.map(({ header }) => longestOf(header.split(/\s+/)) + BUTTON_WIDTH);
  return {
    keep(result) {
      const texts = columns.map(({ cell }) => cell(result));
      for (const [index, text] of texts.entries()) {
        const length = lengthOf(text, columns[index]?.kind);
        longest[index] = Math.max(longest[index] ?? 0, length);
      }
      return { texts, targets: columns.map(({ target }) => webTarget(target?.(result))) };
    },
    shape: () => ({
      name: SHEET_NAMES.report,
      widths: columns.map((column, index) =>
        widthFor(
          longest[index] ?? 0,
          index === NAME_INDEX ? 'name' : limitOf(longest[index] ?? 0, column),
        ),
      ),
      zoom: ZOOM,
      // With the number and the name of each school.
      frozen: { rows: 1, columns: 2 },
    }),
    head: columns.map(({ header }) => ({ style: 'head', value: header })),
    cells: ({ texts, targets }) =>
      texts.map((text, index) => toCell(text, columns[index]?.kind, targets[index] ?? null)),
  };
}

function limitOf(longest: number, { target }: ReportColumn): keyof typeof WIDEST {
  if (target !== undefined) return 'address';
  return longest <= MAX_GLANCE ? 'glance' : 'sentence';
}

function widthFor(longest: number, kind: keyof typeof WIDEST): number {
  return Math.min(Math.max(longest + MARGIN, NARROWEST), WIDEST[kind]);
}

/** Characters of the longest line that a person sees. */
function lengthOf(text: string, kind: ReportColumn['kind']): number {
  const isDay = (kind === 'day' || kind === 'moment') && excelDay(text) !== null;
  return isDay ? DAY_LENGTHS[kind] : longestOf(text.split('\n'));
}

function toCell(text: string, kind: ReportColumn['kind'], target: string | null): Cell {
  switch (kind) {
    case 'verdict':
      return { style: WORDS.find(([, word]) => word === text)?.[0] ?? 'text', value: text };
    case 'value':
      return /^\d{1,9}(?:[.,]\d{1,6})?$/.test(text)
        ? { style: 'value', value: Number(text.replace(',', '.')) }
        : { style: 'text', value: text };
    case 'count':
      return { style: 'count', value: /^\d{1,15}$/.test(text) ? Number(text) : text };
    case 'day':
    case 'moment': {
      const day = excelDay(text);
      return day === null ? { style: 'text', value: text } : { style: kind, value: day };
    }
    default:
      return { style: target === null ? 'text' : 'link', value: text, target };
  }
}

function longestOf(texts: readonly string[]): number {
  return texts.reduce((longest, text) => Math.max(longest, text.length), 0);
}
