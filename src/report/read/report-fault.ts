import { type ReportFault, RunError } from '../../errors.js';

/** The error for a file that cannot be read as a report. */
export function reportFault(file: string, fault: ReportFault, cause?: unknown): RunError {
  return new RunError({ code: 'report-file', file, fault }, { cause });
}
