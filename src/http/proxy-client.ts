// The way to a proxy, and through it: plain requests in absolute form, everything else by CONNECT.
// undici's own ProxyAgent is passed over, since it tells a proxy's refusal from a site's by the
// words of a message alone, and asks for plain http over connections that do not heed our limits.
import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher, Pool } from 'undici';
import type { Endpoint } from './connect-to.js';
import { createOneTimeClients } from './dispatch-once.js';
import { classifyNetworkError } from './failure.js';
import type { ProxyServer } from './proxy.js';
import { formatAuthority } from './route.js';
import { loadPool } from './undici-parts.js';

export interface ProxyClient {
  /** A plain http request, which the proxy makes for us. */
  readonly dispatch: Dispatcher.Dispatch;
  /** A connection to `endpoint` through the proxy; rejects with the proxy's trouble. */
  readonly tunnel: (endpoint: Endpoint) => Promise<Socket>;
  readonly destroy: () => Promise<void>;
}

export interface ProxyClientOptions {
  readonly server: ProxyServer;
  /** Connects to the proxy itself. */
  readonly connect: buildConnector.connector;
  readonly pool: Pool.Options;
  /** Upper bound for the proxy's answer to CONNECT. */
  readonly timeoutMs: number;
}

export function createProxyClient(options: ProxyClientOptions): ProxyClient {
  const { server, connect, timeoutMs } = options;
  const credentials =
    server.authorization === null ? {} : { 'proxy-authorization': server.authorization };
  const connectToProxy: buildConnector.connector = (target, callback) => {
    connect(target, (...outcome) => {
      const [error] = outcome;
      if (error === null) callback(...outcome);
      else callback(proxyError(server, codeOf(error), error), null);
    });
  };
  const pool = new (loadPool())(server.origin, { ...options.pool, connect: connectToProxy });
  const plain = createOneTimeClients({ ...options.pool, connect: connectToProxy });

  return {
    dispatch(request, handler) {
      const { host, origin } = new URL(String(request.origin));
      return plain.dispatch(
        {
          ...request,
          origin: server.origin,
          path: origin + request.path,
          headers: { ...(request.headers as Record<string, string>), host, ...credentials },
        },
        refuse407(handler, server),
      );
    },
    async tunnel(endpoint) {
      const path = formatAuthority(endpoint);
      const answer = await pool
        .connect({
          path,
          headers: { host: path, ...credentials },
          signal: AbortSignal.timeout(timeoutMs),
        })
        .catch((error) => {
          throw proxyError(server, codeOf(error), error);
        });
      if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.socket as Socket;
      answer.socket.on('error', () => {}).destroy();
      throw proxyError(server, String(answer.statusCode));
    },
    destroy: async () => {
      await Promise.all([pool.destroy(), plain.destroy()]);
    },
  };
}

/** 407 is about us and the proxy: no site says that to a client that asks it nothing as a proxy. */
function refuse407(
  handler: Dispatcher.DispatchHandler,
  server: ProxyServer,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...args) => handler.onRequestStart?.(...args),
    onResponseStart(controller, status, ...rest) {
      if (status === 407) controller.abort(proxyError(server, '407'));
      else handler.onResponseStart?.(controller, status, ...rest);
    },
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  };
}

/** Names the proxy by host and port; credentials are no part of `origin`. */
function proxyError(server: ProxyServer, trouble: string, cause?: unknown): Error {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EPROXY') return cause;
  const { protocol, hostname, port } = new URL(server.origin);
  const shown = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  return Object.assign(new Error(`proxy ${shown}: ${trouble}`, { cause }), { code: 'EPROXY' });
}

function codeOf(error: unknown): string {
  return classifyNetworkError(error)?.code ?? (error instanceof Error ? error.name : 'unknown');
}
