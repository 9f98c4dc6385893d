// The folder of evidence of a run, where one is named.

import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import type { Evidence } from '../../evidence/evidence.js';
import { type Requirements, rulesOf } from '../../verdict/requirements.js';

export interface EvidenceRun {
  readonly options: Pick<CheckOptions, 'evidence'>;
  readonly version: string;
  readonly io: Pick<Io, 'now'>;
  readonly carriedHeader: readonly string[];
  readonly requirements: Requirements;
}

/** Loaded where it is asked for: nobody else pays for its library. */
export async function openEvidenceFolder(
  { options, version, io, carriedHeader, requirements }: EvidenceRun,
  recordings: string | undefined,
): Promise<Evidence | null> {
  if (options.evidence === undefined) return null;
  const { openEvidence } = await import('../../evidence/evidence.js');
  return openEvidence({
    folder: options.evidence,
    recordings,
    software: `noko-check/${version}`,
    carriedHeader,
    rules: rulesOf(requirements),
    now: io.now,
  });
}
