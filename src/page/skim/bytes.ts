// A page's bytes as text of one character a byte, to be searched by the engine, which finds a
// character in a string many times faster than a loop. A long page is held in several strings: one
// that is longer than 128 KiB does not fit into V8's young generation, and to make and let go of one
// took a millisecond, as long as to read five ordinary pages.

/** Without what V8 adds to each, and with what they overlap, still below the limit. */
const PIECE_LENGTH = 120_000;
/** What is looked for is shorter: it stands whole in one of the pieces. */
const OVERLAP = 512;

/** A string of some of the bytes. */
export interface Piece {
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
  /** From here on what begins in it stands in the next one, too. */
  readonly end: number;
}

export class Bytes {
  readonly length: number;
  /** Quicker to get at one by one than characters. */
  readonly octets: Uint8Array;
  readonly pieces: readonly Piece[];
  /** All of it where that is one piece. */
  readonly #whole: string | null;

  constructor(octets: Uint8Array) {
    this.octets = octets;
    this.length = octets.length;
    this.pieces = this.#makePieces();
    const [only] = this.pieces;
    this.#whole = this.pieces.length === 1 && only !== undefined ? only.text : null;
  }

  #makePieces(): readonly Piece[] {
    const pieces: Piece[] = [];
    for (let start = 0; start === 0 || start < this.length; start += PIECE_LENGTH) {
      const end = Math.min(start + PIECE_LENGTH, this.length);
      pieces.push({ text: this.#copy(start, Math.min(end + OVERLAP, this.length)), start, end });
    }
    return pieces;
  }

  #copy(start: number, end: number): string {
    const { buffer, byteOffset } = this.octets;
    return Buffer.from(buffer, byteOffset + start, Math.max(0, end - start)).toString('latin1');
  }

  /** Where `text`, of at most `OVERLAP` characters, stands from `from` on; -1 for nowhere. */
  indexOf(text: string, from: number): number {
    return this.#whole === null ? this.#indexInPieces(text, from) : this.#whole.indexOf(text, from);
  }

  #indexInPieces(text: string, from: number): number {
    for (let at = Math.floor(from / PIECE_LENGTH); at < this.pieces.length; at += 1) {
      const piece = this.pieces[at] as Piece;
      const found = piece.text.indexOf(text, Math.max(0, from - piece.start));
      if (found !== -1) return piece.start + found;
    }
    return -1;
  }

  slice(start: number, end: number): string {
    return this.#whole === null
      ? this.#copy(start, Math.min(end, this.length))
      : this.#whole.slice(start, end);
  }

  /** All of it, which is dear where it is long. */
  toString(): string {
    return this.#whole ?? this.#copy(0, this.length);
  }

  /** Whether `word` (in lower case) stands at `start`, in any case. */
  holds(word: string, start: number): boolean {
    const { octets } = this;
    for (let index = 0; index < word.length; index += 1) {
      const code = octets[start + index] ?? 0;
      const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
      if (lower !== word.charCodeAt(index)) return false;
    }
    return true;
  }
}
