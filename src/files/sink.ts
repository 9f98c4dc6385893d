// Where the pieces of a report go. A sink is handed one piece at a time and answers when it may
// have the next, so that a slow reader slows the run and does not fill the memory.

import { RunError } from '../errors.js';
import type { OpenElsewhere } from './open-elsewhere.js';
import { systemCode } from './system-code.js';

/** `closed`: nobody reads any more (the other end of a pipe is gone), which is no failure. */
export type SinkState = 'open' | 'closed';

export interface Sink {
  /** Whether somebody has the target open, as far as it has been found out. */
  readonly openElsewhere?: OpenElsewhere | null;
  /** Rejects with `RunError` (`output-unwritable`) when the piece cannot be written. */
  write(piece: OutputPiece): Promise<SinkState>;
  /** Makes the report final; rejects with `RunError` (`output-unwritable`). */
  commit(options: CommitOptions): Promise<Committed>;
  /** Leaves what was at the target before, as far as it can be left; never rejects. */
  abandon(): Promise<void>;
}

export interface CommitOptions {
  /** Leaves a report that is at the target where it is, and puts this one beside it. */
  readonly keepExisting: boolean;
}

/** What became of the pieces: `beside` means that the target could not be replaced. */
export type Committed =
  | { readonly kind: 'written'; readonly file: string }
  | {
      readonly kind: 'beside';
      readonly file: string;
      readonly writtenTo: string;
      readonly cause: string;
    }
  | { readonly kind: 'closed'; readonly file: string };

/** The error for a target that cannot be written, with the system's code where there is one. */
export function unwritable(file: string, cause: unknown): RunError {
  return new RunError({ code: 'output-unwritable', file, cause: systemCode(cause) }, { cause });
}

export type OutputPiece = string | Uint8Array;
