// undici's dispatchers know no signals, and its `request` looks at one only once the connection
// stands: a name server, a host or a proxy that keeps silent would outlast the site's deadline by as
// long as a connection may take. Here who asked is told at once, and the request ends by itself when
// its connection does.
import type { Dispatcher } from 'undici';

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
    const { signal } = request as Dispatcher.RequestOptions;
    if (!(signal instanceof AbortSignal)) return dispatch(request, handler);
    let begun: Dispatcher.DispatchController | null = null;
    let hasGivenUp = false;
    const end = () => {
      if (begun !== null) {
        begun.abort(signal.reason);
        return;
      }
      hasGivenUp = true;
      handler.onResponseError?.(NOT_BEGUN, signal.reason);
    };
    if (signal.aborted) {
      end();
      return true;
    }
    signal.addEventListener('abort', end, { once: true });
    return dispatch(request, {
      onRequestStart(controller, context) {
        if (hasGivenUp) {
          controller.abort(signal.reason);
          return;
        }
        begun = controller;
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart(controller, status, headers, message) {
        handler.onResponseStart?.(controller, status, headers, message);
      },
      onResponseData(controller, chunk) {
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd(controller, trailers) {
        signal.removeEventListener('abort', end);
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError(controller, error) {
        if (hasGivenUp) return;
        signal.removeEventListener('abort', end);
        handler.onResponseError?.(controller, error);
      },
    });
  };
