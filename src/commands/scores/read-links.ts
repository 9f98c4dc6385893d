// What a report of the check says of each school's links, for the quarter's monitoring.
import { createIdentify } from '../../busgov/register.js';
import { openReport } from '../../report/read/open-report.js';
import type { LinkVerdicts } from '../../report/scores/scores-table.js';
import type { Verdict } from '../../verdict/reasons.js';
import type { ProfileName } from '../../verdict/rules.js';

export interface ReportedLinks {
  readonly name: string;
  readonly inn: string | null;
  readonly links: LinkVerdicts;
}

/** Rejects with `RunError` (`report-file`). */
export async function readLinks(report: string): Promise<readonly ReportedLinks[]> {
  const all: ReportedLinks[] = [];
  for await (const { name, carried, requirement, verdict, further } of openReport(report)) {
    const identify = createIdentify(Object.keys(carried));
    const { inn } = identify({ carried: Object.values(carried) });
    const links: Partial<Record<ProfileName, Verdict>> = { [requirement ?? 'noko']: verdict };
    for (const one of further) links[one.name] = one.verdict;
    all.push({ name, inn, links });
  }
  return all;
}
