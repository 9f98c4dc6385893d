// The watch over our own network, which may be silent, or answer itself in the place of every site.
//
//   normal ── many domains in a row silent, or the same page at most ──▶ suspected
//   suspected ── an answer, or other pages ──▶ normal
//   suspected ── nothing but silence, or that page everywhere ──▶ down (for the rest of the run)
//
// While the network is suspected the run pauses, and probes ask sites from all over the list: a
// hundred dead sites at its head are no outage, nor is a dead hosting. Once it is down, no school is
// accused of anything.
import { isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import { domainOf } from './domain.js';
import { PageCount, SamePageDetector } from './same-page.js';
import { signsOfVisit } from './signs.js';
import { isAnswer, isSilence } from './silence.js';
import type { Visit } from './visit.js';
import type { Visited } from './visited.js';

export interface OutageWatchOptions {
  /** Different domains in a row that must be silent before it is suspected. */
  readonly threshold: number;
  /** How long to wait before each probe. */
  readonly pausesMs: readonly number[];
  /** The silence of all sites under way after which a known one is probed; shorter than a time-out. */
  readonly quietMs: number;
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

type State = Normal | Suspected | Down;
interface Normal {
  readonly name: 'normal';
}
interface Suspected {
  readonly name: 'suspected';
  /** Resolves with the state that follows. */
  readonly settled: Promise<void>;
}
interface Down {
  readonly name: 'down';
  readonly impostor: Impostor | null;
}

const NORMAL: Normal = { name: 'normal' };
/** Sites that were asked before and are asked again in a probe. */
const MAX_PROBED = 3;
/** Sites not yet asked that are asked in a probe, spread over those at hand. */
const MAX_FRESH = 24;
/** Sites known to answer that take turns. */
const MAX_KNOWN = 8;
/** The part of the pages that our own network may let through beside its own. */
const MAX_OTHERS = 1 / 5;
/** Pages by which that is decided, where so many come. */
const ENOUGH_PAGES = 20;
const MAX_LABEL_LENGTH = 80;

export class OutageWatch {
  readonly #options: OutageWatchOptions;
  #state: State = NORMAL;
  /** By domain, the sites that were silent since the last answer. */
  readonly #silent = new Map<string, SiteAddress>();
  /** Sites that answered last, the latest at the end. */
  readonly #known: SiteAddress[] = [];
  /** By address, the sites that will be asked. */
  readonly #unasked = new Map<string, SiteAddress>();
  readonly #samePage = new SamePageDetector();
  /** Of the pages that came since one was suspected. */
  #count: PageCount | null = null;
  #lastAnswerAt = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  #onVisitEnd = (): void => {};
  #quietTimer: NodeJS.Timeout | null = null;

  constructor(options: OutageWatchOptions) {
    this.#options = options;
  }

  /** Resolves at once, or when a suspicion has been cleared or confirmed. */
  async settled(): Promise<void> {
    if (this.#state.name === 'suspected') await this.#state.settled;
  }

  /** Whether sites should not be asked now. */
  isSuspected(): boolean {
    return this.#state.name === 'suspected';
  }

  isDown(): boolean {
    return this.#state.name === 'down';
  }

  /** What answers in the place of every site; null where nothing does. */
  impostor(): Impostor | null {
    return this.#state.name === 'down' ? this.#state.impostor : null;
  }

  /** Takes note of a site that will be asked. */
  expect(site: SiteAddress): void {
    this.#unasked.set(site.address, site);
  }

  /** The visit, counted as under way while it lasts. */
  accompany(visit: Visit): Visit {
    return async (site, context) => {
      this.#unasked.delete(site.address);
      this.#underWay += 1;
      this.#startQuietTimer();
      try {
        return await visit(site, context);
      } finally {
        this.#underWay -= 1;
        // What came of it is noted first.
        setImmediate(() => this.#onVisitEnd());
      }
    };
  }

  /** Takes note of what came of a visit that has just ended. */
  note(site: SiteAddress, { found, durationMs }: Pick<Visited, 'found' | 'durationMs'>): void {
    this.#unasked.delete(site.address);
    // Dead sites gather in the slots and end together: one that was silent while another answered
    // says nothing of our network.
    const isNews = performance.now() - durationMs >= this.#lastAnswerAt;
    if (isAnswer(found)) this.#noteAnswer(site, found);
    else if (isSilence(found) && isNews) this.#noteSilence(site);
  }

  #noteSilence(site: SiteAddress): void {
    this.#silent.set(domainOf(site), site);
    const domains = this.#silent.size;
    if (domains < this.#options.threshold) return;
    this.#suspect({ kind: 'silent', domains }, () => this.#awaitAnswer());
  }

  #noteAnswer(site: SiteAddress, found: Visited['found']): void {
    this.#endSilence();
    if (!isFailure(found)) this.#remember(site);
    this.#count?.add(site, found);
    const signs = signsOfVisit(found, site);
    if (isFailure(found) && signs.length === 0) return;
    const sign = this.#samePage.add(site, signs);
    if (sign === null) return;
    const domains = this.#samePage.votes(sign).same;
    const impostor = { sign, label: labelOf(found) };
    this.#suspect({ kind: 'alike', domains }, () => this.#comparePages(impostor));
  }

  #endSilence(): void {
    this.#lastAnswerAt = performance.now();
    this.#silent.clear();
  }

  #remember(site: SiteAddress): void {
    if (this.#known.push(site) > MAX_KNOWN) this.#known.shift();
  }

  /** normal → suspected → what `investigate` finds. */
  #suspect(suspicion: Suspicion, investigate: () => Promise<Normal | Down>): void {
    if (this.#state.name !== 'normal') return;
    const settled = Promise.resolve()
      .then(investigate)
      .then((state) => {
        this.#state = state;
      });
    this.#state = { name: 'suspected', settled };
    this.#options.onSuspicion(suspicion);
  }

  /** Whether anybody answers, now or after some waiting. */
  async #awaitAnswer(): Promise<Normal | Down> {
    const since = performance.now();
    const tried = new Set<string>();
    for (const pauseMs of this.#options.pausesMs) {
      await this.#options.wait(pauseMs);
      if (this.#lastAnswerAt > since || (await this.#isAnyAnswering(tried))) {
        this.#endSilence();
        return NORMAL;
      }
    }
    return { name: 'down', impostor: null };
  }

  async #isAnyAnswering(tried: Set<string>): Promise<boolean> {
    const silent = [...this.#silent.values()].reverse();
    const asked = [...this.#known.slice(-1), ...silent].slice(0, MAX_PROBED);
    // One answer is enough: the others may be dead and take all their time.
    const answers = [...asked, ...this.#fresh(tried)].map(async (site) => {
      const found = await this.#options.probe(site);
      if (!isAnswer(found)) throw new Error(`${site.address} is silent`);
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
    const step = Math.max(1, left.size / MAX_FRESH);
    const picked = [...left].filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
    for (const [domain] of picked) tried.add(domain);
    return picked.map(([, site]) => site);
  }

  /** Whether other sites show the suspected page, too: those that showed another one, and new ones. */
  async #comparePages(impostor: Impostor): Promise<Normal | Down> {
    const { sign } = impostor;
    const known = new PageCount(sign);
    const others = new PageCount(sign, this.#samePage.votes(sign));
    this.#count = others;
    await Promise.all([
      this.#probeAll(this.#samePage.distinct(), known),
      this.#probeAll(this.#fresh(new Set()), others),
    ]);
    // Where all have been asked already, those that are still under way decide.
    while (this.#underWay > 0 && others.pages < ENOUGH_PAGES) {
      await new Promise<void>((resolve) => {
        this.#onVisitEnd = resolve;
      });
    }
    this.#count = null;
    const isOurs = known.otherShare <= 1 / 2 && others.otherShare <= MAX_OTHERS;
    if (isOurs) return { name: 'down', impostor };
    this.#samePage.excuse(sign);
    return NORMAL;
  }

  async #probeAll(sites: readonly SiteAddress[], count: PageCount): Promise<void> {
    const { probe } = this.#options;
    await Promise.allSettled(sites.map(async (site) => count.add(site, await probe(site))));
  }

  /**
   * At the end of a pass only the sites that hang are under way. A site that is known to answer is
   * then asked beside them, so that their silence is known to be theirs.
   */
  #startQuietTimer(): void {
    if (this.#underWay === 0 || this.#quietTimer !== null) return;
    const { quietMs } = this.#options;
    const goneMs = performance.now() - this.#lastAnswerAt;
    const restMs = goneMs < quietMs ? quietMs - goneMs : quietMs;
    this.#quietTimer = setTimeout(() => this.#endQuiet(), restMs).unref();
  }

  async #endQuiet(): Promise<void> {
    const { quietMs, probe, threshold } = this.#options;
    const isQuiet = performance.now() - this.#lastAnswerAt >= quietMs;
    // Fewer cannot make a suspicion.
    const areMany = this.#silent.size + this.#underWay >= threshold;
    const isDue = isQuiet && areMany && this.#state.name === 'normal';
    const known = isDue ? this.#known.shift() : undefined;
    if (known !== undefined) {
      // In turn, so that no school is asked for all of them.
      this.#known.push(known);
      if (await probe(known).then(isAnswer, () => false)) this.#endSilence();
    }
    this.#quietTimer = null;
    this.#startQuietTimer();
  }
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
