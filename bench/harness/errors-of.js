// Where somebody's verdicts are wrong, told by what stands on those pages.

/** @typedef {import('../corpus/corpus.js').PlannedPage} PlannedPage */

/**
 * @param {ReadonlyMap<string, string>} said by host: `pass`, `fail`, or our own `verdict/reason`
 * @param {ReadonlyMap<string, PlannedPage>} pages by host
 * @returns {{ wrong: number, kinds: string[] }} `kinds` such as `false pass: commented out (8)`, the commonest first
 */
export function errorsOf(said, pages) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  let wrong = 0;
  for (const [host, { situation }] of pages) {
    const { verdict, reason, name } = situation;
    const heard = said.get(host) ?? 'error';
    // Who has two words at most cannot say that nobody knows.
    const isRight = heard.includes('/')
      ? heard === `${verdict}/${reason}`
      : (heard === 'pass') === (verdict === 'pass') && heard !== 'error';
    if (isRight) continue;
    wrong += 1;
    const kind = `${kindOf(heard)}: ${name}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const byCount = [...kinds].sort(([, one], [, other]) => other - one);
  return { wrong, kinds: byCount.map(([kind, count]) => `${kind} (${count})`) };
}

/** @param {string} heard */
function kindOf(heard) {
  if (heard === 'error') return 'no answer';
  return heard === 'pass' || heard.startsWith('pass/') ? 'false pass' : 'false fail';
}
