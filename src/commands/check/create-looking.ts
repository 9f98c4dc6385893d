// The second look as the passes of a run want it, with its beginning and end told.

import type { Looking } from '../../crawl/passes.js';
import { createSecondLook, isWorthALook } from '../../crawl/second-look.js';
import type { CrawlerRun } from './crawler-run.js';

/** The look of a browser; absent where none is asked for. */
export function createLooking(run: CrawlerRun): Looking | undefined {
  const { look, io, events, options, requirements, readPage, keepPicture } = run;
  if (look == null) return undefined;
  return {
    isWanted: isWorthALook,
    look: createSecondLook({
      ...{ readPage, requirements, keepPicture },
      screenshots: options.screenshots ?? 'fail',
      look: async (window) => {
        const onEnd = events.onVisit(window.address);
        try {
          return await look(window);
        } finally {
          onEnd();
        }
      },
      onLost: () => events.onLookLost(),
    }),
    isWorthwhile: () => !io.stop.aborted,
    onLook: events.onSecondLook,
  };
}
