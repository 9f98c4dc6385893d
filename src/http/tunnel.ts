// A way through a proxy to another endpoint, by CONNECT. undici's ProxyAgent does not serve: it tells
// a proxy's refusal by the words of a message alone, and makes its own TLS, whose end nobody watches.
import { request as askOverHttp } from 'node:http';
import type { Endpoint } from './connect-to.js';
import type { Connection } from './connection.js';
import { credentialsOf, type ProxyServer, proxyError } from './proxy.js';
import { formatAuthority } from './route.js';

export interface TunnelRequest extends Endpoint {
  readonly proxy: ProxyServer;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** A connection to the endpoint over one to the proxy; rejects with the proxy's trouble. */
export function askForTunnel(
  connection: Connection,
  { proxy, signal, ...endpoint }: TunnelRequest,
): Promise<Connection> {
  const authority = formatAuthority(endpoint);
  return new Promise((resolve, reject) => {
    const request = askOverHttp({
      createConnection: () => connection.socket,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...credentialsOf(proxy) },
      signal,
    });
    request.on('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        socket.unshift(head);
        resolve(connection.to(null));
        return;
      }
      socket.destroy();
      reject(proxyError(proxy, String(statusCode)));
    });
    request.on('error', (error) => {
      connection.socket.destroy();
      reject(proxyError(proxy, error));
    });
    request.end();
  });
}
