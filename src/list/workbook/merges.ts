// Which cells of a sheet are merged. The value stands in the first cell alone.
import { parsePlace } from './place.js';
import { findTags } from './xml-tags.js';

/** For each row below the upper cell of a merge that begins in a column the row of that cell, 0-based. */
export type Tops = ReadonlyMap<number, number>;

export interface Merges {
  /** The cells of a column, 0-based, that are merged downwards. */
  readonly topsOf: (column: number, rowCount: number) => Tops;
  /** The last column of the merge that begins in a cell; that of the cell itself where none does. */
  readonly rightOf: (row: number, column: number) => number;
}

/** `behindCells` is the part of the sheet that follows its cells. */
export function readMerges(behindCells: string): Merges {
  const areas = findTags(behindCells, 'mergeCell').flatMap(({ ref = '' }) => {
    const [from = '', to = ''] = ref.split(':');
    const [first, last] = [parsePlace(from), parsePlace(to)];
    return first === null || last === null
      ? []
      : [{ ...first, bottom: last.row, right: last.column }];
  });
  const rights = new Map(areas.map(({ row, column, right }) => [`${row}:${column}`, right]));
  return {
    rightOf: (row, column) => rights.get(`${row}:${column}`) ?? column,
    topsOf(column, rowCount) {
      const tops = new Map<number, number>();
      for (const area of areas) {
        if (area.column !== column) continue;
        for (let row = area.row + 1; row <= Math.min(area.bottom, rowCount - 1); row++) {
          // Areas never overlap where a program wrote them.
          if (tops.has(row)) break;
          tops.set(row, area.row);
        }
      }
      return tops;
    },
  };
}
