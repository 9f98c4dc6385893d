// What a browser asks for, made as every other connection of the run: by its routes, its resolver,
// its guard and its trust. What is encrypted is the browser's own; whose certificate stands there is
// found out before, by a handshake of ours.
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { StopSignal } from './deadline.js';
import type { Dispatchers } from './dispatcher.js';
import { isNamedByList } from './fetch-page.js';
import type { StoppableRequest } from './heed-signal.js';

export interface WayOptions {
  readonly dispatchers: Pick<Dispatchers, 'pick' | 'tunnel' | 'checkTls'>;
  /** Whether a certificate that does not verify is a failure; one of another host always is. */
  readonly strictTls: boolean;
  /** Whether sites may lead to private addresses. */
  readonly allowPrivate: boolean;
}

export interface WayContext {
  /** The address as the list has it. */
  readonly typedAddress: string;
  readonly signal: StopSignal;
}

export interface Forwarded {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  /** Names and values in turn. */
  readonly onHead: (status: number, headers: readonly string[]) => void;
  readonly onData: (chunk: Uint8Array) => void;
}

export interface BrowserWay {
  /** A bare connection to where the route of `url` leads; rejects where that is refused or broken. */
  readonly connect: (url: URL, context: WayContext) => Promise<Socket>;
  /** Answers a plain request; rejects likewise. */
  readonly forward: (request: Forwarded, context: WayContext) => Promise<void>;
}

const BODILESS: readonly string[] = ['GET', 'HEAD'];

export function createWay({ dispatchers, strictTls, allowPrivate }: WayOptions): BrowserWay {
  const isGuarded = (url: URL, { typedAddress }: WayContext): boolean =>
    !allowPrivate && !isNamedByList(url, typedAddress);
  const mode = { verified: strictTls, legacy: !strictTls };
  const checked = new Map<string, Promise<void>>();
  const checkOnce = (url: URL, target: { guarded: boolean; signal: StopSignal }): Promise<void> => {
    const key = `${target.guarded} ${url.origin}`;
    const known = checked.get(key);
    if (known !== undefined) return known;
    const checking = dispatchers.checkTls(url, { ...target, ...mode });
    checked.set(key, checking);
    checking.catch(() => checked.delete(key));
    return checking;
  };

  return {
    async connect(url, context) {
      const target = { guarded: isGuarded(url, context), signal: context.signal };
      if (url.protocol === 'https:') await checkOnce(url, target);
      return await dispatchers.tunnel(url, target);
    },
    forward({ url, method, headers, body, onHead, onData }, context) {
      const guarded = isGuarded(url, context);
      const kind = { verified: true, legacy: false, lenient: false, guarded };
      const request: StoppableRequest = {
        origin: url.origin,
        path: url.pathname + url.search,
        method: method as StoppableRequest['method'],
        headers,
        signal: context.signal,
        ...(BODILESS.includes(method) ? {} : { body }),
      };
      return new Promise((resolve, reject) => {
        dispatchers.pick(kind)(request, {
          onRequestStart() {},
          onResponseStart(controller, status) {
            const raw = (controller.rawHeaders ?? []) as readonly Uint8Array[];
            // An interim answer: another follows.
            if (status >= 200)
              onHead(
                status,
                raw.map((part) => Buffer.from(part).toString('latin1')),
              );
          },
          onResponseData: (_controller, chunk) => onData(chunk),
          onResponseEnd: () => resolve(),
          onResponseError: (_controller, error) => reject(error),
        });
      });
    },
  };
}
