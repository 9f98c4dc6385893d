// The workbook that goes along with the message: written by the report's own machinery into a
// folder of its own, whatever the run writes elsewhere. Where it cannot be made or is too large for
// a mail server, the message goes without it and says so.

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SchoolResult } from '../crawl/result.js';
import { systemCode } from '../files/system-code.js';
import { formatTimestamp } from '../files/timestamp.js';
import type { TargetOptions } from '../report/target.js';
import { createReport, type Report } from '../report/write-report.js';
import type { Attached } from '../words/mail-words.js';

/** A third more in transit; many servers take 20 to 25 MB. */
export const MAX_ATTACHMENT_BYTES = 10_000_000;

export interface Attachment {
  /** Never rejects. */
  readonly add: (result: SchoolResult) => Promise<void>;
  /** Completes the file; never rejects. */
  readonly finish: () => Promise<Attached>;
  /** Removes it; never rejects. */
  readonly discard: () => Promise<void>;
}

export async function openAttachment(
  settings: TargetOptions,
  { maxBytes = MAX_ATTACHMENT_BYTES }: { readonly maxBytes?: number } = {},
): Promise<Attachment> {
  const name = `noko-check-${formatTimestamp(settings.now()).slice(0, 10)}.xlsx`;
  let folder: string | null = null;
  let report: Report;
  try {
    folder = await mkdtemp(join(tmpdir(), 'noko-check-mail-'));
    report = await createReport({ ...settings, targets: [join(folder, name)] });
  } catch (error) {
    await remove(folder);
    const failed = { kind: 'failed', cause: systemCode(error) } as const;
    return { async add() {}, finish: async () => failed, async discard() {} };
  }
  const path = join(folder, name);
  return {
    async add(result) {
      await report.write(result);
    },
    async finish() {
      const [outcome] = await report.finish({ keepExisting: false });
      if (outcome?.kind !== 'written') {
        const problem = outcome?.kind === 'failed' ? outcome.problem : null;
        const cause = problem !== null && 'cause' in problem ? problem.cause : problem?.code;
        return { kind: 'failed', cause: cause ?? 'UNKNOWN' };
      }
      const { size: bytes } = await stat(path);
      if (bytes > maxBytes) return { kind: 'too-large', bytes, maxBytes };
      return { kind: 'attached', name, path };
    },
    async discard() {
      await report.abandon();
      await remove(folder);
    },
  };
}

async function remove(folder: string | null): Promise<void> {
  if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
}
