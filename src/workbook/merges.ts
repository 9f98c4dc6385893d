// Which cells of a sheet are merged downwards. The value stands in the upper cell alone.
import { parsePlace } from './place.js';
import { findTags } from './xml-tags.js';

/** For each row below the upper cell of a merge that begins in a column the row of that cell, 0-based. */
export type Tops = ReadonlyMap<number, number>;

/** Answers for a column, 0-based; `behindCells` is the part of the sheet that follows its cells. */
export function readMerges(behindCells: string): (column: number, rowCount: number) => Tops {
  const areas = findTags(behindCells, 'mergeCell').flatMap(({ ref = '' }) => {
    const [from = '', to = ''] = ref.split(':');
    const [first, last] = [parsePlace(from), parsePlace(to)];
    return first === null || last === null ? [] : [{ ...first, bottom: last.row }];
  });
  return (column, rowCount) => {
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
  };
}
