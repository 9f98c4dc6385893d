import type { PageOpener } from '../../busgov/reviews.js';
import type { Io } from '../../cli/io.js';
import type { School } from '../../school.js';
import type { Words } from '../../words/words.js';
import type { ScoresOptions } from './command.js';

export interface ScoresCall {
  readonly list: string;
  readonly options: ScoresOptions;
  readonly words: Words;
  readonly io: Io;
  /** For tests: how long a pause lasts, by which clock, and what opens cards. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly clock?: () => number;
  readonly opener?: PageOpener;
}

export interface ListedSchools {
  readonly schools: readonly School[];
  readonly columns: readonly string[];
  /** Whether the list is a report of the check, whose links are known. */
  readonly isReport: boolean;
}
