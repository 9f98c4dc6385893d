// Where the latest answer for each row stands, in a few bytes a row: a whole country's list may be
// indexed, and its answers stay on the disk.
import type { Place } from './growing-file.js';

export interface RowIndex {
  readonly set: (row: number, place: Place) => void;
  /** The row has no answer any more. */
  readonly forget: (row: number) => void;
  readonly get: (row: number) => Place | null;
  /** Rows that have a place. */
  readonly size: () => number;
  /** All of them in order, in groups of at most `count`. */
  readonly groups: (count: number) => Generator<readonly Place[]>;
}

const FIRST_CAPACITY = 1_024;

export function createRowIndex(): RowIndex {
  let offsets = new Float64Array(FIRST_CAPACITY);
  let lengths = new Uint32Array(FIRST_CAPACITY);
  let size = 0;
  let last = 0;

  const get = (row: number): Place | null => {
    const bytes = lengths[row] ?? 0;
    return bytes === 0 ? null : { offset: offsets[row] ?? 0, bytes };
  };

  return {
    get,
    set(row, { offset, bytes }) {
      if (row >= offsets.length) {
        const capacity = Math.max(row + 1, offsets.length * 2);
        offsets = grown(offsets, new Float64Array(capacity));
        lengths = grown(lengths, new Uint32Array(capacity));
      }
      if (lengths[row] === 0) size += 1;
      offsets[row] = offset;
      lengths[row] = bytes;
      last = Math.max(last, row);
    },
    forget(row) {
      if (get(row) === null) return;
      lengths[row] = 0;
      size -= 1;
    },
    size: () => size,
    *groups(count) {
      let group: Place[] = [];
      for (let row = 0; row <= last; row++) {
        const place = get(row);
        if (place === null) continue;
        group.push(place);
        if (group.length < count) continue;
        yield group;
        group = [];
      }
      if (group.length > 0) yield group;
    },
  };
}

function grown<Numbers extends Float64Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
