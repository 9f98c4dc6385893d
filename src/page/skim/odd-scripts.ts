// Scripts that spell the host in a way of their own, or leave the page. The engine's hints know the
// plain spelling alone, and the tree undoes the others: a page with such a script is the tree's.
import type { Rules } from '../../verdict/rules.js';
import { isOrderAlone, MAX_SHORT_LENGTH } from '../script-redirect.js';
import { hostSpelling } from '../script-text.js';
import type { Bytes } from './bytes.js';
import { findEndTag } from './content-ends.js';
import { Unsure } from './unsure.js';

/** Throws `Unsure` where a script names a host otherwise than in plain letters, or leaves the page. */
export function refuseOddScripts(bytes: Bytes, ruleSets: readonly Rules[]): void {
  for (const piece of bytes.pieces) {
    const opening = /<script\b/gi;
    for (let found = opening.exec(piece.text); found !== null; found = opening.exec(piece.text)) {
      const start = piece.start + found.index;
      const script = bytes.slice(start, findEndTag(bytes, start + 1, 'script'));
      if (ruleSets.some((rules) => isSpelled(script, rules)) || leavesPage(script)) {
        throw new Unsure();
      }
      opening.lastIndex = found.index + script.length;
    }
  }
}

function leavesPage(script: string): boolean {
  const code = script.slice(script.indexOf('>') + 1);
  return code.length <= MAX_SHORT_LENGTH && code.includes('location') && isOrderAlone(code);
}

function isSpelled(script: string, rules: Rules): boolean {
  const spelling = hostSpelling(rules);
  let rest = script;
  for (let found = spelling.exec(rest); found !== null; found = spelling.exec(rest)) {
    if (found[0].toLowerCase() !== rules.hosts[0]) return true;
    rest = rest.slice(found.index + found[0].length);
  }
  return false;
}
