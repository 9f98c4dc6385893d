import { REASONS, type Reason, type Verdict } from '../../verdict/reasons.js';

/** `verdict/reason`, where it is one that a run can give. */
export function parseCode(
  text: string,
): { readonly verdict: Verdict; readonly reason: Reason } | null {
  const [verdict = '', reason = '', ...rest] = text.trim().split('/');
  if (!Object.hasOwn(REASONS, reason) || rest.length > 0) return null;
  const usual = REASONS[reason as Reason];
  // `--accept` lets a lesser link pass.
  const isPossible = verdict === usual || (verdict === 'pass' && usual === 'fail');
  return isPossible ? { verdict: verdict as Verdict, reason: reason as Reason } : null;
}
