// The nightly run: a check by the settings of the working folder, with what it says in a log, and a
// morning's page that tells of a night without a report.
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { formatCrash } from '../../cli/crash.js';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { WORDS } from '../../words/index.js';
import type { Words } from '../../words/words.js';
import { writeProduct } from '../check/write-product.js';
import { withNotice } from './morning-page.js';
import { findNightlyConfig } from './nightly-config.js';

export const LOG = 'noko-check.log';

/** Ends of nights that have a report. */
const REPORTED: readonly number[] = [EXIT.pass, EXIT.fail, EXIT.unchecked];

export interface NightCall {
  readonly words: Words;
  readonly io: Io;
  /** The whole command, with other arguments. */
  readonly run: (io: Io) => Promise<number>;
}

/** Answers the exit code of the check. */
export async function runNight({ words, io, run }: NightCall): Promise<number> {
  const log = createLog();
  const began = io.now();
  log.stream.write(`${words.schedule.nightBegan(began)}\n`);
  const argv = ['--resume', '--lang', words.language];
  // Nobody looks at the browser at night.
  const quietIo = { ...io, argv, stdout: log.stream, stderr: log.stream, openFile: undefined };
  let code: number = EXIT.bug;
  try {
    code = await run(quietIo);
  } catch (error) {
    log.stream.write(formatCrash(error, { ...io, argv }));
  }
  if (!REPORTED.includes(code)) await tellInPage(log.lastProblem(), { io, began });
  log.stream.end(`${words.schedule.nightEnded(code)}\n`);
  await log.written;
  return code;
}

/** Lines of the log that tell why, where there is no error. */
const SHOWN_LINES = 2;

function createLog() {
  const file = createWriteStream(LOG, { flags: 'a' });
  const lines: string[] = [];
  let open = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      const parts = (open + chunk).split('\n');
      open = parts.pop() ?? '';
      lines.push(...parts.filter((line) => line.trim() !== ''));
      lines.splice(0, lines.length - 20);
      file.write(chunk, () => done());
    },
    final(done) {
      file.end(done);
    },
  });
  return {
    stream,
    /** A log that cannot be written must not cost the report. */
    written: finished(stream).catch(() => {}),
    lastProblem(): string {
      const errors = lines.filter((line) => line.startsWith('noko-check: '));
      const shown = errors.length > 0 ? errors.slice(-1) : lines.slice(-SHOWN_LINES);
      return shown.join(' ').replace(/^noko-check: /, '');
    },
  };
}

interface FailedNight {
  readonly io: Io;
  readonly began: Date;
}

async function tellInPage(why: string, { io, began }: FailedNight): Promise<void> {
  const page = (await findNightlyConfig().catch(() => null))?.page ?? null;
  if (page === null) return;
  // The page is Russian, as every report.
  const { schedule } = WORDS.ru;
  const notice = { failed: schedule.nightFailed({ at: began, why }), older: schedule.olderBelow };
  const before = await readFile(page, 'utf8').catch(() => null);
  await writeProduct(page, withNotice(before, notice), io).catch(() => {});
}
