// The only way out of the browser: a proxy on loopback, one for each look. Every connection, be it
// for a page, a redirect, a picture or a WebSocket, is made here by the guard, the resolver and the
// routes of the run, so that no page reaches what the plain reading would not. What goes through
// CONNECT is encrypted for the site: here its host, its bytes and its time are known, and no more.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How a connection is made for a look; see `BrowserWay` in `http/`. */
export interface Way {
  /** A bare connection to where the route of `url` leads; rejects where that is refused. */
  readonly connect: (url: URL, context: ProxyContext) => Promise<Socket>;
  /** Answers a plain request; rejects where the route is refused or broken. */
  readonly forward: (request: ForwardedRequest, context: ProxyContext) => Promise<void>;
}

export interface ProxyContext {
  /** The address as the list has it. */
  readonly typedAddress: string;
  readonly signal: AbortSignal;
}

export interface ForwardedRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: IncomingMessage;
  readonly onHead: (status: number, headers: readonly string[]) => void;
  readonly onData: (chunk: Uint8Array) => void;
}

/** What one page with all that it loads may take: ten times the largest page that is read. */
export const MAX_LOOK_BYTES = 50_000_000;

/** Of a connection or of a proxy, not of what they carry. */
const HOP_BY_HOP =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect)$/i;

export class LookProxy {
  readonly #way: Way;
  readonly #context: ProxyContext;
  readonly #server: Server;
  readonly #open = new Set<Duplex>();
  #bytes = 0;

  private constructor(way: Way, context: ProxyContext) {
    this.#way = way;
    this.#context = context;
    this.#server = createServer((request, response) => this.#forward(request, response));
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('connect', (request, socket, head) => this.#tunnel(request, socket, head));
    // Chromium asks for WebSockets by CONNECT.
    this.#server.on('upgrade', (_request, socket) => socket.destroy());
    context.signal.addEventListener('abort', () => this.#cut());
  }

  /** Listens until `signal` aborts. */
  static async open(way: Way, context: ProxyContext): Promise<LookProxy> {
    const proxy = new LookProxy(way, context);
    await new Promise<void>((resolve, reject) => {
      proxy.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#cut();
    this.#server.close();
  }

  async #tunnel({ url = '' }: IncomingMessage, browser: Duplex, head: Buffer): Promise<void> {
    try {
      const socket = await this.#way.connect(urlOfAuthority(url), this.#context);
      this.#keep(socket);
      browser.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.write(head);
      socket.on('data', (chunk: Buffer) => this.#count(chunk));
      socket.on('close', () => browser.destroy());
      browser.on('close', () => socket.destroy());
      browser.pipe(socket).pipe(browser);
    } catch {
      browser.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n');
    }
  }

  async #forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method = 'GET' } = request;
    if (!/^http:\/\//i.test(url) || !URL.canParse(url)) return void response.destroy();
    try {
      await this.#way.forward(
        {
          url: new URL(url),
          method,
          headers: headersOf(request),
          body: request,
          onHead: (status, headers) => {
            response.writeHead(status, withoutHops(headers));
          },
          onData: (chunk) => {
            this.#count(chunk);
            response.write(chunk);
          },
        },
        this.#context,
      );
      response.end();
    } catch {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { connection: 'close' }).end();
    }
  }

  #keep(socket: Duplex): void {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#open.delete(socket));
  }

  /** A page that wants more than any page is cut off; what it shows until then is judged. */
  #count(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MAX_LOOK_BYTES) this.close();
  }

  #cut(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

/** CONNECT names host and port alone: port 80 is that of a WebSocket without TLS. */
function urlOfAuthority(authority: string): URL {
  return new URL(`${authority.endsWith(':80') ? 'http' : 'https'}://${authority}/`);
}

function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairsOf(rawHeaders))
    if (!HOP_BY_HOP.test(name)) headers[name] = value;
  return headers;
}

function withoutHops(headers: readonly string[]): string[] {
  return pairsOf(headers)
    .filter(([name]) => !HOP_BY_HOP.test(name))
    .flat();
}

function pairsOf(raw: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs;
}
