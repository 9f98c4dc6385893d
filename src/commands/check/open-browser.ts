// The browser of a run that asks for one: found and started before the first site is asked, so that
// whoever has none learns it at once.
import { platform, userInfo } from 'node:os';
import type { SecondLook } from '../../browser/browser.js';
import type { Io } from '../../cli/io.js';
import type { CheckOptions, SiteOptions } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';
import { BYTES_PER_MEGABYTE, type Network } from './network.js';

export interface BrowserSetup {
  readonly network: Pick<Network, 'way'>;
  readonly io: Pick<Io, 'env' | 'abort' | 'processes'>;
  /** Windows that are open at once, at most. */
  readonly windows: number;
}

type BrowserSettings = Pick<SiteOptions, 'browserTime' | 'userAgent' | 'maxPageSize'>;

/** Null where no browser is asked for; rejects with `RunError` (`browser`) where none starts. */
export async function openBrowser(
  options: BrowserSettings & Pick<SiteOptions, 'browser'>,
  setup: BrowserSetup,
): Promise<SecondLook | null> {
  const { browser } = options;
  return browser === undefined ? null : await startBrowser(browser, options, setup);
}

/** Starts the browser that is asked for; rejects as above. */
export async function startBrowser(
  asked: string,
  { browserTime, userAgent, maxPageSize }: BrowserSettings,
  { network, io, windows }: BrowserSetup,
): Promise<SecondLook> {
  // Loaded where it is asked for: who does not use it has no need of its library.
  const { createSecondLook } = await import('../../browser/browser.js');
  const { findBrowser } = await import('../../browser/find.js');
  const system = platform();
  const executable = findBrowser(asked, { platform: system, env: io.env });
  if (executable === null) {
    throw new RunError({ code: 'browser', fault: { kind: 'not-found', asked, system } });
  }
  const secondLook = createSecondLook({
    executable,
    isRoot: userInfo().uid === 0,
    endProcess: io.processes.end,
    way: network.way,
    userAgent,
    windows,
    timeoutMs: browserTime * 1_000,
    maxLength: maxPageSize * BYTES_PER_MEGABYTE,
    abort: io.abort,
  });
  try {
    await secondLook.start();
  } catch (error) {
    throw new RunError({ code: 'browser', fault: faultOf(error, executable) }, { cause: error });
  }
  return secondLook;
}

function faultOf(error: unknown, executable: string) {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
    return { kind: 'no-package' } as const;
  }
  const text = error instanceof Error ? error.message : String(error);
  // Playwright's own words go on with a box of the browser's output.
  const [cause = ''] = text.split('\n');
  return { kind: 'not-started', executable, cause } as const;
}

/** The folder in which pictures are kept; undefined where nobody takes any. */
export function picturesOf({ browser, screenshots, evidence }: CheckOptions): string | undefined {
  return browser === undefined || screenshots === 'none' ? undefined : evidence;
}

/** Pictures that were asked for, and that nobody could take or keep. */
export function refuseIdlePictures(
  { screenshots, browser, evidence }: CheckOptions,
  words: Words,
): void {
  const isAsked = screenshots !== undefined && screenshots !== 'none';
  if (isAsked && (browser === undefined || evidence === undefined)) {
    throw new RunError({ code: 'usage', message: words.usage.screenshotsNeed });
  }
}
