// From an answer to a judgement: judge() speaks of a page, this of whether that page may speak for
// the site. A page that passes does so whatever its status and however much of it is missing.
import { classifyBlock } from './classify-block.js';
import type { Findings } from './findings.js';
import { judge, type Wanted } from './judge.js';
import { type Judgement, orUnchecked } from './judgement.js';
import type { Remark } from './link.js';
import type { UncheckedReason } from './reasons.js';

export interface PageAnswer {
  readonly findings: Findings;
  readonly status: number;
  /** Why the body ended too early; null when it is whole. */
  readonly cut: UncheckedReason | null;
  /** Absent where a browser shows the page, and not its source. */
  readonly sourceType?: string;
  readonly server: string | null;
  readonly cookieNames: readonly string[];
  readonly remarks: readonly Remark[];
}

/** Judges a home page together with how it was answered. */
export function judgeAnswer(answer: PageAnswer, wanted: Wanted): Judgement {
  const { findings, status, cut } = answer;
  const found = judge(findings, wanted);
  const judgement = { ...found, remarks: [...found.remarks, ...answer.remarks] };
  const isOk = status >= 200 && status < 300;
  if (judgement.verdict === 'pass') {
    const remarks: Remark[] = [...judgement.remarks];
    if (!isOk) remarks.push({ code: 'http-status', detail: String(status) });
    if (cut !== null) remarks.push({ code: 'page-cut' });
    return { ...judgement, remarks };
  }
  const block = classifyBlock({ ...answer, content: findings.content });
  if (block !== null) return orUnchecked(judgement, 'blocked', block);
  if (!isOk) return orUnchecked(judgement, 'http-error', String(status));
  if (cut !== null) return orUnchecked(judgement, cut);
  const { sourceType } = answer;
  if (sourceType !== undefined) return orUnchecked(judgement, 'not-html', sourceType);
  return judgement;
}
