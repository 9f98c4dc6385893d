// One page: its engine's frame, filled with news and what else stands on such pages until it is as
// long as planned, with the situation in its slot and the oddity, if any, between the rest.
import { block, counters, picture } from './blocks.js';
import { encodedLength } from './charset.js';
import { createRandom } from './random.js';
import { BANNERS, MENU, SECTIONS } from './words.js';

const NEWS_SHARE = 0.6;
const FIRST_ID = 10_000;
const IDS = 400_000;
/** Below this a page has room for a few entries of a menu alone. */
const FULL_MENU_BYTES = 12_000;
/** Above this pages are as long as they are by pictures within their own text. */
const NO_PICTURE_BYTES = 200_000;
const MOST_ODD_PIECES = 3;

/**
 * @param {import('./corpus.js').PlannedPage} plan
 * @returns {string}
 */
export function renderPage({ school, engine, encoding, situation, oddity, targetBytes, seed }) {
  const random = createRandom(seed);
  const wanted = situation.markup({ id: FIRST_ID + random.below(IDS), random });
  /** @param {import('./situations.js').Slot} slot */
  const inSlot = (slot) => (slot === situation.slot ? wanted : '');

  const isShort = targetBytes < FULL_MENU_BYTES;
  const entries = [...SECTIONS, ...MENU];
  const head = {
    title: school,
    meta: encoding.meta,
    charset: encoding.charset,
    menu: inSlot('menu'),
    entries: isShort ? random.shuffle(entries).slice(0, 2 + random.below(4)) : entries,
    random,
  };
  const opening = engine.open(head);
  const closing = renderEnd({ engine, situation, random, isShort, inSlot });

  const filling = [];
  let bytes = encodedLength(opening, encoding) + encodedLength(closing, encoding);
  do {
    const piece = bytes > targetBytes || random.chance(NEWS_SHARE) ? engine.news(random) : other();
    filling.push(piece);
    bytes += encodedLength(piece, encoding) + 1;
  } while (bytes < targetBytes);

  function other() {
    const isPicture = targetBytes > NO_PICTURE_BYTES && random.chance(0.5);
    const piece = isPicture ? picture(random) : block(random);
    return engine.block === undefined ? piece : engine.block(piece);
  }

  const odd = beOdd({ oddity, opening, filling, random });
  if (situation.slot === 'news') odd.filling.splice(random.below(filling.length + 1), 0, wanted);
  return [odd.opening, ...odd.filling, closing].join('\n');
}

/**
 * @param {object} page
 * @param {import('./engine.js').Engine} page.engine
 * @param {import('./situations.js').Situation} page.situation
 * @param {import('./random.js').Random} page.random
 * @param {boolean} page.isShort
 * @param {(slot: import('./situations.js').Slot) => string} page.inSlot
 */
function renderEnd({ engine, situation, random, isShort, inSlot }) {
  const banners = random
    .shuffle(BANNERS)
    .slice(0, isShort ? 1 : 4 + random.below(8))
    .map(([href = '', words = '']) => {
      return `<a href="${href}" target="_blank"><img src="/banners/${random.below(99)}.png" alt="${words}"></a>`;
    });
  const wanted = inSlot('banners');
  if (situation.slot === 'banners') banners.splice(random.below(banners.length), 0, wanted);
  return [
    engine.banners(banners),
    engine.close({
      footer: `<p>Тел.: 8 (47${random.below(10)}) ${10_000 + random.below(89_999)}</p>${inSlot('footer')}`,
      end: `${inSlot('end')}${isShort ? '' : counters(random)}`,
      random,
    }),
  ].join('\n');
}

/**
 * @param {object} page
 * @param {import('./oddities.js').Oddity | null} page.oddity
 * @param {string} page.opening
 * @param {readonly string[]} page.filling
 * @param {import('./random.js').Random} page.random
 */
function beOdd({ oddity, opening, filling, random }) {
  const { news, opening: change, piece } = oddity ?? {};
  const pieces = filling.map((each) => news?.(each, random) ?? each);
  const more = piece === undefined ? 0 : 1 + random.below(MOST_ODD_PIECES);
  for (let count = 0; piece !== undefined && count < more; count += 1) {
    pieces.splice(random.below(pieces.length + 1), 0, piece(random));
  }
  return { opening: change?.(opening, random) ?? opening, filling: pieces };
}
