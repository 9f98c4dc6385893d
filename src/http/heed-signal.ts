// undici looks at a request's signal only once its connection stands: a name server, a host or a
// proxy that keeps silent would outlast the site's deadline by as long as a connection may take.
// Who asked is told at once, and the request ends by itself when its connection does.
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

/** An interceptor that fails a request with its signal's reason while it waits for a connection. */
export const heedSignal: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (request, handler) => {
    const { signal } = request as Dispatcher.RequestOptions;
    if (!(signal instanceof AbortSignal)) return dispatch(request, handler);
    let state: 'waiting' | 'begun' | 'given-up' = 'waiting';
    const giveUp = () => {
      state = 'given-up';
      handler.onResponseError?.(NOT_BEGUN, signal.reason);
    };
    if (signal.aborted) {
      giveUp();
      return true;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    return dispatch(request, {
      onRequestStart(controller, context) {
        if (state === 'given-up') {
          controller.abort(signal.reason);
          return;
        }
        state = 'begun';
        signal.removeEventListener('abort', giveUp);
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError(controller, error) {
        if (state === 'given-up') return;
        signal.removeEventListener('abort', giveUp);
        handler.onResponseError?.(controller, error);
      },
    });
  };
