// What a visit to a site gives, before anything is judged.
import type { AskAgain, FetchFailure } from '../page/fetch.js';
import type { HomePage } from './home-page.js';
import type { InnerLink } from './inner-page.js';

/** A home page, and what was looked for elsewhere because it is not there. */
export interface VisitedSite extends HomePage {
  /** For each requirement what an inner page has of it, else null. */
  readonly innerLinks: readonly (InnerLink | null)[];
  /** See `SchoolResult`. */
  readonly fingerprint?: string;
}

/** Whether another attempt may give something else. */
export interface Attempt {
  readonly again: AskAgain;
  readonly retryAfterMs: number | null;
}

/** What an attempt gave. */
export interface Visited extends Attempt {
  readonly found: VisitedSite | FetchFailure;
  readonly durationMs: number;
  /** The name under which what went over the wire is kept, where it is. */
  readonly recording?: string;
}
