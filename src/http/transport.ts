// A connection of its own for each request, since hardly any host is asked twice: pools that keep
// connections cost as much CPU for each host as the request itself. HTTP is spoken by undici; where
// an answer breaks HTTP, or Node has no WebAssembly for undici's parser, by Node's own parser.
import type { Connection } from './connection.js';
import type { Connector } from './connector.js';
import type { Fetch, FetchRequest } from './fetch.js';
import { talkLeniently } from './lenient-talk.js';
import { credentialsOf } from './proxy.js';
import { Receiver } from './receiver.js';
import type { Talk } from './talk.js';

declare const WebAssembly: { readonly Memory: new (size: { initial: number }) => unknown };

/** The lowest layer: opens a connection, sends the request, and takes what comes back. */
export function createTransport(connector: Connector): Fetch {
  const strict = hasWebAssembly() ? loadStrictTalk() : Promise.resolve(talkLeniently);
  return async (request) => {
    const receiver = new Receiver(request);
    // Before the connection: whatever is loaded takes a descriptor, and connections may take all.
    const talk = request.lenient ? talkLeniently : await strict;
    connector
      .open(request)
      .then((connection) => {
        receiver.use(connection);
        if (receiver.isOver) return;
        talk({ connection, receiver, ...messageOf(request, connection) });
      })
      .catch((error: unknown) => receiver.fail(error));
    return receiver.response;
  };
}

async function loadStrictTalk(): Promise<(talk: Talk) => void> {
  return (await import('./strict-talk.js')).talkStrictly;
}

/** A proxy that makes the request for us is told the whole address. */
function messageOf(
  { url, headers }: FetchRequest,
  { proxy }: Connection,
): Pick<Talk, 'url' | 'path' | 'headers'> {
  const path = url.pathname + url.search;
  const named = { host: url.host, ...headers };
  if (proxy === null) return { url, path, headers: named };
  return { url, path: url.origin + path, headers: { ...named, ...credentialsOf(proxy) } };
}

/** Node may be started without it (`--jitless`), or have no address space for it (`ulimit -v`). */
function hasWebAssembly(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1 }) !== null;
  } catch {
    return false;
  }
}
