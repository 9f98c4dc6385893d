// Cards as a browser shows them, through the same guarded way as every look of a run.
import { type PageOpener, readCard } from '../../busgov/reviews.js';
import { createWay } from '../../http/way.js';
import { openConnections } from '../check/network.js';
import { startBrowser } from '../check/open-browser.js';
import type { ScoresCall } from './call.js';

const MAX_CARD_MEGABYTES = 5;

/** Starts the browser; rejects with `RunError` (`browser`) where there is none. */
export async function openCards({ options, io }: Pick<ScoresCall, 'options' | 'io'>) {
  const { connector, close } = await openConnections(options, io.env);
  const way = createWay({ connector, strictTls: true, allowPrivate: false });
  const settings = {
    browserTime: options.timeout,
    userAgent: options.userAgent,
    maxPageSize: MAX_CARD_MEGABYTES,
  };
  try {
    const browser = await startBrowser(options.chromium ?? 'auto', settings, {
      network: { way },
      io,
      windows: 1,
    });
    return {
      async openPage(address) {
        let markup = '';
        const looked = await browser.look({
          address,
          typedAddress: address,
          async judge({ html }) {
            markup = html;
            const isWhole = readCard(html)?.marks != null;
            return { more: isWhole ? 'no' : 'soon', href: null, wantsPicture: false };
          },
        });
        if (typeof looked === 'string') throw new Error(looked);
        return markup;
      },
      async close() {
        await browser.close();
        close();
      },
    } satisfies PageOpener;
  } catch (error) {
    close();
    throw error;
  }
}
