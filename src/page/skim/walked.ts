// What the walk over a page's markup asks, and what it answers.
import type { Sighting } from './sightings.js';
import type { SparseElement } from './sparse-node.js';

/** What the walk asks of those who know what is looked for. */
export interface WalkQuestions {
  /** Whether a text names one of the hosts in full. */
  readonly namesHost: (text: string) => boolean;
  /** Whether a text is nothing but a part of the name of one of the hosts. */
  readonly isPartOfName: (text: string) => boolean;
  /** Whether a hyperlink to `href` is one that was meant to lead to one of the hosts. */
  readonly concernsHost: (href: string) => boolean;
  /** Whether encoded Cyrillic letters in an address are never a part of a host. */
  readonly cyrillicIsPlain: boolean;
  /** Takes the first `<base href>`. */
  readonly onBase: (href: string) => void;
  /** Takes an element that may show another document, or send the browser on. */
  readonly onFrame: (element: SparseElement) => void;
  readonly onMeta: (element: SparseElement) => void;
}

export interface Walked {
  readonly sightings: readonly Sighting[];
  /** Hyperlinks; the engine knows where they stand. */
  readonly anchorCount: number;
  /** Whether something without markup stands in one of them, a script say. */
  readonly hasRawTextInAnchors: boolean;
  /** Whether the anchors stand in another order in the tree. */
  readonly isMoved: boolean;
}
