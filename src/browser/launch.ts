// The browser itself: started when the first site is to be looked at, with an empty profile, and
// anew when it has died, grown or served for long.
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession } from 'playwright-core';

export interface LaunchOptions {
  /** The file of the browser. */
  readonly executable: string;
  /** Whether the browser may do without its sandbox: as root it cannot make one. */
  readonly isRoot: boolean;
  /** Ends a process of the browser. */
  readonly endProcess: (pid: number) => void;
}

/**
 * No browser of ours asks anybody but through the proxy of a look: names resolve to nothing, and
 * what has no look goes to a proxy that does not exist.
 */
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--proxy-server=http://nowhere.invalid:1',
  '--disable-quic',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--deny-permission-prompts',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-gpu',
  '--disable-3d-apis',
  // One process a page, all frames in it: a thousand frames are no thousand processes.
  '--disable-site-isolation-trials',
  // The profile is empty, so that no frame has anything to steal from another.
  '--js-flags=--max-old-space-size=256',
];

/** Looks after which a browser is replaced, whatever its size. */
const MAX_LOOKS = 60;
const MEMORY_POLL_MS = 500;
/** Of one page, and of a browser that is to be replaced after its looks. */
const MAX_PAGE_BYTES = 700_000_000;
const MAX_BROWSER_BYTES = 1_200_000_000;
const START_MS = 30_000;

/** Starts a browser; rejects with whatever it says. */
async function launch({ executable, isRoot }: LaunchOptions): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return await chromium.launch({
    executablePath: executable,
    chromiumSandbox: !isRoot,
    args: ARGUMENTS,
    // Windows that nobody has clicked for stay closed.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    timeout: START_MS,
    // Who interrupts the run ends the browser by ending the run.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
}

/** One browser that is there, with those that are still served by an older one. */
export class BrowserKeeper {
  readonly #options: LaunchOptions;
  #current: Promise<Lent> | null = null;
  readonly #all = new Set<Lent>();

  constructor(options: LaunchOptions) {
    this.#options = options;
  }

  /** Lends the browser for one look; rejects where none starts. */
  async borrow(): Promise<Lent> {
    const known = this.#current;
    const current = (await known?.catch(() => null)) ?? null;
    // Of two windows that find it spent the first has it replaced.
    const isFirst = this.#current === known;
    if (isFirst && (current === null || current.isSpent())) this.#current = this.#start(current);
    const lent = await this.#current;
    if (lent == null) throw new Error('no browser');
    lent.take();
    return lent;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((lent) => lent.close()));
  }

  async #start(before: Lent | null): Promise<Lent> {
    const lent = new Lent(await launch(this.#options), this.#options);
    this.#all.add(lent);
    before?.retire(() => this.#all.delete(before));
    return lent;
  }
}

/** A browser, and how much is left of it. */
export class Lent {
  readonly browser: Browser;
  readonly #endProcess: (pid: number) => void;
  readonly #timer: NodeJS.Timeout;
  #session: Promise<CDPSession> | null = null;
  #looks = 0;
  #underWay = 0;
  #isGrown = false;
  #onIdle: (() => void) | null = null;

  constructor(browser: Browser, { endProcess }: LaunchOptions) {
    this.browser = browser;
    this.#endProcess = endProcess;
    this.#timer = setInterval(() => void this.#weigh().catch(() => {}), MEMORY_POLL_MS).unref();
  }

  isSpent(): boolean {
    return !this.browser.isConnected() || this.#isGrown || this.#looks >= MAX_LOOKS;
  }

  take(): void {
    this.#looks += 1;
    this.#underWay += 1;
  }

  giveBack(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#onIdle?.();
  }

  /** Has it replaced: something in it cannot be ended otherwise. */
  spoil(): void {
    this.#isGrown = true;
  }

  /** Closes when the last look is over. */
  retire(onClosed: () => void): void {
    this.#onIdle = () => void this.close().then(onClosed);
    if (this.#underWay === 0) this.#onIdle();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.browser.close().catch(() => {});
  }

  /** Ends a page that has grown too large; where the system does not tell sizes, time alone does. */
  async #weigh(): Promise<void> {
    this.#session ??= this.browser.newBrowserCDPSession();
    const { processInfo } = await (await this.#session).send('SystemInfo.getProcessInfo');
    let total = 0;
    for (const { type, id } of processInfo) {
      const bytes = await memoryOf(id);
      total += bytes;
      if (type !== 'renderer' || bytes < MAX_PAGE_BYTES) continue;
      this.#isGrown = true;
      this.#endProcess(id);
    }
    if (total > MAX_BROWSER_BYTES) this.#isGrown = true;
  }
}

/** What a process has for itself, in bytes; 0 on Windows and macOS, which have no `/proc`. */
async function memoryOf(id: number): Promise<number> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1_024;
}
