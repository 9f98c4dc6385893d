// What the main job is called with.
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import type { Words } from '../../words/words.js';

export interface CheckCall {
  /** File name as typed; `-` is standard input. */
  readonly list: string;
  readonly options: CheckOptions;
  readonly words: Words;
  readonly io: Io;
  /** Of the command itself. */
  readonly version: string;
}
