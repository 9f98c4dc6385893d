// A connection of its own for each request: hardly any host is asked twice. undici's Agent and Pool,
// made to keep connections for the next request, cost as much CPU for each host as the request
// itself (0.65 ms a page with them, 0.33 ms without), and memory for as long as they live.
import type { Duplex } from 'node:stream';
import type { Client as ClientType, Dispatcher } from 'undici';
import { type Connect, wasCutOff } from './connection.js';
import type { StoppableRequest } from './heed-signal.js';
import { type LengthWatch, watchLength } from './surplus.js';
import { Client, errors, kError } from './undici-parts.js';

export interface OneTimeClients {
  readonly dispatch: Dispatcher.Dispatch;
  /** Ends what is under way. */
  readonly destroy: () => Promise<void>;
}

/**
 * Why a connection closes whose request is done. Where undici finds no cause it makes an error for it,
 * which nobody sees, and whose stack takes as long as a tenth of all that it does for a page.
 */
const DONE = new errors.InformationalError('done');

/** Dispatches each request over a connection that `connect` makes for it. */
export function createOneTimeClients(
  options: Omit<ClientType.Options, 'connect'> & { readonly connect: Connect },
): OneTimeClients {
  const open = new Set<ClientType>();
  return {
    dispatch(request, handler) {
      let socket: Duplex | null = null;
      let length: LengthWatch | null = null;
      const { signal } = request as StoppableRequest;
      const client = new Client(String(request.origin), {
        ...options,
        connect(target, callback) {
          options.connect({ ...target, signal }, (error, connection) => {
            if (isOver) connection?.destroy();
            if (connection === null || isOver) {
              callback(error ?? new errors.RequestAbortedError(), null);
              return;
            }
            socket = connection;
            length = watchLength(connection);
            connection.once('error', (fault) => {
              reason = fault;
            });
            // undici forgets a request whose answer confuses its parser: then the connection's end tells.
            connection.once('close', () => setImmediate(giveUp));
            callback(null, connection);
          });
        },
      });
      open.add(client);
      let isOver = false;
      let controller: Dispatcher.DispatchController | null = null;
      let reason: Error | null = null;
      const end = () => {
        isOver = true;
        open.delete(client);
      };
      const giveUp = () => {
        if (isOver || controller === null) return;
        end();
        handler.onResponseError?.(controller, reason ?? new errors.SocketError('closed'));
      };
      return client.dispatch(request, {
        onRequestStart(started, context) {
          controller = started;
          handler.onRequestStart?.(started, context);
        },
        onResponseStart(started, status, headers, message) {
          length?.addHead(headers, started.rawHeaders, message);
          handler.onResponseStart?.(started, status, headers, message);
        },
        onResponseData(started, chunk) {
          length?.addData(chunk.length);
          handler.onResponseData?.(started, chunk);
        },
        onResponseEnd(started, trailers) {
          if (isOver) return;
          end();
          const fault = faultOfEnd(socket, length);
          if (socket !== null) Object.assign(socket, { [kError]: DONE });
          // A client without its connection is garbage. It is not told to close: that, too, makes an error.
          socket?.destroy();
          if (fault === null) handler.onResponseEnd?.(started, trailers);
          else handler.onResponseError?.(started, fault);
        },
        onResponseError(started, error) {
          if (isOver) return;
          end();
          // With its cause: else undici takes the end for that of a page, or connects once more.
          socket?.destroy(error);
          handler.onResponseError?.(started, error);
        },
      });
    },
    destroy: async () => {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}

/** Why a body that undici takes for whole is not: to it a reset ends a body without length. */
function faultOfEnd(socket: Duplex | null, length: LengthWatch | null): Error | null {
  if (socket === null) return null;
  if (socket.errored) return socket.errored;
  if (wasCutOff(socket)) return new errors.SocketError('cut off');
  return length?.hasSurplus() ? new errors.ResponseContentLengthMismatchError() : null;
}
