// The same page at many sites of one run is no school's, whatever it says: a provider that answers
// unknown names with its own page must not accuse a list. Whole platforms are not meant: a page of
// theirs names its school.

import { type Judgement, orUnchecked } from '../verdict/judgement.js';
import { isSameSite } from '../verdict/same-site.js';
import type { SchoolResult } from './result.js';

/** Which pages stand at which sites. */
export interface SharedPages {
  readonly add: (result: SchoolResult) => void;
  /** The result, unchecked where its page stands at the sites of others that were added. */
  readonly judge: (result: SchoolResult) => SchoolResult;
}

/** An organisation and its branches may show one page; at five sites it is nobody's own. */
const MIN_HOSTS = 5;

export function createSharedPages(): SharedPages {
  const hostsByPage = new Map<string, readonly string[]>();

  return {
    add({ fingerprint, school }) {
      if (fingerprint === undefined || !('address' in school.site)) return;
      const hosts = hostsByPage.get(fingerprint) ?? [];
      const host = new URL(school.site.address).hostname.replace(/^www\./, '');
      if (hosts.length >= MIN_HOSTS || hosts.includes(host)) return;
      hostsByPage.set(fingerprint, [...hosts, host]);
    },
    judge(result) {
      const hosts = hostsByPage.get(result.fingerprint ?? '') ?? [];
      if (hosts.length < MIN_HOSTS) return result;
      const detail = isElsewhere(result) ? 'other-site' : 'hosting-page';
      return withJudgements(result, (judgement) =>
        isUndecided(judgement) ? orUnchecked(judgement, 'not-the-site', detail) : judgement,
      );
    },
  };
}

/** Each judgement of a result by `judge`; the result itself where none of them changes. */
export function withJudgements(
  result: SchoolResult,
  judge: (judgement: Judgement) => Judgement,
): SchoolResult {
  const judgement = judge(result.judgement);
  const further = result.further?.map(judge);
  const isSame = further?.every((each, index) => each === result.further?.[index]) ?? true;
  if (isSame && judgement === result.judgement) return result;
  return { ...result, judgement, ...(further === undefined ? {} : { further }) };
}

/** What is unchecked has a reason of its own, unless nobody knew what the page is. */
function isUndecided({ verdict, reason, detail }: Judgement): boolean {
  return verdict === 'fail' || (reason === 'not-the-site' && detail === 'unrecognised');
}

function isElsewhere({ school, page }: SchoolResult): boolean {
  if (page === null || !('address' in school.site)) return false;
  return !isSameSite(new URL(school.site.address), new URL(page));
}
