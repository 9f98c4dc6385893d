// One page: its engine's frame, filled with news and what else stands on such pages until it is as
// long as planned, with the situation in its slot.
import { block, counters } from './blocks.js';
import { encodedLength } from './charset.js';
import { createRandom } from './random.js';
import { BANNERS, PLACES } from './words.js';

const NEWS_SHARE = 0.6;
const FIRST_ID = 10_000;
const IDS = 400_000;

/**
 * @param {import('./corpus.js').PlannedPage} plan
 * @returns {string}
 */
export function renderPage({ engine, encoding, situation, targetBytes, seed }) {
  const random = createRandom(seed);
  const wanted = situation.markup({ id: FIRST_ID + random.below(IDS), random });
  /** @param {import('./situations.js').Slot} slot */
  const inSlot = (slot) => (slot === situation.slot ? wanted : '');

  const title = `МБОУ «${random.pick(PLACES)} СОШ № ${1 + random.below(60)}»`;
  const opening = engine.open({ title, meta: encoding.meta, menu: inSlot('menu'), random });
  const banners = random
    .shuffle(BANNERS)
    .slice(0, 4 + random.below(8))
    .map(([href = '', words = '']) => {
      return `<a href="${href}" target="_blank"><img src="/banners/${random.below(99)}.png" alt="${words}"></a>`;
    });
  if (situation.slot === 'banners') banners.splice(random.below(banners.length), 0, wanted);
  const closing = [
    engine.banners(banners),
    engine.close({
      footer: `<p>Тел.: 8 (47${random.below(10)}) ${10_000 + random.below(89_999)}</p>${inSlot('footer')}`,
      end: `${inSlot('end')}${counters(random)}`,
    }),
  ].join('\n');

  const filling = [];
  let bytes = encodedLength(opening, encoding) + encodedLength(closing, encoding);
  while (bytes < targetBytes) {
    const piece = random.chance(NEWS_SHARE) ? engine.news(random) : block(random);
    filling.push(piece);
    bytes += encodedLength(piece, encoding) + 1;
  }
  if (situation.slot === 'news') filling.splice(random.below(filling.length + 1), 0, wanted);
  return [opening, ...filling, closing].join('\n');
}
