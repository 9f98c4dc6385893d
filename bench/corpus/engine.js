// What an engine of school sites contributes to a page, and which ones there are.
import { BITRIX } from './engines/bitrix.js';
import { HANDMADE } from './engines/handmade.js';
import { UCOZ } from './engines/ucoz.js';
import { WORDPRESS } from './engines/wordpress.js';

/** @typedef {import('./random.js').Random} Random */
/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(head: { title: string, meta: string, menu: string, random: Random }) => string} open up to where the news begin
 * @property {(random: Random) => string} news one item
 * @property {(banners: readonly string[]) => string} banners ends the news
 * @property {(foot: { footer: string, end: string }) => string} close
 */

/** @type {readonly Engine[]} */
export const ENGINES = [BITRIX, WORDPRESS, UCOZ, HANDMADE];
