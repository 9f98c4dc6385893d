// Whether most of the sites that answered last show the same page: our own network may show it in
// the place of every site (a login page, an unpaid account, a filter).
import { isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import { domainOf } from './domain.js';
import { type Signs, signsOfVisit } from './signs.js';
import type { Visited } from './visited.js';

export interface Votes {
  readonly same: number;
  readonly other: number;
}

/** Fewer sites may well be of one dead hosting. */
const MIN_SAME = 10;
/** Answers that are looked at: a login page lets some sites through. */
const MAX_LATEST = 15;
const MAX_DISTINCT = 8;

export class SamePageDetector {
  readonly #latest = new Map<string, Signs>();
  readonly #distinct = new Map<string, SiteAddress>();
  readonly #excused = new Set<string>();
  #before: Signs = [];

  /** Adds the latest answer of a domain; the sign that most answers share now, else null. */
  add(site: SiteAddress, signs: Signs): string | null {
    const domain = domainOf(site);
    if (!signs.some((sign) => this.#before.includes(sign))) {
      setLatest(this.#distinct, { domain, value: site, max: MAX_DISTINCT });
    }
    this.#before = signs;
    setLatest(this.#latest, { domain, value: signs, max: MAX_LATEST });
    const isShared = (sign: string) =>
      !this.#excused.has(sign) && this.votes(sign).same >= MIN_SAME;
    return signs.find(isShared) ?? null;
  }

  /** How many of the latest answers have the sign, and how many not, since it was seen first. */
  votes(sign: string): Votes {
    const each = [...this.#latest.values()].map((signs) => signs.includes(sign));
    const since = each.slice(Math.max(0, each.indexOf(true)));
    const same = since.filter(Boolean).length;
    return { same, other: since.length - same };
  }

  /** Sites that answered unlike the one before them, one of a domain. */
  distinct(): readonly SiteAddress[] {
    return [...this.#distinct.values()];
  }

  /** The sign is known to be that of sites themselves. */
  excuse(sign: string): void {
    this.#excused.add(sign);
  }
}

/** Counts the pages that have a sign, and those that do not. */
export class PageCount {
  readonly #sign: string;
  #same: number;
  #other: number;

  constructor(sign: string, { same, other }: Votes = { same: 0, other: 0 }) {
    this.#sign = sign;
    this.#same = same;
    this.#other = other;
  }

  /** Counts the page of a visit, where it gave one. */
  add(site: SiteAddress, found: Visited['found']): void {
    if (signsOfVisit(found, site).includes(this.#sign)) this.#same += 1;
    else if (!isFailure(found)) this.#other += 1;
  }

  get pages(): number {
    return this.#same + this.#other;
  }

  /** The part of the pages that do not have the sign. */
  get otherShare(): number {
    return this.#other === 0 ? 0 : this.#other / this.pages;
  }
}

/** Sets a value as the latest of at most `max`. */
function setLatest<Value>(
  values: Map<string, Value>,
  { domain, value, max }: { readonly domain: string; readonly value: Value; readonly max: number },
): void {
  values.delete(domain);
  values.set(domain, value);
  const [oldest] = values.keys();
  if (values.size > max && oldest !== undefined) values.delete(oldest);
}
