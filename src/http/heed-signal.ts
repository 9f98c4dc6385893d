// undici's dispatchers know no signals, and its `request` looks at one only once the connection
// stands: a name server, a host or a proxy that keeps silent would outlast the site's deadline by as
// long as a connection may take. Here who asked is told at once, and the request ends by itself when
// its connection does.
import type { Dispatcher } from 'undici';

export interface StoppableRequest extends Dispatcher.DispatchOptions {
  readonly signal?: AbortSignal;
}

/** Stands in for the controller of a request that has not begun. */
const NOT_BEGUN: Dispatcher.DispatchController = {
  aborted: true,
  paused: false,
  reason: null,
  abort() {},
  pause() {},
  resume() {},
};

/** A dispatch that ends a request with its signal's reason, at whatever stage. */
export const heedSignal: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (request, handler) => {
    const { signal } = request as StoppableRequest;
    if (signal === undefined) return dispatch(request, handler);
    const reason = () => signal.reason as Error;
    let controller: Dispatcher.DispatchController | null = null;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', end);
      // Who asked is told here: undici says nothing of a request whose connection is lost already.
      handler.onResponseError?.(controller ?? NOT_BEGUN, reason());
      controller?.abort(reason());
    };
    if (signal.aborted) {
      end();
      return true;
    }
    signal.addEventListener('abort', end);
    return dispatch(request, {
      onRequestStart(started, context) {
        controller = started;
        if (isOver) started.abort(reason());
        else handler.onRequestStart?.(started, context);
      },
      onResponseStart(started, status, headers, message) {
        if (!isOver) handler.onResponseStart?.(started, status, headers, message);
      },
      onResponseData(started, chunk) {
        if (!isOver) handler.onResponseData?.(started, chunk);
      },
      onResponseEnd(started, trailers) {
        if (isOver) return;
        isOver = true;
        signal.removeEventListener('abort', end);
        handler.onResponseEnd?.(started, trailers);
      },
      onResponseError(started, error) {
        if (isOver) return;
        isOver = true;
        signal.removeEventListener('abort', end);
        handler.onResponseError?.(started, error);
      },
    });
  };
