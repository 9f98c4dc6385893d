// What a row says only when the others are known: that its link or its page is that of others, that
// our own network showed the page in the place of every site, or that nothing answered at all.
import type { SiteAddress } from '../school.js';
import { type Judgement, orUnchecked } from '../verdict/judgement.js';
import type { Reason } from '../verdict/reasons.js';
import { isSameSite } from '../verdict/same-site.js';
import { domainOf } from './domain.js';
import type { Impostor } from './outage.js';
import { type SchoolResult, withJudgements } from './result.js';
import { SharedLinks } from './shared-links.js';
import { signsOfResult } from './signs.js';

/** No list has so many dead sites, and no other, by chance. */
const MIN_UNANSWERED_DOMAINS = 12;
/** What is said of a site for which nothing answered. */
const UNANSWERED: readonly Reason[] = ['dns', 'connection', 'timeout', 'tls', 'private-address'];

/** Results that are judged together. */
export class CrossCheck {
  readonly #links = new SharedLinks();
  readonly #pages = new SharedPages();
  readonly #unanswered = new Set<string>();
  #hasAnswer = false;

  add(result: SchoolResult): void {
    this.#links.add(result);
    this.#pages.add(result);
    this.#hasAnswer ||= isAnswered(result);
    if (!this.#hasAnswer && isUnanswered(result)) {
      this.#unanswered.add(domainOf(result.school.site));
    }
  }

  /** The result among those that were added; `impostor` answered in the place of every site. */
  judge(result: SchoolResult, impostor: Impostor | null): SchoolResult {
    const judged = impostor === null ? result : unmask(result, impostor);
    return this.#links.judge(this.#pages.judge(judged));
  }

  /** Whether none of many domains answered: that is our own network, whatever it says of each. */
  isUnanswered(): boolean {
    return !this.#hasAnswer && this.#unanswered.size >= MIN_UNANSWERED_DOMAINS;
  }

  /** Schools that share a link with another. */
  sharing(): number {
    return this.#links.count;
  }
}

function unmask(result: SchoolResult, { sign, label }: Impostor): SchoolResult {
  const isShown = signsOfResult(result).includes(sign);
  const isOurs = ({ reason }: Judgement) => reason === 'own-network';
  return withJudgements(result, (judgement) =>
    isShown || isOurs(judgement) ? orUnchecked(judgement, 'own-network', label) : judgement,
  );
}

/** The result of a run in which nothing answered. */
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

/** An organisation and its branches may show one page; at five sites it is nobody's own. */
const MIN_HOSTS = 5;

/**
 * The same page at many sites is no school's, whatever it says: a provider that answers unknown
 * names with its own page must not accuse a list. A page of a platform names its school.
 */
class SharedPages {
  readonly #hostsByPage = new Map<string, readonly string[]>();

  add({ fingerprint, school }: SchoolResult): void {
    if (fingerprint === undefined || !('address' in school.site)) return;
    const hosts = this.#hostsByPage.get(fingerprint) ?? [];
    const host = new URL(school.site.address).hostname.replace(/^www\./, '');
    if (hosts.length >= MIN_HOSTS || hosts.includes(host)) return;
    this.#hostsByPage.set(fingerprint, [...hosts, host]);
  }

  /** The result, unchecked where its page stands at the sites of others that were added. */
  judge(result: SchoolResult): SchoolResult {
    const hosts = this.#hostsByPage.get(result.fingerprint ?? '') ?? [];
    if (hosts.length < MIN_HOSTS) return result;
    const detail = isElsewhere(result) ? 'other-site' : 'hosting-page';
    return withJudgements(result, (judgement) =>
      isUndecided(judgement) ? orUnchecked(judgement, 'not-the-site', detail) : judgement,
    );
  }
}

/** What is unchecked has a reason of its own, unless nobody knew what the page is. */
function isUndecided({ verdict, reason, detail }: Judgement): boolean {
  return verdict === 'fail' || (reason === 'not-the-site' && detail === 'unrecognised');
}

function isElsewhere({ school, page }: SchoolResult): boolean {
  if (page === null || !('address' in school.site)) return false;
  return !isSameSite(new URL(school.site.address), new URL(page));
}
