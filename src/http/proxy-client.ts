// The way to a proxy, and through it: plain requests in absolute form, everything else by CONNECT.
// undici's own ProxyAgent is passed over, since it tells a proxy's refusal from a site's by the
// words of a message alone, and asks for plain http over connections that do not heed our limits.
import type { Socket } from 'node:net';
import type { Client as ClientType, Dispatcher } from 'undici';
import type { Endpoint } from './connect-to.js';
import type { Connect } from './connection.js';
import { createOneTimeClients } from './dispatch-once.js';
import { classifyNetworkError } from './failure.js';
import type { ProxyServer } from './proxy.js';
import { formatAuthority } from './route.js';
import { Client } from './undici-parts.js';

export interface ProxyClient {
  /** A plain http request, which the proxy makes for us. */
  readonly dispatch: Dispatcher.Dispatch;
  /** A connection to `endpoint` through the proxy, until `signal` ends it; rejects with the proxy's trouble. */
  readonly tunnel: (endpoint: Endpoint, signal: AbortSignal | undefined) => Promise<Socket>;
  readonly destroy: () => Promise<void>;
}

export interface ProxyClientOptions {
  readonly server: ProxyServer;
  /** Connects to the proxy itself. */
  readonly connect: Connect;
  readonly client: Omit<ClientType.Options, 'connect'>;
}

export function createProxyClient(options: ProxyClientOptions): ProxyClient {
  const { server, connect } = options;
  const credentials =
    server.authorization === null ? {} : { 'proxy-authorization': server.authorization };
  const connectToProxy: Connect = (target, callback) => {
    connect(target, (...outcome) => {
      const [error] = outcome;
      if (error === null) callback(...outcome);
      else callback(proxyError(server, codeOf(error), error), null);
    });
  };
  const plain = createOneTimeClients({ ...options.client, connect: connectToProxy });

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
    tunnel(endpoint, signal) {
      const path = formatAuthority(endpoint);
      const client = new Client(server.origin, {
        ...options.client,
        connect: (target, callback) => connectToProxy({ ...target, signal }, callback),
      });
      const request = { method: 'CONNECT', path, headers: { host: path, ...credentials } } as const;
      return new Promise((resolve, reject) => {
        client.dispatch(request, {
          // What dispatches takes a handler without it for one of an older kind.
          onRequestStart() {},
          onRequestUpgrade(_controller, status, _headers, socket) {
            if (status >= 200 && status < 300) {
              resolve(socket as Socket);
              return;
            }
            socket.on('error', () => {}).destroy();
            reject(proxyError(server, String(status)));
          },
          onResponseError: (_controller, error) => reject(proxyError(server, codeOf(error), error)),
        });
      });
    },
    destroy: plain.destroy,
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
