// What a visit to a site gives, before anything is judged.
import type { FetchFailure } from '../page/fetch.js';
import type { HomePage } from './home-page.js';
import type { InnerLink } from './inner-page.js';
import type { Attempt } from './retry.js';

/** A home page, and what was looked for elsewhere because it is not there. */
export interface VisitedSite extends HomePage {
  readonly innerLink: InnerLink | null;
}

/** What an attempt gave, and whether another may give something else. */
export interface Visited extends Attempt {
  readonly found: VisitedSite | FetchFailure;
  readonly durationMs: number;
}
