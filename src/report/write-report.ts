// One run, several reports: each result goes to every target as it comes, so no target holds more
// than its own stream does, and the slowest sets the pace. A target that fails is left behind and
// named at the end; the others go on.
import type { SchoolResult } from '../crawl/result.js';
import type { OpenElsewhere } from '../files/open-elsewhere.js';
import type { CommitOptions, SinkState } from '../files/sink.js';
import { openTarget, type TargetOptions, type TargetOutcome } from './target.js';

export interface ReportOptions extends TargetOptions {
  /** Paths as typed; `-` is `stdout`. */
  readonly targets: readonly string[];
}

export interface Report {
  /** The targets that somebody has open in a spreadsheet. */
  readonly openElsewhere: readonly (OpenElsewhere & { readonly file: string })[];
  /** Answers `closed` when no target takes any more: the run may stop. One call at a time. */
  write(result: SchoolResult): Promise<SinkState>;
  /** Completes all targets and says, in their order, what became of each. */
  finish(options: CommitOptions): Promise<readonly TargetOutcome[]>;
  /** Leaves every file as it was before the run. */
  abandon(): Promise<void>;
}

/**
 * Opens all targets and writes their headers. Rejects with `RunError` (`output-format`,
 * `output-unwritable`) when any of them cannot be opened, leaving none behind.
 */
export async function createReport({ targets: paths, ...options }: ReportOptions): Promise<Report> {
  const opened = await Promise.allSettled(paths.map((path) => openTarget(path, options)));
  const targets = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const abandon = async (): Promise<void> => {
    await Promise.all(targets.map((target) => target.abandon()));
  };
  const refused = opened.find((one) => one.status === 'rejected');
  if (refused !== undefined) {
    await abandon();
    throw refused.reason;
  }
  await Promise.all(targets.map((target) => target.write((body) => body.header())));
  return {
    openElsewhere: targets.flatMap(({ openElsewhere }, index) =>
      openElsewhere === null ? [] : [{ ...openElsewhere, file: paths[index] ?? '' }],
    ),
    async write(result) {
      const states = await Promise.all(
        targets.map((target) => target.write((body) => body.row(result))),
      );
      return states.includes('open') ? 'open' : 'closed';
    },
    async finish(options) {
      // A bug in one format is no reason to lose the reports of the others.
      const finished = await Promise.allSettled(targets.map((target) => target.finish(options)));
      return finished.map((one) => {
        if (one.status === 'rejected') throw one.reason;
        return one.value;
      });
    },
    abandon,
  };
}
