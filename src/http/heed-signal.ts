// undici's dispatchers know no signals, and its `request` looks at one only once the connection
// stands: a name server, a host or a proxy that keeps silent would outlast the site's deadline by as
// long as a connection may take. Here who asked is told at once, and the request ends by itself when
// its connection does.
import type { Dispatcher } from 'undici';
import type { StopSignal } from '../deadline.js';

export interface StoppableRequest extends Dispatcher.DispatchOptions {
  readonly signal?: StopSignal;
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
    let begun: Dispatcher.DispatchController | null = null;
    let hasGivenUp = false;
    const end = () => {
      if (begun !== null) {
        begun.abort(reason());
        return;
      }
      hasGivenUp = true;
      handler.onResponseError?.(NOT_BEGUN, reason());
    };
    if (signal.aborted) {
      end();
      return true;
    }
    signal.addEventListener('abort', end);
    return dispatch(request, {
      onRequestStart(controller, context) {
        if (hasGivenUp) {
          controller.abort(reason());
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
