// The second look of a run: one browser, a few windows at once.
import pLimit from 'p-limit';
import { domainOf } from '../crawl/domain.js';
import { LimitByKey } from '../crawl/limit-by-key.js';
import type { Look, Looked, LostLook, Window } from '../page/seen.js';
import { BrowserKeeper, type LaunchOptions } from './launch.js';
import { type LookOptions, lookAt } from './look.js';

export interface BrowserOptions extends LaunchOptions, Omit<LookOptions, 'keeper'> {
  /** Windows that are open at once, at most. */
  readonly windows: number;
}

export interface SecondLook {
  readonly look: Look;
  /** Starts the browser, so that a run learns early of one that does not; rejects with what it says. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes the eyes of a run; the browser itself starts with `start`, or the first look. */
export function createSecondLook(options: BrowserOptions): SecondLook {
  const keeper = new BrowserKeeper(options);
  const inWindow = pLimit(options.windows);
  // A page with all that it loads is a load for its platform.
  const inTurn = new LimitByKey(1);
  const look: Look = async (window) => {
    const looked = await lookAt(window, { ...options, keeper });
    return typeof looked === 'string' && looked !== 'interrupted'
      ? await lookAlone(window, options)
      : looked;
  };
  return {
    look: (window) => inTurn.run(domainOf(window), () => inWindow(() => look(window))),
    async start() {
      (await keeper.borrow()).giveBack();
    },
    close: () => keeper.close(),
  };
}

/** Looks once more, in a browser of its own: the page in the window beside may have been the cause. */
async function lookAlone(window: Window, options: BrowserOptions): Promise<Looked | LostLook> {
  const keeper = new BrowserKeeper(options);
  try {
    return await lookAt(window, { ...options, keeper });
  } finally {
    await keeper.close();
  }
}
