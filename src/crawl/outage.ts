// Our own network may be what is wrong: it is silent, or answers itself in the place of every site
// (a login page, an unpaid account, a filter). Either is suspected first: the run pauses, and asks
// sites that it knows and sites that it has not asked yet, from all over the list: a hundred dead
// ones at its head are no outage, nor is a dead hosting. What they say clears the suspicion or
// confirms it; then what is left of the list is not accused of anything.
// At the end of a pass, where only those that hang are left, many are silent in a row and nobody
// else is asked: a site that is known to answer is then asked beside them, so that their silence is
// known to be theirs, and need not be waited for once more.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import { createAlike } from './alike.js';
import { domainOf } from './domain.js';
import { createPoll, type Poll } from './poll.js';
import { signsOfVisit } from './signs.js';
import type { Visit } from './visit.js';
import type { Visited } from './visited.js';

export interface OutageWatchOptions {
  /** Different domains in a row that must be silent before it is suspected. */
  readonly threshold: number;
  /** How long to wait before each probe. */
  readonly pausesMs: readonly number[];
  /** How long nobody may answer, while many sites are being asked, before one that did is asked again; less than the time that a site has. */
  readonly pulseMs: number;
  /** What a site answers. */
  readonly probe: (site: SiteAddress) => Promise<Visited['found']>;
  /** Resolves after `ms`, earlier where the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
  /** Called when a pause begins. */
  readonly onSuspicion: (suspicion: Suspicion) => void;
}

/** What so many domains in a row have in common. */
export interface Suspicion {
  readonly kind: 'silent' | 'alike';
  readonly domains: number;
}

/** What answers in the place of the sites. */
export interface Impostor {
  readonly sign: string;
  /** The title of its page, or its host. */
  readonly label: string;
}

type State =
  | { readonly kind: 'calm' }
  | { readonly kind: 'suspected'; readonly settled: Promise<void> }
  /** It stays so for the run. */
  | { readonly kind: 'down'; readonly impostor: Impostor | null };

const NETWORK_REASONS: readonly UncheckedReason[] = ['dns', 'timeout', 'connection'];
/** Somebody out there said no: the network carries. */
const ANSWERS: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
/** A name server says that there is no such name. It need not have asked anybody for that, so it tells nothing of our network. */
const UNKNOWN_NAME = 'ENOTFOUND';
/** Sites that were asked before and are asked again in a probe. */
const PROBED = 3;
/** Sites not yet asked that are asked in a probe, spread over those at hand. */
const FRESH = 24;
/** Sites known to answer that take turns. */
const KNOWN = 8;
/** The part of the pages that may be other ones though our own network shows its page: it lets some sites through. */
const MAX_OTHERS = 1 / 5;
const MAX_LABEL_LENGTH = 80;
/** Pages by which that is decided, where so many come. */
const ENOUGH_PAGES = 20;

export class OutageWatch {
  readonly #options: OutageWatchOptions;
  readonly #silent = new Map<string, SiteAddress>();
  /** Those that answered last, the latest at the end. */
  readonly #answered: SiteAddress[] = [];
  /** Those that will be asked, by their addresses. */
  readonly #unasked = new Map<string, SiteAddress>();
  readonly #alike = createAlike();
  #state: State = { kind: 'calm' };
  #lastAnswerAt = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  #isPulseAwaited = false;
  #onEnd = (): void => {};
  /** Of the pages that came since a sign was suspected. */
  #poll: Poll | null = null;

  constructor(options: OutageWatchOptions) {
    this.#options = options;
  }

  /** Resolves at once, or when a suspicion has been cleared or confirmed. */
  async settled(): Promise<void> {
    if (this.#state.kind === 'suspected') await this.#state.settled;
  }

  /** Whether sites should not be asked now. */
  isSuspected(): boolean {
    return this.#state.kind === 'suspected';
  }

  /** Whether the network was found to be down; it stays so for the run. */
  isDown(): boolean {
    return this.#state.kind === 'down';
  }

  /** What answers in the place of every site; null where nothing was found to. */
  impostor(): Impostor | null {
    return this.#state.kind === 'down' ? this.#state.impostor : null;
  }

  /** Takes note of a site that will be asked. */
  expect(site: SiteAddress): void {
    this.#unasked.set(site.address, site);
  }

  /** The visit that watches the network while it lasts. */
  accompany(visit: Visit): Visit {
    return async (site, context) => {
      this.#unasked.delete(site.address);
      this.#underWay += 1;
      this.#awaitPulse();
      try {
        return await visit(site, context);
      } finally {
        this.#underWay -= 1;
        // What came of it is noted first.
        setImmediate(() => this.#onEnd());
      }
    };
  }

  /** Takes note of what came of a visit to a site of `domain` that has just ended. */
  note(
    site: SiteAddress,
    domain: string,
    { found, durationMs }: Pick<Visited, 'found' | 'durationMs'>,
  ): void {
    this.#unasked.delete(site.address);
    if (isUnknownName(found)) return;
    if (speaksOfNetwork(found)) this.#noteSilence(site, { domain, durationMs });
    else this.#noteVisit(site, { domain, found });
  }

  #noteSilence(
    site: SiteAddress,
    { domain, durationMs }: { readonly domain: string; readonly durationMs: number },
  ): void {
    // Dead sites gather in the slots while the living come and go, and end together: one that
    // was silent while another answered says nothing of our network.
    if (performance.now() - durationMs < this.#lastAnswerAt) return;
    this.#silent.set(domain, site);
    const domains = this.#silent.size;
    if (domains >= this.#options.threshold) {
      this.#suspect({ kind: 'silent', domains }, () => this.#listen());
    }
  }

  #noteVisit(
    site: SiteAddress,
    { domain, found }: { readonly domain: string; readonly found: Visited['found'] },
  ): void {
    this.#noteAnswer();
    if (!isFailure(found)) this.#remember(site);
    this.#poll?.add(site, found);
    const signs = signsOfVisit(found, site);
    if (isFailure(found) && signs.length === 0) return;
    const sign = this.#alike.note({ site, domain, signs });
    if (sign === null) return;
    const domains = this.#alike.votes(sign).same;
    const impostor = { sign, label: labelOf(found) };
    this.#suspect({ kind: 'alike', domains }, () => this.#compare(impostor));
  }

  #noteAnswer(): void {
    this.#lastAnswerAt = performance.now();
    this.#silent.clear();
  }

  #remember(site: SiteAddress): void {
    if (this.#answered.push(site) > KNOWN) this.#answered.shift();
  }

  #suspect(suspicion: Suspicion, investigate: () => Promise<State>): void {
    if (this.#state.kind !== 'calm') return;
    const settled = Promise.resolve()
      .then(investigate)
      .then((state) => {
        this.#state = state;
      });
    this.#state = { kind: 'suspected', settled };
    this.#options.onSuspicion(suspicion);
  }

  /** Whether anybody answers, now or after some waiting. */
  async #listen(): Promise<State> {
    const since = performance.now();
    const tried = new Set<string>();
    for (const pauseMs of this.#options.pausesMs) {
      await this.#options.wait(pauseMs);
      if (this.#lastAnswerAt > since || (await this.#anyAnswers(tried))) {
        this.#noteAnswer();
        return { kind: 'calm' };
      }
    }
    return { kind: 'down', impostor: null };
  }

  async #anyAnswers(tried: Set<string>): Promise<boolean> {
    const silent = [...this.#silent.values()].reverse();
    const known = [...this.#answered.slice(-1), ...silent].slice(0, PROBED);
    // One answer is enough: the others may be dead and take all their time.
    const answers = [...known, ...this.#fresh(tried)].map(async (site) => {
      const found = await this.#options.probe(site);
      if (!speaksOfAnswer(found)) throw new Error(`${site.address} is silent`);
      if (!isFailure(found)) this.#remember(site);
    });
    return Promise.any(answers).then(
      () => true,
      () => false,
    );
  }

  /** Some of the sites not yet asked, of domains that have not been tried, the farthest first. */
  #fresh(tried: Set<string>): readonly SiteAddress[] {
    const left = new Map<string, SiteAddress>();
    for (const site of [...this.#unasked.values()].reverse()) {
      const domain = domainOf(site);
      if (!tried.has(domain)) left.set(domain, site);
    }
    const step = Math.max(1, left.size / FRESH);
    const picked = [...left].filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
    for (const [domain] of picked) tried.add(domain);
    return picked.map(([, site]) => site);
  }

  /** Whether other sites show the suspected page, too: those that showed another one, and new ones. */
  async #compare(impostor: Impostor): Promise<State> {
    const { sign } = impostor;
    const known = createPoll(sign);
    const others = createPoll(sign, this.#alike.votes(sign));
    this.#poll = others;
    await Promise.all([
      this.#ask(this.#alike.distinct(), known),
      this.#ask(this.#fresh(new Set()), others),
    ]);
    // Where all have been asked already, those that are still at it decide.
    while (this.#underWay > 0 && others.pages() < ENOUGH_PAGES) {
      await new Promise<void>((resolve) => {
        this.#onEnd = resolve;
      });
    }
    this.#poll = null;
    const isOurs = known.against() <= 1 / 2 && others.against() <= MAX_OTHERS;
    if (isOurs) return { kind: 'down', impostor };
    this.#alike.excuse(sign);
    return { kind: 'calm' };
  }

  async #ask(sites: readonly SiteAddress[], poll: Poll): Promise<void> {
    const { probe } = this.#options;
    await Promise.allSettled(sites.map(async (site) => poll.add(site, await probe(site))));
  }

  /** Fewer cannot make a suspicion, and are nobody's concern. */
  #mayBeSuspected(): boolean {
    const { threshold } = this.#options;
    return this.#silent.size + this.#underWay >= threshold && this.#state.kind === 'calm';
  }

  async #feelPulse(): Promise<void> {
    const { pulseMs, probe } = this.#options;
    const isQuiet = performance.now() - this.#lastAnswerAt >= pulseMs;
    const known = isQuiet && this.#mayBeSuspected() ? this.#answered.shift() : undefined;
    if (known !== undefined) {
      // In turn, so that no school is asked for all of them.
      this.#answered.push(known);
      const answers = await probe(known).then(speaksOfAnswer, () => false);
      if (answers) this.#noteAnswer();
    }
    this.#isPulseAwaited = false;
    this.#awaitPulse();
  }

  #awaitPulse(): void {
    if (this.#underWay === 0 || this.#isPulseAwaited) return;
    this.#isPulseAwaited = true;
    const { pulseMs } = this.#options;
    const quietMs = performance.now() - this.#lastAnswerAt;
    const goneMs = quietMs < pulseMs ? quietMs : 0;
    setTimeout(() => this.#feelPulse(), pulseMs - goneMs).unref();
  }
}

/** Whether nobody answered, as it is when our own line is cut. */
export function speaksOfNetwork(found: Visited['found']): boolean {
  if (!isFailure(found) || !isFirstWord(found) || isUnknownName(found)) return false;
  return NETWORK_REASONS.includes(found.reason) && !ANSWERS.includes(found.detail ?? '');
}

/** Whether somebody out there answered. */
export function speaksOfAnswer(found: Visited['found']): boolean {
  return !isUnknownName(found) && !speaksOfNetwork(found);
}

function isUnknownName(found: Visited['found']): boolean {
  return isFailure(found) && isFirstWord(found) && found.detail === UNKNOWN_NAME;
}

function isFirstWord({ status, redirects }: FetchFailure): boolean {
  return status === null && redirects.length === 0;
}

function labelOf(found: Visited['found']): string {
  const address = isFailure(found) ? found.address : found.page.address;
  const title = isFailure(found) ? '' : found.findings.content.title;
  // It is shown on a terminal, whoever wrote it.
  const shown = title
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_LABEL_LENGTH);
  return shown === '' ? new URL(address).host : shown;
}
