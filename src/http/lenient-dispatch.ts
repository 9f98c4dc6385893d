// The same question over the same kind of connection, read by a parser that lets faults of HTTP
// pass, as those of browsers do: undici's is strict and cannot be told otherwise, Node's own can.
import { request as askOverHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Connect } from './connection.js';
import type { StoppableRequest } from './heed-signal.js';
import { repairHead } from './repair-head.js';
import { errors } from './undici-parts.js';

/** A dispatch for GET over connections that `connect` makes: one for each request, as the strict one does. */
export function createLenientDispatch(
  connect: Connect,
  maxHeaderBytes: number,
): Dispatcher.Dispatch {
  return (asked, handler) => {
    const url = new URL(asked.path, String(asked.origin));
    const exchange = createExchange(handler);
    const target = {
      protocol: url.protocol,
      host: url.host,
      hostname: url.hostname,
      port: url.port,
      servername: url.hostname,
      signal: (asked as StoppableRequest).signal,
    };
    connect(target, (error, socket) => {
      if (error !== null) {
        exchange.fail(error);
        return;
      }
      exchange.follow(
        askOverHttp({
          createConnection: () => repairHead(socket, maxHeaderBytes),
          method: 'GET',
          host: url.hostname,
          port: url.port,
          path: asked.path,
          headers: {
            host: url.host,
            ...(asked.headers as Record<string, string>),
            connection: 'close',
          },
          insecureHTTPParser: true,
          maxHeaderSize: maxHeaderBytes,
        }),
      );
    });
    return true;
  };
}

/** Tells `handler` what becomes of a request, until that is over. */
function createExchange(handler: Dispatcher.DispatchHandler) {
  let request: ClientRequest | null = null;
  let reason: Error | null = null;
  let isOver = false;

  const controller = {
    get aborted() {
      return reason !== null;
    },
    get reason() {
      return reason;
    },
    paused: false,
    rawHeaders: null as string[] | null,
    abort(error: Error) {
      reason = error;
      fail(error);
      request?.destroy();
    },
    pause() {},
    resume() {},
  };

  const fail = (error: Error) => {
    if (isOver) return;
    isOver = true;
    handler.onResponseError?.(controller, error);
  };

  const closed = () => fail(new errors.SocketError('the connection closed'));

  const receive = (answer: IncomingMessage) => {
    // Node closes the request before its answer has been read to the end.
    request?.off('close', closed);
    controller.rawHeaders = answer.rawHeaders;
    handler.onResponseStart?.(
      controller,
      answer.statusCode ?? 0,
      answer.headers,
      answer.statusMessage,
    );
    answer.on('data', (chunk: Buffer) => {
      if (!isOver) handler.onResponseData?.(controller, chunk);
    });
    answer.on('error', fail).on('close', closed);
    answer.on('end', () => {
      if (isOver) return;
      isOver = true;
      handler.onResponseEnd?.(controller, answer.trailers);
    });
  };

  return {
    fail,
    follow(sent: ClientRequest) {
      request = sent;
      // What goes wrong after the end (our own destroying) concerns nobody any more.
      sent.on('error', fail).on('close', closed).on('response', receive);
      sent.on('information', (interim) => {
        const { rawHeaders, statusCode, headers, statusMessage } = interim;
        controller.rawHeaders = rawHeaders;
        if (!isOver) handler.onResponseStart?.(controller, statusCode, headers, statusMessage);
      });
      handler.onRequestStart?.(controller, null);
      if (reason === null) sent.end();
      else sent.destroy();
    },
  };
}
