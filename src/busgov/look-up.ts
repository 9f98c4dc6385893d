// School → values, from answers that are on the disk; with a client, what is missing there is asked
// for and kept first. One way for both, so that saved files and the live site cannot differ.

import { foldWords } from '../list/cell.js';
import type { School } from '../school.js';
import { keepAnswer, membersOf, type OrganisationCandidate, type SavedAnswers } from './answers.js';
import type { BusGovClient, ClientFault } from './client.js';
import type { Identity } from './register.js';
import { type Criteria, NO_CRITERIA, type Score, type ScoreNote } from './score.js';
import { CARD, CRITERIA, RATINGS, SEARCH } from './shapes.js';

/** The live side; null where nothing may be asked. */
export interface LookUpRequest {
  readonly client: BusGovClient;
  readonly folder: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Answers from before this day are asked for again. */
  readonly since: string;
}

export interface ListedOrganisation {
  readonly school: Pick<School, 'number' | 'name'>;
  readonly inn: Identity['inn'];
}

/** More candidates are not looked at: each costs a request. */
const MAX_CARDS = 5;

export class LookUp {
  readonly #answers: SavedAnswers;
  readonly #asking: LookUpRequest | null;

  constructor(answers: SavedAnswers, asking: LookUpRequest | null) {
    this.#answers = answers;
    this.#asking = asking;
  }

  /** The scores of all schools, in their order. */
  async scores(listed: readonly ListedOrganisation[]): Promise<readonly Score[]> {
    const found: Found[] = [];
    for (const one of listed) found.push(await this.#findAgency(one));
    const ids = found.flatMap(({ id }) => id ?? []);
    const faults = await this.#askRatings([...new Set(ids)]);
    return listed.map(({ school, inn }, index) => {
      const { id, note } = found[index] ?? NOTHING;
      const { number, name } = school;
      const base = { number, name, inn, agencyId: id, ...NO_VALUES };
      if (id === null) return { ...base, notes: note === null ? [] : [note] };
      return { ...base, ...this.#valuesOf(id, faults.get(id) ?? null) };
    });
  }

  async #findAgency({ school, inn }: ListedOrganisation): Promise<Found> {
    if (inn === null) return { id: null, note: 'no-inn' };
    const fault = await this.#askFor('search', inn, () => this.#answers.search(inn, this.#since()));
    const candidates = this.#answers.search(inn);
    if (candidates === null) return { id: null, note: fault ?? 'not-saved' };
    if (candidates.length === 0) return { id: null, note: 'not-found' };
    const proven = candidates.filter((one) => one.inn === inn);
    const [only, ...others] = proven;
    if (only !== undefined && others.length === 0) return { id: only.id, note: null };
    const named = candidates.filter(({ names }) => isNamed(names, school.name));
    const [same, ...more] = named;
    if (same !== undefined && more.length === 0) return { id: same.id, note: null };
    return await this.#proveByCard(candidates, inn);
  }

  /** The head organisation among those whose card has the INN. */
  async #proveByCard(candidates: readonly OrganisationCandidate[], inn: string): Promise<Found> {
    const heads: string[] = [];
    let fault: ScoreNote | null = null;
    for (const { id } of candidates.slice(0, MAX_CARDS)) {
      fault =
        (await this.#askFor('card', id, () => this.#answers.card(id, this.#since()))) ?? fault;
      const card = this.#answers.card(id);
      if (card?.inn === inn && !card.isBranch) heads.push(id);
    }
    const [only, ...others] = heads;
    if (only !== undefined && others.length === 0) return { id: only, note: null };
    return { id: null, note: heads.length > 1 ? 'several' : (fault ?? 'unproved') };
  }

  async #askFor(
    kind: 'search' | 'card',
    key: string,
    known: () => unknown,
  ): Promise<ClientFault | null> {
    if (this.#asking === null || known() !== null) return null;
    const url = new URL(kind === 'search' ? SEARCH.address : CARD.address);
    url.searchParams.set(kind === 'search' ? SEARCH.word : CARD.word, key);
    if (kind === 'search') {
      for (const [name, value] of Object.entries(SEARCH.parameters)) {
        url.searchParams.set(name, value);
      }
    }
    return await this.#ask(url, { kind, keys: [key] });
  }

  /** By number, what kept its rating from being read. */
  async #askRatings(ids: readonly string[]): Promise<ReadonlyMap<string, ClientFault>> {
    const faults = new Map<string, ClientFault>();
    if (this.#asking === null) return faults;
    const missing = ids.filter((id) => this.#answers.rating(id, this.#since()) === null);
    for (let at = 0; at < missing.length; at += RATINGS.atOnce) {
      const keys = missing.slice(at, at + RATINGS.atOnce);
      const url = new URL(RATINGS.address);
      for (const id of keys) url.searchParams.append(RATINGS.word, id);
      const fault = await this.#ask(url, { kind: 'ratings', keys });
      if (fault === null) this.#answers.markRated(keys, this.#asking.today);
      else for (const id of keys) faults.set(id, fault);
    }
    return faults;
  }

  async #ask(
    url: URL,
    kept: { readonly kind: 'search' | 'card' | 'ratings'; readonly keys: readonly string[] },
  ): Promise<ClientFault | null> {
    if (this.#asking === null) return null;
    const { client, folder, today } = this.#asking;
    const answer = await client.ask(url);
    if ('fault' in answer) return answer.fault;
    const inn = kept.kind === 'search' ? (kept.keys[0] ?? null) : null;
    const added = this.#answers.add(answer.text, { inn, day: today });
    if (added === 'other-shape') return added;
    await keepAnswer(folder, kept, { text: answer.text, day: today });
    return null;
  }

  #valuesOf(id: string, fault: ClientFault | null): Values {
    const rating = this.#answers.rating(id);
    if (rating === null) return { ...NO_VALUES, notes: [fault ?? 'not-saved'] };
    return { ...readRating(rating.value), day: rating.day };
  }

  #since(): string {
    return this.#asking?.since ?? '';
  }
}

interface Found {
  readonly id: string | null;
  readonly note: ScoreNote | null;
}

const NOTHING: Found = { id: null, note: 'not-saved' };

type Values = Pick<Score, 'year' | 'criteria' | 'place' | 'day' | 'counts' | 'notes'>;

const NO_VALUES: Values = {
  ...{ year: null, criteria: NO_CRITERIA, place: null, day: null, counts: null, notes: [] },
};

function isNamed(names: readonly string[], name: string): boolean {
  return name !== '' && names.some((one) => foldWords(one) === foldWords(name));
}

/** The first details that have a value: an organisation may be in several scopes. */
function readRating(answer: Readonly<Record<string, unknown>>): Omit<Values, 'day' | 'counts'> & {
  readonly counts: null;
} {
  const scopes = asArray(answer[RATINGS.scopes]);
  const details = scopes.flatMap((scope) => asArray(membersOf(scope)?.[RATINGS.details]));
  const rated = details.map(membersOf).filter((one) => one !== null);
  const all = rated.map((one) => ({ one, criteria: readCriteria(one) }));
  const filled = all.find(({ criteria }) => CRITERIA.some(({ code }) => criteria[code] !== null));
  const year = toYear(answer[RATINGS.year]);
  const counts = null;
  if (filled === undefined) {
    const note = rated.length === 0 ? 'no-rating' : 'not-calculated';
    return { year, criteria: NO_CRITERIA, place: null, counts, notes: [note] };
  }
  const { one, criteria } = filled;
  const isPart = CRITERIA.some(({ code }) => criteria[code] === null);
  const place = toNumber(one[RATINGS.place]);
  return {
    ...{ year, criteria, place: place === 0 ? null : place, counts },
    notes: isPart ? ['not-calculated'] : [],
  };
}

function readCriteria(details: Readonly<Record<string, unknown>>): Criteria {
  const pairs = CRITERIA.map(({ code, field }) => [code, toScore(details[field])]);
  return Object.fromEntries(pairs) as Criteria;
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** From 0 to 100; what is outside was not calculated. */
function toScore(value: unknown): number | null {
  const number = toNumber(value);
  return number === null || number > 100 ? null : number;
}

/** Assessments began in 2013; what is no year is empty. */
function toYear(value: unknown): number | null {
  const year = toNumber(value);
  return year !== null && Number.isInteger(year) && year > 2000 && year < 2100 ? year : null;
}

/** Nobody knows whether the site sends numbers or texts. */
function toNumber(value: unknown): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const number = Number(text.replace(',', '.'));
  const isNone = text === '' || !Number.isFinite(number) || number <= RATINGS.notCalculated;
  return isNone || number < 0 ? null : number;
}
