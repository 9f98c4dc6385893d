// How much there is to be seen without scripts, and whether scripts may add to it. Counters and
// widgets that every other site carries build no content; taking them for builders would turn a
// small honest page into one that cannot be judged.
import type { Content } from '../../verdict/findings.js';
import type { TreeElement } from '../node.js';
import { copy, copyText, foldBlanks } from './copy-text.js';
import { hrefOf, isHtml, isReadText, textIn } from './element.js';
import { MAX_SHORT_LENGTH, type OrderingScripts } from './script-redirect.js';
import type { Surroundings } from './surroundings.js';
import { descendants, isElement } from './walk.js';

export interface ContentMeter {
  readonly addElement: (element: TreeElement, around: Surroundings) => void;
  /** Takes a text that is read, each of its blanks one space. */
  readonly addText: (text: string) => void;
  readonly content: () => Content;
  readonly scripts: () => OrderingScripts;
}

const MAX_TEXT_START = 1_000;
const MAX_SCRIPTS = 10_000;
const MAX_SCRIPT_START = 4_000;
/** Beyond this much text nobody asks what the scripts say. */
const MAX_TEXT_WITH_SCRIPTS = 600;

const MEDIA = new Set(
  'img picture svg video audio object embed canvas input button select textarea'.split(' '),
);
const COUNTERS =
  /mc\.yandex|metrika|google-analytics|googletagmanager|gtag\(|top\.mail\.ru|top-fwz|_tmr|yadro\.ru|liveinternet|rambler\.ru|hotlog|openstat|sputnik\.ru|vk\.com\/rtrg|pos\.gosuslugi\.ru/i;
const SCRIPT_TYPE = /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script)?$/i;
const ROOT_ID = /^(?:root|app|__next|__nuxt|___gatsby|react-root|app-root|main-app|q-app|svelte)$/i;
const MAX_ROOT_TEXT_LENGTH = 100;
const MAX_ROOT_NODES = 200;

/** Measures one page while it is walked. */
export function createContentMeter(): ContentMeter {
  let anchorCount = 0;
  let textLength = 0;
  let textStart = '';
  let title = '';
  let mediaCount = 0;
  let scriptCount = 0;
  let hasEmptyRoot = false;
  let scripts = '';
  const short: string[] = [];

  const addCode = (code: string): void => {
    if (scripts.length < MAX_SCRIPTS) scripts += `${code.slice(0, MAX_SCRIPTS)}\n`;
    if (code.length <= MAX_SHORT_LENGTH && code.includes('location')) short.push(code);
  };

  /** What a browser does as soon as the page is there. */
  const addHandler = (element: TreeElement): void => {
    const code = element.attribute('onload') ?? '';
    if (!/location|submit|write|innerHTML/.test(code)) return;
    addCode(code);
    scriptCount += 1;
  };

  const addScript = (element: TreeElement): void => {
    const code = codeOf(element);
    if (code === null) return;
    addCode(code);
    if (isBuilder(element)) scriptCount += 1;
  };

  return {
    addElement(element, around) {
      if (around.inTemplate()) return;
      if (element.name === 'script') addScript(element);
      if (element.name === 'body' || element.name === 'frameset') addHandler(element);
      if (element.name === 'title' && isHtml(element)) title ||= copyText(textIn(element));
      if (hrefOf(element) !== null) anchorCount += 1;
      if (MEDIA.has(element.name) && isSeen(element)) mediaCount += 1;
      hasEmptyRoot ||= isRoot(element) && isAllButEmpty(element);
    },
    addText(text) {
      const read = foldBlanks(text);
      textLength += read.length;
      if (textStart.length < MAX_TEXT_START && read !== '') {
        textStart = `${textStart} ${read}`.slice(0, MAX_TEXT_START);
      }
    },
    content: () => {
      const isShort = anchorCount === 0 && textLength <= MAX_TEXT_WITH_SCRIPTS;
      return {
        anchorCount,
        textLength,
        textStart: copy(textStart, MAX_TEXT_START).trim(),
        title,
        mediaCount,
        scriptCount,
        hasEmptyRoot,
        scriptStart: isShort ? copy(scripts, MAX_SCRIPT_START) : '',
      };
    },
    scripts: () => ({ all: scripts, short }),
  };
}

/** The code of a script that runs, empty where it is kept elsewhere; null for none. */
function codeOf(script: TreeElement): string | null {
  if (!SCRIPT_TYPE.test(script.attribute('type')?.trim() ?? '')) return null;
  if (script.attribute('src')) return '';
  const inline = textIn(script);
  return /\S/.test(inline) ? inline : null;
}

/** Whether a script runs and is more than a counter. */
export function isBuilder(script: TreeElement): boolean {
  const code = codeOf(script);
  return code !== null && !COUNTERS.test(script.attribute('src') ?? '') && !COUNTERS.test(code);
}

/** Counters draw a picture of one pixel; hidden fields of forms are not drawn at all. */
function isSeen(element: TreeElement): boolean {
  if (element.name === 'input') return element.attribute('type')?.trim().toLowerCase() !== 'hidden';
  const isPoint = (size = '') => /^[01](?:px)?$/.test(size);
  return !isPoint(element.attribute('width')) && !isPoint(element.attribute('height'));
}

function isRoot(element: TreeElement): boolean {
  if (!isHtml(element)) return false;
  return ROOT_ID.test(element.attribute('id') ?? '') || ROOT_ID.test(element.name);
}

/** A word such as «Загрузка…» or a spinner may stand where the content will be. */
function isAllButEmpty(root: TreeElement): boolean {
  let nodes = 0;
  let length = 0;
  for (const node of descendants(root)) {
    nodes += 1;
    if (isElement(node)) {
      if (hrefOf(node) !== null || node.name === 'template') return false;
    } else if (isReadText(node)) {
      length += foldBlanks(node.data).length;
    }
    if (nodes > MAX_ROOT_NODES || length > MAX_ROOT_TEXT_LENGTH) return false;
  }
  return true;
}
