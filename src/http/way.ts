// What a browser asks for, made as every other connection of the run: by its routes, its resolver,
// its guard and its trust. What is encrypted is the browser's own; whose certificate stands there is
// found out before, by a handshake of ours.
import { request as askOverHttp } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Connection } from './connection.js';
import type { Connector, TunnelTarget } from './connector.js';
import { NetworkError } from './failure.js';
import { credentialsOf } from './proxy.js';
import { MAX_HEADER_BYTES } from './talk.js';
import { STRICT_TLS } from './tls-fault.js';
import { isNamedByList } from './with-address-guard.js';

export interface WayOptions {
  readonly connector: Connector;
  /** Whether a certificate that does not verify is a failure; one of another host always is. */
  readonly strictTls: boolean;
  /** Whether sites may lead to private addresses. */
  readonly allowPrivate: boolean;
}

export interface WayContext {
  /** The address as the list has it. */
  readonly typedAddress: string;
  readonly signal: AbortSignal;
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

export function createWay({ connector, strictTls, allowPrivate }: WayOptions): BrowserWay {
  const isGuarded = (url: URL, { typedAddress }: WayContext): boolean =>
    !allowPrivate && !isNamedByList(url, typedAddress);
  const mode = { verified: strictTls, legacy: !strictTls };
  const checked = new Map<string, Promise<void>>();
  const checkOnce = (target: TunnelTarget): Promise<void> => {
    const key = `${target.guarded} ${target.url.origin}`;
    const known = checked.get(key);
    if (known !== undefined) return known;
    const checking = connector
      .open({ ...target, tls: mode })
      .then(({ socket }) => void socket.destroy());
    checked.set(key, checking);
    checking.catch(() => checked.delete(key));
    return checking;
  };

  return {
    async connect(url, context) {
      const target = { url, guarded: isGuarded(url, context), signal: context.signal };
      if (url.protocol === 'https:') await checkOnce(target);
      return (await connector.tunnel(target)).socket;
    },
    async forward(request, context) {
      const { url } = request;
      const { signal } = context;
      const guarded = isGuarded(url, context);
      const connection = await connector.open({ url, guarded, signal, tls: STRICT_TLS });
      await exchange(connection, request);
    },
  };
}

/** One request and its answer over a connection of its own. */
function exchange({ socket, proxy }: Connection, asked: Forwarded): Promise<void> {
  const { url, method, headers, body, onHead, onData } = asked;
  const path = url.pathname + url.search;
  return new Promise((resolve, reject) => {
    const request = askOverHttp({
      createConnection: () => socket,
      method,
      path: proxy === null ? path : url.origin + path,
      headers: {
        host: url.host,
        ...headers,
        ...(proxy === null ? {} : credentialsOf(proxy)),
        connection: 'close',
      },
      maxHeaderSize: MAX_HEADER_BYTES,
    });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    const closed = (): void => fail(new NetworkError('UND_ERR_SOCKET', 'the connection closed'));
    request.on('error', fail).on('close', closed);
    request.on('response', (answer) => {
      request.off('close', closed);
      try {
        onHead(answer.statusCode ?? 0, answer.rawHeaders);
      } catch (error) {
        // A status such as 000 is no status that anybody could hand on.
        return fail(error instanceof Error ? error : new Error(String(error)));
      }
      answer.on('data', onData).on('error', fail).on('close', closed);
      answer.on('end', resolve);
    });
    if (BODILESS.includes(method)) request.end();
    else body.pipe(request);
  });
}
