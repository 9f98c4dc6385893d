// What a row says only when the others are known: that its link or its page is that of others, that
// our own network showed the page in the place of every site, or that nobody answered at all.

import type { SiteAddress } from '../school.js';
import { type Judgement, orUnchecked } from '../verdict/judgement.js';
import type { Reason } from '../verdict/reasons.js';
import { domainOf } from './domain.js';
import type { Impostor } from './outage.js';
import type { SchoolResult } from './result.js';
import { createSharers } from './shared-links.js';
import { createSharedPages, withJudgements } from './shared-pages.js';
import { signsOfResult } from './signs.js';

export interface Company {
  readonly add: (result: SchoolResult) => void;
  /** The result as it stands among those that were added; `impostor` is what answered in the place of every site. */
  readonly judge: (result: SchoolResult, impostor: Impostor | null) => SchoolResult;
  /** Whether of many domains none answered: that is our own network, whatever it says of each. */
  readonly isUnanswered: () => boolean;
  /** Schools that share a link with another. */
  readonly sharing: () => number;
}

/** No list has so many dead sites, and no other, by chance. */
const MIN_UNANSWERED_DOMAINS = 12;
/** What is said of a site where nobody came to speak for it. */
const UNANSWERED: readonly Reason[] = ['dns', 'connection', 'timeout', 'tls', 'private-address'];

/** Results that are judged together. */
export function createCompany(): Company {
  const links = createSharers();
  const pages = createSharedPages();
  const unanswered = new Set<string>();
  let hasAnswer = false;
  return {
    add(result) {
      links.add(result);
      pages.add(result);
      hasAnswer ||= isAnswered(result);
      if (!hasAnswer && isUnanswered(result)) unanswered.add(domainOf(result.school.site));
    },
    judge(result, impostor) {
      const judged = impostor === null ? result : unmask(result, impostor);
      return links.judge(pages.judge(judged));
    },
    isUnanswered: () => !hasAnswer && unanswered.size >= MIN_UNANSWERED_DOMAINS,
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

/** The result of a run in which nobody answered. */
export function blameOurNetwork(result: SchoolResult): SchoolResult {
  return isUnanswered(result)
    ? withJudgements(result, (judgement) => orUnchecked(judgement, 'own-network'))
    : result;
}

type Asked = SchoolResult & { readonly school: { readonly site: SiteAddress } };

function isUnanswered(result: SchoolResult): result is Asked {
  const { school, judgement } = result;
  return 'address' in school.site && UNANSWERED.includes(judgement.reason) && !isAnswered(result);
}

/** Whether a site, or what it leads to, was reached. */
function isAnswered({ http }: SchoolResult): boolean {
  return http !== null;
}
