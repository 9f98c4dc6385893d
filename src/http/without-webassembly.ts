// undici's parser is WebAssembly, which Node may be started without (`--jitless`) or have no address
// space for (`ulimit -v`). Node's own parser needs none.
import type { Dispatcher } from 'undici';

/** A dispatch by `strict`; by what `makeOther` makes from the first answer on that it cannot parse for want of WebAssembly. */
export function replaceWithoutWebAssembly(
  strict: Dispatcher.Dispatch,
  makeOther: () => Dispatcher.Dispatch,
): Dispatcher.Dispatch {
  let other = 'WebAssembly' in globalThis ? null : makeOther();
  return (request, handler) => {
    if (other !== null) return other(request, handler);
    return strict(request, {
      onRequestStart: (...facts) => handler.onRequestStart?.(...facts),
      onResponseStart: (...facts) => handler.onResponseStart?.(...facts),
      onResponseData: (...facts) => handler.onResponseData?.(...facts),
      onResponseEnd: (...facts) => handler.onResponseEnd?.(...facts),
      onResponseError(controller, error) {
        if (!isForWant(error)) {
          handler.onResponseError?.(controller, error);
          return;
        }
        other ??= makeOther();
        other(request, handler);
      },
    });
  };
}

/** V8 names it at the beginning of each message about it. */
function isForWant({ message }: Error): boolean {
  return message.startsWith('WebAssembly');
}
