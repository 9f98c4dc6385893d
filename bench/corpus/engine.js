// What an engine of school sites contributes to a page, and the engines of each half.
import { BITRIX } from './engines/bitrix.js';
import { COMPOSITE } from './engines/composite.js';
import { DRUPAL } from './engines/drupal.js';
import { ELEMENTOR } from './engines/elementor.js';
import { FRONTPAGE } from './engines/frontpage.js';
import { GOSWEB } from './engines/gosweb.js';
import { HANDMADE } from './engines/handmade.js';
import { JOOMLA } from './engines/joomla.js';
import { TILDA } from './engines/tilda.js';
import { UCOZ } from './engines/ucoz.js';
import { UCOZ_2008 } from './engines/ucoz-2008.js';
import { WORD } from './engines/word.js';
import { WORDPRESS } from './engines/wordpress.js';

/** @typedef {import('./random.js').Random} Random */
/**
 * @typedef {object} Head
 * @property {string} title
 * @property {string} meta where the page says its encoding
 * @property {string} charset
 * @property {string} menu what the menu holds beside the entries
 * @property {readonly (readonly string[])[]} entries paths and words of the menu
 * @property {Random} random
 */
/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(head: Head) => string} open up to where the news begin
 * @property {(random: Random) => string} news one item
 * @property {(piece: string) => string} [block] wraps a piece that is no news item
 * @property {(banners: readonly string[]) => string} banners ends the news
 * @property {(foot: { footer: string, end: string, random: Random }) => string} close
 */

/** @type {readonly Engine[]} */
export const SMOOTH_ENGINES = [BITRIX, WORDPRESS, UCOZ, HANDMADE];
/** @type {readonly Engine[]} */
export const ROUGH_ENGINES = [
  COMPOSITE,
  DRUPAL,
  ELEMENTOR,
  FRONTPAGE,
  GOSWEB,
  JOOMLA,
  TILDA,
  UCOZ_2008,
  WORD,
];
