// The walk's inner part, in WebAssembly: it passes over what plainly has nothing to do with the hosts
// that are looked for, at the speed at which a page is copied, and has that speed from the first page
// on. Its source is in assembly/; `npm run build` makes binary.ts of it.
import { BINARY } from './binary.js';
import { KNOWN_KINDS } from './tags.js';
import { Unsure } from './unsure.js';

// Node's types leave it to those for browsers.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, object>>,
  ) => { readonly exports: unknown };
};

/** What `run` stopped at. */
export const AT_END = 0;
export const AT_TEXT = 1;
export const AT_START_TAG = 2;
export const AT_END_TAG = 3;
/** A comment, a document type, or what the tokenizer takes for a comment. */
export const AT_DECLARATION = 4;

/** What an end tag did, as `end` answers; else it was ignored, or that is not certain. */
export const ENDED = 0;

/** What the engine asks of who walks; each may throw `Unsure`. */
export interface WalkHost {
  /** Refuses where something between `start` and `end`, which are far apart, may be closed early. */
  refuseLong(start: number, end: number): void;
  /** Refuses where anything in the page is closed early. */
  refusePage(): void;
  /** Refuses where what stands there is a part of a host's name. */
  refusePartOfName(start: number, end: number): void;
  /** The element that was pushed with this number has ended. */
  ended(element: number, doubts: number, isFormatting: 0 | 1, isOwnTag: 0 | 1): void;
}

type Flag = 0 | 1;

/** What the binary exports: described where it stands, in assembly/. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  pageAddress(): number;
  tagAddress(): number;
  boundsAddress(): number;
  anchorsAddress(): number;
  nameAddress(kind: number): number;
  classifyOctets(): void;
  defineKind(kind: number, length: number, traits: number): void;
  partAddress(): number;
  definePart(length: number): void;
  findHints(length: number, into: number, room: number): number;
  start(length: number, hintsAt: number, hintCount: number, cyrillicIsPlain: boolean): void;
  run(from: number): number;
  stoppedFrom(): number;
  stoppedTo(): number;
  stoppedKind(): number;
  hasHint(start: number, end: number): Flag;
  scanTag(start: number): Flag;
  showTag(): void;
  boundary(isCertain: boolean): void;
  setRecorded(count: number): void;
  setInSelect(is: boolean): void;
  setBehindBody(): void;
  addTags(count: number): void;
  noteRawText(): void;
  hasRawTextInAnchors(): Flag;
  makeRoom(kind: number): Flag;
  push(kind: number, hidden: boolean, noindex: boolean, anchor: number, element: number): void;
  end(kind: number): number;
  addAnchor(start: number, hrefStart: number, hrefEnd: number, tagEnd: number): number;
  openAnchor(
    kind: number,
    hidden: boolean,
    noindex: boolean,
    anchor: number,
    element: number,
  ): void;
  gather(from: number, to: number, at: number, size: number, isUtf8: boolean): Flag;
  gatheredTexts(): number;
  gatheredAddresses(): number;
  countLines(from: number, to: number): number;
  lineStart(from: number, to: number): number;
  openAnchors(): number;
  countAnchors(): number;
  countDoubts(): number;
  endedAtTop(): Flag;
  inHidden(): Flag;
  inNoindex(): Flag;
  inTemplate(): Flag;
  inLooseTable(): Flag;
  isFostered(): Flag;
  isSure(): Flag;
  shadeIsUnsure(): Flag;
}

/** A tag that was scanned. */
export interface ScannedTag {
  readonly nameEnd: number;
  /** Behind the `>`. */
  readonly end: number;
  readonly selfClosing: boolean;
  readonly attributeCount: number;
  /** For each attribute: begin and end of its name, begin and end of its value. The next tag's overwrite it. */
  readonly bounds: Int32Array;
}

/** Where a hyperlink stands: its tag and the address in it, and its end tag where that is certain. */
export interface AnchorSpan {
  readonly start: number;
  readonly hrefStart: number;
  readonly hrefEnd: number;
  readonly tagEnd: number;
  /** Where its content ends; -1 where that is not certain. */
  readonly end: number;
}

export interface Gathered {
  readonly texts: Uint8Array;
  readonly addresses: Uint8Array;
}

const WASM_PAGE = 65_536;
/** More hyperlinks than an ordinary page has; on another one each is looked at. */
const ROOM_FOR_MARKS = 4_096;
/** So many zeros stand behind the page: they end every loop of the engine's. */
const PADDING = 64;
const HINT_SIZE = 4;
/** Places in a page where hosts may be written; of a page with more the tree is asked. */
const ROOM_FOR_HINTS = 65_536;
const AMPERSAND = 0x26;
/** What the engine has room for. */
const MAX_PARTS = 64;
const MIN_PART_LENGTH = 2;
const MAX_PART_LENGTH = 256;
const TAG_WORDS = 4;
const MAX_ATTRIBUTES = 1_024;
const WORDS_PER_ATTRIBUTE = 4;
const WORDS_PER_ANCHOR = 5;
/** An engine that has grown beyond this for a huge page is not kept. */
const MAX_KEPT_BYTES = 4_194_304;

let compiled: object | null = null;

/** The engine with the one page that it holds, until it is given the next. */
export class Engine {
  readonly calls: Exports;
  readonly #pageAt: number;
  #host: WalkHost | null = null;
  /** Of the page; and where nothing of it is kept any more. */
  #length = 0;
  #free = 0;
  /** The memory, anew when it has grown. */
  #octets: Uint8Array;
  #tagWords: Int32Array;
  #bounds: Int32Array;

  /** Takes the parts of the hosts' names that it is to find; throws `RangeError` where it has no room for them. */
  constructor(parts: readonly string[]) {
    const fits = ({ length }: string) => length >= MIN_PART_LENGTH && length <= MAX_PART_LENGTH;
    if (parts.length > MAX_PARTS || !parts.every(fits)) throw new RangeError('Too many hosts');
    compiled ??= new WebAssembly.Module(Buffer.from(BINARY, 'base64'));
    const host: WalkHost & { refuse(): void } = {
      refuse() {
        throw new Unsure();
      },
      refuseLong: (start, end) => this.#host?.refuseLong(start, end),
      refusePage: () => this.#host?.refusePage(),
      refusePartOfName: (start, end) => this.#host?.refusePartOfName(start, end),
      ended: (element, doubts, isFormatting, isOwnTag) =>
        this.#host?.ended(element, doubts, isFormatting, isOwnTag),
    };
    this.calls = new WebAssembly.Instance(compiled, { host }).exports as Exports;
    const { calls } = this;
    this.#pageAt = calls.pageAddress();
    [this.#octets, this.#tagWords, this.#bounds] = this.#view();
    calls.classifyOctets();
    for (const { id, name, traits } of KNOWN_KINDS) {
      this.#octets.set(Buffer.from(name, 'latin1'), calls.nameAddress(id));
      calls.defineKind(id, name.length, traits);
    }
    for (const part of parts) {
      this.#octets.set(Buffer.from(part, 'latin1'), calls.partAddress());
      calls.definePart(part.length);
    }
  }

  #view(): [Uint8Array, Int32Array, Int32Array] {
    const { memory, tagAddress, boundsAddress } = this.calls;
    return [
      new Uint8Array(memory.buffer),
      new Int32Array(memory.buffer, tagAddress(), TAG_WORDS),
      new Int32Array(memory.buffer, boundsAddress(), MAX_ATTRIBUTES * WORDS_PER_ATTRIBUTE),
    ];
  }

  /** Whether it is worth to be kept for further pages. */
  get isLean(): boolean {
    return this.#octets.length <= MAX_KEPT_BYTES;
  }

  /**
   * Takes a page that has no zero octet, and looks where in it a host may be written; `isReference`
   * is asked which character references are to what stands in a host's name. May throw `Unsure`.
   */
  load(
    octets: Uint8Array,
    {
      cyrillicIsPlain,
      isReference,
    }: { readonly cyrillicIsPlain: boolean; readonly isReference: (at: number) => boolean },
  ): void {
    const { calls } = this;
    const end = this.#pageAt + octets.length;
    const hintsAt = (end + PADDING + HINT_SIZE) & ~(HINT_SIZE - 1);
    this.#grow(hintsAt + ROOM_FOR_HINTS * HINT_SIZE);
    this.#octets.set(octets, this.#pageAt);
    this.#octets.fill(0, end, end + PADDING);
    const found = calls.findHints(octets.length, hintsAt, ROOM_FOR_HINTS);
    if (found === -1) throw new Unsure();
    const hints = new Int32Array(calls.memory.buffer, hintsAt, found);
    let count = 0;
    for (const at of hints) {
      if (octets[at] === AMPERSAND && !isReference(at)) continue;
      hints[count] = at;
      count += 1;
    }
    calls.start(octets.length, hintsAt, count, cyrillicIsPlain);
    this.#length = octets.length;
    this.#free = hintsAt + count * HINT_SIZE;
  }

  #grow(size: number): void {
    const missing = size - this.#octets.length;
    if (missing <= 0) return;
    try {
      this.calls.memory.grow(Math.ceil(missing / WASM_PAGE));
    } catch {
      // There is no room for a page of this size: the tree may find some.
      throw new Unsure();
    }
    [this.#octets, this.#tagWords, this.#bounds] = this.#view();
  }

  /** Answers what is asked on the way through the page. */
  serve(host: WalkHost): void {
    this.#host = host;
  }

  /** The tag whose name begins at `start`; null where the page ends before it does. */
  scanTag(start: number): ScannedTag | null {
    if (this.calls.scanTag(start) === 0) return null;
    this.calls.showTag();
    return this.tag();
  }

  /** The tag at which the walk has stopped. */
  tag(): ScannedTag {
    const words = this.#tagWords;
    return {
      nameEnd: words[0] ?? 0,
      end: words[1] ?? 0,
      selfClosing: words[2] === 1,
      attributeCount: words[3] ?? 0,
      bounds: this.#bounds,
    };
  }

  /**
   * What may be read on the hyperlinks `from` to `to`, and their addresses, in views that hold until
   * the next call; null where that cannot be told without looking at each.
   */
  gather(from: number, to: number, isUtf8: boolean): Gathered | null {
    const { calls } = this;
    const size = this.#length + ROOM_FOR_MARKS;
    this.#grow(this.#free + 3 * size);
    if (calls.gather(from, to, this.#free, size, isUtf8) === 0) return null;
    return {
      texts: this.#octets.subarray(this.#free, calls.gatheredTexts() >>> 0),
      addresses: this.#octets.subarray(this.#free + 2 * size, calls.gatheredAddresses() >>> 0),
    };
  }

  /** All hyperlinks that the walk has come by, in the order of the source. */
  anchors(): readonly AnchorSpan[] {
    const { memory, anchorsAddress, countAnchors } = this.calls;
    const words = new Int32Array(
      memory.buffer,
      anchorsAddress(),
      countAnchors() * WORDS_PER_ANCHOR,
    );
    const anchors: AnchorSpan[] = [];
    for (let at = 0; at < words.length; at += WORDS_PER_ANCHOR) {
      anchors.push({
        start: words[at] ?? 0,
        hrefStart: words[at + 1] ?? 0,
        hrefEnd: words[at + 2] ?? 0,
        tagEnd: words[at + 3] ?? 0,
        end: words[at + 4] ?? 0,
      });
    }
    return anchors;
  }
}
