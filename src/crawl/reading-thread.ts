// Reading in a thread of its own. A page that takes it too long is given up, and the thread with it: it
// must not hold up the others. Where no thread can be started, pages are read in this one: it is an
// engine's matter (no memory for a second heap, say) and no reason to lose a run.
import { Worker } from 'node:worker_threads';
import { createPageReader, type ReadablePage, type ReadPage } from '../page/page-reader.js';
import type { Findings } from '../verdict/findings.js';
import type { Rules } from '../verdict/rules.js';
import type { PageToRead, ReadingSetup, ReadOutcome } from './reading-worker.js';

export interface ReadingThreadOptions {
  /** What the thread runs. */
  readonly program?: URL;
  /** A page that has not been read after one to two of these is given up. */
  readonly limitMs?: number;
}

interface Waiting {
  readonly id: number;
  readonly page: ReadablePage;
  readonly resolve: (findings: Findings | Promise<Findings>) => void;
  readonly reject: (bug: unknown) => void;
}

/** Pages live for a moment: a small young generation is looked through as fast, and takes 40 MB less. */
const HEAP = { maxYoungGenerationSizeMb: 9 } as const;
/** The largest pages made for people take a second or two. */
const LIMIT_MS = 5_000;

/** Starts the thread, which keeps the process alive until its `end`. */
export function createReadingThread(
  ruleSets: readonly [Rules, ...Rules[]],
  {
    program = new URL('./reading-worker.js', import.meta.url),
    limitMs = LIMIT_MS,
  }: ReadingThreadOptions = {},
): Reading {
  return new ReadingThread(ruleSets, { program, limitMs });
}

class ReadingThread implements Reading {
  readonly #ruleSets: readonly [Rules, ...Rules[]];
  readonly #program: URL;
  readonly #watch: NodeJS.Timeout;
  readonly #waiting = new Map<number, Waiting>();
  /** See `ReadingSetup`. */
  #underWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker;
  #asked = 0;
  #unsent: Waiting[] = [];
  #readHere: ReadPage | null = null;
  /** What was under way when the watch looked last. */
  #seen = 0;

  constructor(
    ruleSets: readonly [Rules, ...Rules[]],
    { program, limitMs }: Required<ReadingThreadOptions>,
  ) {
    this.#ruleSets = ruleSets;
    this.#program = program;
    this.#worker = this.#start();
    this.#watch = setInterval(() => this.#look(), limitMs).unref();
  }

  readonly readPage: ReadPage = (page) => {
    if (this.#readHere !== null) return this.#readHere(page);
    return new Promise((resolve, reject) => {
      this.#asked += 1;
      const one = { id: this.#asked, page, resolve, reject };
      this.#waiting.set(one.id, one);
      // Together what comes together: each that goes over by itself wakes the other thread.
      if (this.#unsent.push(one) === 1) setImmediate(() => this.#send());
    });
  };

  readonly end = async (): Promise<void> => {
    clearInterval(this.#watch);
    await this.#worker.terminate();
  };

  #start(): Worker {
    const underWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: ReadingSetup = { ruleSets: this.#ruleSets, underWay };
    const worker = new Worker(this.#program, { workerData, resourceLimits: HEAP });
    worker.on('message', (outcomes: readonly ReadOutcome[]) => this.#take(outcomes));
    worker.on('error', () => {
      if (worker === this.#worker) this.#replace();
    });
    this.#underWay = underWay;
    this.#seen = 0;
    return worker;
  }

  #send(): void {
    const pages = this.#unsent.map(copyOf);
    this.#unsent = [];
    if (this.#readHere !== null) return;
    const bodies = pages.map(({ page }) => page.body.buffer as ArrayBuffer);
    this.#worker.postMessage(pages, bodies);
  }

  #take(outcomes: readonly ReadOutcome[]): void {
    for (const read of outcomes) {
      const { resolve, reject } = this.#waiting.get(read.id) ?? {};
      this.#waiting.delete(read.id);
      if ('findings' in read) resolve?.(read.findings);
      else reject?.(read.bug);
    }
  }

  #look(): void {
    const id = Atomics.load(this.#underWay, 0);
    if (id !== 0 && id === this.#seen) this.#replace();
    else this.#seen = id;
  }

  /** Gives up the page that is being read and goes on with another thread; without threads where there is no such page. */
  #replace(): void {
    const stuck = this.#waiting.get(Atomics.load(this.#underWay, 0));
    if (stuck === undefined) {
      this.#readAllHere();
      return;
    }
    this.#waiting.delete(stuck.id);
    stuck.resolve(unread(stuck.page, this.#ruleSets));
    const spent = this.#worker;
    this.#worker = this.#start();
    void spent.terminate();
    this.#unsent = [...this.#waiting.values()];
    if (this.#unsent.length > 0) this.#send();
  }

  #readAllHere(): void {
    const read = createPageReader(this.#ruleSets);
    this.#readHere = read;
    for (const { page, resolve } of this.#waiting.values()) resolve(read(page));
    this.#waiting.clear();
  }
}

/** What is known of a page of which nothing could be read. */
async function unread(
  page: ReadablePage,
  ruleSets: readonly [Rules, ...Rules[]],
): Promise<Findings> {
  const findings = await createPageReader(ruleSets)({ ...page, body: new Uint8Array() });
  return { ...findings, truncated: true };
}

/** The body goes over as a copy: who keeps evidence has the same bytes. */
function copyOf({ id, page }: Waiting): PageToRead {
  const { address, contentType, refresh, body } = page;
  const copy = { address, contentType, body: new Uint8Array(body) };
  return { id, page: refresh === undefined ? copy : { ...copy, refresh } };
}

export interface Reading {
  readonly readPage: ReadPage;
  /** To be called when no more pages are to be read; what has not been read then stays unanswered. */
  readonly end: () => Promise<void>;
}
