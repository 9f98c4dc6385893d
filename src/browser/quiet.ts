// When a page has done what it does by itself: it asks for nothing any more, for a while.
import type { Page, Request, Response } from 'playwright-core';
import type { Deadline } from '../http/deadline.js';

const QUIET_MS = 700;

export class Quiet {
  readonly #page: Page;
  readonly #asked = new Set<Request>();
  #lastChange = performance.now();
  #isLoaded = false;
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

  /** Whether the page is quiet within `ms` and the time; rejects when the page has died. */
  async wait(time: Deadline, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (!time.signal.aborted && performance.now() < end) {
      const left = this.#lastChange + QUIET_MS - performance.now();
      if (this.#isLoaded && this.#asked.size === 0 && left <= 0) return true;
      await this.pause(left > 0 ? left : QUIET_MS / 4, time);
    }
    return false;
  }

  /** Resolves after `ms`, or when the time is up; rejects when the page has died. */
  async pause(ms: number, time: Deadline): Promise<void> {
    if (time.signal.aborted) return;
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => {};
    let die = (): void => {};
    try {
      await new Promise<void>((resolve, reject) => {
        stop = resolve;
        die = () => reject(new Error('the page has died'));
        timer = setTimeout(resolve, ms);
        time.signal.addEventListener('abort', stop);
        this.#page.once('crash', die);
        this.#page.once('close', die);
      });
    } finally {
      clearTimeout(timer);
      time.signal.removeEventListener('abort', stop);
      this.#page.off('crash', die);
      this.#page.off('close', die);
    }
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
    this.#asked.clear();
    const { server = null } = response.headers();
    this.#answer = { status: response.status(), server };
  }
}
