import type { TrackSummary } from '../spells.js';
import type { Track } from '../tracks.js';

/** A school of the page. */
export interface TrackRow {
  readonly track: Track;
  readonly summary: TrackSummary;
  /** Where its row stands in the page. */
  readonly id: string;
}
