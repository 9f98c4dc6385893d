// A forward proxy on loopback, as a department has one: plain requests in absolute form, tunnels by
// CONNECT, Basic authentication. It knows where every name leads; we do not have to.
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { listen } from './servers.js';

export interface ForwardProxyOptions {
  /** Port of the machine to which every name leads. */
  readonly sitePort: number;
  /** `USER:PASSWORD` that must be shown. */
  readonly credentials?: string;
  /** What CONNECT is answered with instead of a tunnel. */
  readonly refusal?: string;
}

export interface ForwardProxy {
  readonly port: number;
  /** All requests so far, `CONNECT school.example:443`. */
  readonly asked: readonly string[];
  /** The headers of these requests. */
  readonly headers: readonly IncomingMessage['headers'][];
}

/** Starts a proxy; closed with the test. */
export async function startForwardProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const { sitePort, credentials, refusal } = options;
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;

  const admits = (incoming: IncomingMessage): boolean => {
    asked.push(`${incoming.method} ${incoming.url}`);
    headers.push(incoming.headers);
    return expected === undefined || incoming.headers['proxy-authorization'] === expected;
  };

  const server = createServer((incoming, response) => {
    if (!admits(incoming)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' }).end('no');
      return;
    }
    const { pathname, search } = new URL(incoming.url ?? '');
    const { 'proxy-authorization': _, ...passedOn } = incoming.headers;
    const onward = request(
      { host: '127.0.0.1', port: sitePort, path: pathname + search, headers: passedOn },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy()).end();
  });

  server.on('connect', (incoming, socket, head) => {
    if (!admits(incoming)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    } else if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    } else {
      const onward = connect(sitePort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
      socket.on('close', () => onward.destroy());
    }
  });

  return { port: await listen(server), asked, headers };
}
