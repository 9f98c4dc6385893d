// Where the latest answer for each row stands, in a few bytes a row: a whole country's list may be
// indexed, and its answers stay on the disk.
import type { FileSpan } from './growing-file.js';

const FIRST_CAPACITY = 1_024;

export class RowIndex {
  #offsets = new Float64Array(FIRST_CAPACITY);
  /** A row without an answer has none. */
  #lengths = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  get(row: number): FileSpan | null {
    const bytes = this.#lengths[row] ?? 0;
    return bytes === 0 ? null : { offset: this.#offsets[row] ?? 0, bytes };
  }

  set(row: number, { offset, bytes }: FileSpan): void {
    if (row >= this.#offsets.length) {
      const capacity = Math.max(row + 1, this.#offsets.length * 2);
      this.#offsets = grown(this.#offsets, new Float64Array(capacity));
      this.#lengths = grown(this.#lengths, new Uint32Array(capacity));
    }
    if (this.#lengths[row] === 0) this.#size += 1;
    this.#offsets[row] = offset;
    this.#lengths[row] = bytes;
  }

  /** The row has no answer any more. */
  forget(row: number): void {
    if (this.get(row) === null) return;
    this.#lengths[row] = 0;
    this.#size -= 1;
  }

  /** Rows that have a place. */
  get size(): number {
    return this.#size;
  }

  /** All places by the order of the rows, each as it is when its turn comes. */
  *places(): Generator<FileSpan> {
    for (let row = 0; row < this.#lengths.length; row += 1) {
      const place = this.get(row);
      if (place !== null) yield place;
    }
  }
}

function grown<Numbers extends Float64Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
