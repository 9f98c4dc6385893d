// When a page has done what it does by itself: it asks for nothing any more, for a while.
import { setTimeout } from 'node:timers/promises';
import type { Page, Request, Response } from 'playwright-core';
import type { Deadline } from '../http/deadline.js';

const QUIET_MS = 700;

export class Quiet {
  readonly #page: Page;
  readonly #asked = new Set<Request>();
  #lastChange = performance.now();
  #isLoaded = false;
  #isReached = false;
  #answer = { status: 200, server: null as string | null };

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => this.#change(() => this.#asked.add(request)));
    const done = (request: Request) => this.#change(() => this.#asked.delete(request));
    page.on('requestfinished', done);
    page.on('requestfailed', done);
    page.on('load', () => this.#change(() => (this.#isLoaded = true)));
    page.on('response', (response) => this.#note(response));
  }

  /** What the window itself was last answered. */
  answer(): { readonly status: number; readonly server: string | null } {
    return this.#answer;
  }

  /** Whether this document has been quiet once. */
  isReached(): boolean {
    return this.#isReached;
  }

  /** Whether the page is quiet within `ms` and the time. */
  async wait(time: Deadline, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (!time.signal.aborted && performance.now() < end) {
      const left = this.#lastChange + QUIET_MS - performance.now();
      if (this.#isLoaded && this.#asked.size === 0 && left <= 0) {
        this.#isReached = true;
        return true;
      }
      await this.pause(left > 0 ? left : QUIET_MS / 4, time);
    }
    return false;
  }

  /** Resolves after `ms`, or when the time is up. */
  async pause(ms: number, { signal }: Deadline): Promise<void> {
    await setTimeout(ms, undefined, { signal }).catch(() => {});
  }

  #change(happen: () => void): void {
    happen();
    this.#lastChange = performance.now();
  }

  #note(response: Response): void {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== this.#page.mainFrame()) return;
    // Another document begins: what the one before has asked for is nobody's any more.
    this.#isLoaded = false;
    this.#isReached = false;
    this.#asked.clear();
    const { server = null } = response.headers();
    this.#answer = { status: response.status(), server };
  }
}
