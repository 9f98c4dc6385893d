// What a row says only when the others are known: that its link or its page is that of others, or
// that our own network showed the page in the place of every site.
import type { SchoolResult } from '../result.js';
import { type Judgement, orUnchecked } from '../verdict/judgement.js';
import type { Impostor } from './outage.js';
import { createSharers } from './shared-links.js';
import { createSharedPages, withJudgements } from './shared-pages.js';
import { signsOfResult } from './signs.js';

export interface Company {
  readonly add: (result: SchoolResult) => void;
  /** The result as it stands among those that were added; `impostor` is what answered in the place of every site. */
  readonly judge: (result: SchoolResult, impostor: Impostor | null) => SchoolResult;
  /** Schools that share a link with another. */
  readonly sharing: () => number;
}

/** Results that are judged together. */
export function createCompany(): Company {
  const links = createSharers();
  const pages = createSharedPages();
  return {
    add(result) {
      links.add(result);
      pages.add(result);
    },
    judge(result, impostor) {
      const judged = impostor === null ? result : unmask(result, impostor);
      return links.remark(pages.judge(judged));
    },
    sharing: links.count,
  };
}

function unmask(result: SchoolResult, { sign, label }: Impostor): SchoolResult {
  const isShown = signsOfResult(result).includes(sign);
  const isOurs = ({ reason }: Judgement) => reason === 'own-network';
  return withJudgements(result, (judgement) =>
    isShown || isOurs(judgement) ? orUnchecked(judgement, 'own-network', label) : judgement,
  );
}
