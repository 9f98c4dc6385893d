// Where somebody's verdicts are wrong, told by what stands on those pages.

/**
 * @param {ReadonlyMap<string, string>} said by host: `pass`, `fail`, or our own `verdict/reason`
 * @param {ReadonlyMap<string, import('./mode.js').Site>} sites by host
 * @returns {{ wrong: number, known: number, kinds: string[] }} `known` is of how many sites somebody knows what must be said; `kinds` such as `false pass: commented out (8)`, the commonest first
 */
export function errorsOf(said, sites) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  let wrong = 0;
  let known = 0;
  for (const [host, { plan }] of sites) {
    if (plan === null) continue;
    known += 1;
    const { verdict, reason, name } = plan.situation;
    const heard = said.get(host) ?? 'error';
    // Who has two words at most cannot say that nobody knows.
    const isRight = heard.includes('/')
      ? heard === `${verdict}/${reason}`
      : (heard === 'pass') === (verdict === 'pass') && heard !== 'error';
    if (isRight) continue;
    wrong += 1;
    const on = plan.oddity === null ? '' : ` on a page with ${plan.oddity.name}`;
    const kind = `${kindOf(heard)}: ${name}${on}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const byCount = [...kinds].sort(([, one], [, other]) => other - one);
  return { wrong, known, kinds: byCount.map(([kind, count]) => `${kind} (${count})`) };
}

/** @param {string} heard */
function kindOf(heard) {
  if (heard === 'error') return 'no answer';
  if (heard.startsWith('unchecked/')) return heard;
  return heard === 'pass' || heard.startsWith('pass/') ? 'false pass' : 'false fail';
}
