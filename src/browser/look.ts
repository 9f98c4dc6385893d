// One look at one site: a window of its own with nothing in it from before, its way out the proxy of
// this look alone, until the page is quiet and has been judged, or its time is up.
import { setMaxListeners } from 'node:events';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { createDeadline, type Deadline } from '../http/deadline.js';
import type { Looked, LostLook, Seen, Window } from '../page/seen.js';
import type { BrowserKeeper, Lent } from './launch.js';
import { takePicture } from './picture.js';
import { LookProxy, type Way } from './proxy.js';
import { Quiet } from './quiet.js';
import { COMPUTED_STYLES, type Serialised, serialise } from './snapshot.js';

export interface LookOptions {
  readonly keeper: BrowserKeeper;
  readonly way: Way;
  /** Our name, which stands beside that of the browser. */
  readonly userAgent: string;
  /** For the page to show what it has to show. */
  readonly timeoutMs: number;
  /** Characters of markup that are read at most. */
  readonly maxLength: number;
  /** Ends every look. */
  readonly abort: AbortSignal;
}

export const SIZE = { width: 1_280, height: 800 } as const;

/** Beyond the time of the page: for the snapshot, the judge and the picture. */
const GRACE = 0.5;
const CLOSE_MS = 8_000;
/** Of a page, itself included. */
const MAX_FRAMES = 100;
/** After which a page that has been quiet, and shows nothing that passes, is read once more. */
const PAUSE_MS = 2_000;
/** A page that is never quiet is read so often. */
const READ_EVERY_MS = 4_000;

/** Looks at a site, or says why the look did not come to its end. */
export async function lookAt(window: Window, options: LookOptions): Promise<Looked | LostLook> {
  const { keeper, timeoutMs, abort, way } = options;
  const lent = await keeper.borrow().catch(() => null);
  if (lent === null) return 'crash';
  // Nothing of a look outlives this: it cuts the connections, and then the page has no say.
  const end = createDeadline(timeoutMs * (1 + GRACE), abort);
  // Each connection of the page listens to it: many at once are no leak.
  setMaxListeners(0, end.signal);
  let proxy: LookProxy | null = null;
  let context: BrowserContext | null = null;
  let isShown = false;
  try {
    const { typedAddress } = window;
    proxy = await LookProxy.open(way, { typedAddress, signal: end.signal });
    const opening = openContext(lent, proxy, options);
    context = await orEnd(opening, end);
    const onShown = (): void => {
      isShown = true;
    };
    const looking = context && orEnd(lookIn(context, window, { ...options, onShown }), end);
    return (await looking) ?? (abort.aborted ? 'interrupted' : 'time');
  } catch (error) {
    if (abort.aborted) return 'interrupted';
    if (error instanceof Error && error.name === 'TimeoutError') return 'time';
    return isShown || !lent.browser.isConnected() ? 'crash' : 'no-page';
  } finally {
    end.end();
    proxy?.close();
    // A page that does not even close would go on for ever.
    if (!(await isDoneWithin(CLOSE_MS, context?.close()))) lent.spoil();
    lent.giveBack();
  }
}

async function openContext(
  { browser }: Lent,
  proxy: LookProxy,
  { userAgent }: LookOptions,
): Promise<BrowserContext> {
  const session = await browser.newBrowserCDPSession();
  const { userAgent: own } = await session.send('Browser.getVersion');
  await session.detach();
  return await browser.newContext({
    proxy: { server: proxy.address, bypass: '<-loopback>' },
    // What our own handshake has found out about a certificate is enough: see `http/way.ts`.
    ignoreHTTPSErrors: true,
    userAgent: `${own} ${userAgent.replace(/^Mozilla\/5\.0 /, '')}`,
    viewport: SIZE,
    locale: 'ru-RU',
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
}

interface Course {
  readonly time: Deadline;
  /** Called when the browser has been answered with a page. */
  readonly onShown: () => void;
}

async function lookIn(
  context: BrowserContext,
  window: Window,
  { timeoutMs, maxLength, abort, onShown }: LookOptions & Pick<Course, 'onShown'>,
): Promise<Looked> {
  const time = createDeadline(timeoutMs, abort);
  try {
    const page = await context.newPage();
    context.on('page', (other) => void other.close().catch(() => {}));
    return await Promise.race([
      deathOf(page),
      lookThrough(page, window, { timeoutMs, maxLength, time, onShown }),
    ]);
  } finally {
    time.end();
  }
}

/** Rejects when the page dies: what is asked of it then is never answered. */
function deathOf(page: Page): Promise<never> {
  return new Promise((_resolve, reject) => {
    const die = (): void => reject(new Error('the page has died'));
    page.once('crash', die);
    page.once('close', die);
  });
}

async function lookThrough(
  page: Page,
  { address, judge }: Window,
  { timeoutMs, maxLength, time, onShown }: Pick<LookOptions, 'timeoutMs' | 'maxLength'> & Course,
): Promise<Looked> {
  const quiet = new Quiet(page);
  const session = await page.context().newCDPSession(page);
  const limit = await limitFrames(session);
  await page.goto(address, { waitUntil: 'commit', timeout: timeoutMs });
  onShown();
  await quiet.wait(time, READ_EVERY_MS);
  await scroll(page, time);
  for (let pauses = 0; ; pauses += 1) {
    const isQuiet = await quiet.wait(time, READ_EVERY_MS);
    const shown = await readWindow(session, maxLength);
    const isWhole = quiet.isReached() && !limit.isReached();
    const opinion = await judge({ ...seenIn(shown, page, quiet), isWhole });
    const isDone = opinion.more === 'no' || (isQuiet && opinion.more === 'soon' && pauses > 0);
    if (isDone || time.signal.aborted) {
      const { wantsPicture, href } = opinion;
      return { picture: wantsPicture ? await takePicture(session, shown, href) : null };
    }
    await quiet.pause(PAUSE_MS, time);
  }
}

/** Frames beyond the limit stay empty: a thousand of them take two cores for a minute. */
async function limitFrames(session: CDPSession): Promise<{ readonly isReached: () => boolean }> {
  const frames = new Set<string>();
  session.on('Fetch.requestPaused', ({ requestId, frameId }) => {
    const isIn = frames.has(frameId) || frames.size < MAX_FRAMES;
    if (isIn) frames.add(frameId);
    const answering = isIn
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // Who has left meanwhile needs no answer.
    answering.catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  return { isReached: () => frames.size === MAX_FRAMES };
}

/** Some pages make a part of theirs when somebody comes near it. */
async function scroll(page: Page, time: Deadline): Promise<void> {
  if (time.signal.aborted) return;
  await isDoneWithin(PAUSE_MS, page.mouse.wheel(0, 20_000));
  await isDoneWithin(PAUSE_MS, page.mouse.wheel(0, -20_000));
}

async function readWindow(session: CDPSession, maxLength: number): Promise<Serialised> {
  const computedStyles = [...COMPUTED_STYLES];
  const snapshot = await session.send('DOMSnapshot.captureSnapshot', { computedStyles });
  return serialise(snapshot, maxLength);
}

function seenIn(
  { html, frames, anchors }: Serialised,
  page: Page,
  quiet: Quiet,
): Omit<Seen, 'isWhole'> {
  return {
    address: page.url(),
    ...quiet.answer(),
    html,
    frames,
    heightOf: (href) =>
      anchors.find((anchor) => anchor.href === href && anchor.y !== null)?.y ?? null,
  };
}

/** What is made, or null when the time of the look is over. */
function orEnd<Made>(making: Promise<Made>, { signal }: Deadline): Promise<Made | null> {
  making.catch(() => {});
  return Promise.race([
    making,
    new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      else signal.addEventListener('abort', () => resolve(null));
    }),
  ]);
}

async function isDoneWithin(ms: number, doing: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = Promise.resolve(doing).then(
    () => true,
    () => true,
  );
  const isDone = await Promise.race([done, late]);
  clearTimeout(timer);
  return isDone;
}
