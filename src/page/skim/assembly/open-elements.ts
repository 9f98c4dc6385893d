// The stack of open elements, kept by the rules of the HTML standard's tree construction, save for
// what crosses: where formatting elements are misnested the tree rebuilds them, and this only says
// that from there on it is not sure.
import { endAnchor } from './anchors';
import { ended, refuse } from './host';
import {
  ANCHOR,
  ANCHOR_ENTRY,
  BUTTON,
  BUTTON_ENTRY,
  CELL,
  CLOSES_PARAGRAPH,
  COLUMN_GROUP,
  DEFINITION_ENTRY,
  ENDS_ACROSS,
  ENTRY,
  FORM,
  FORM_ENTRY,
  FORMATTING,
  HEADING_ENTRY,
  IMPLIED_END,
  LIST,
  LIST_ITEM,
  LIST_ITEM_ENTRY,
  OPTION,
  OPTION_ENTRY,
  PARAGRAPH,
  ROW,
  SCOPE,
  SPECIAL,
  STAYS_IN_TABLE,
  STOPS_ITEM,
  TABLE,
  TABLE_PART_ENTRY,
  TEMPLATE,
  traitsOf,
  WHO,
} from './kinds';

/** Deeper than the walk goes (MAX_DEPTH in walk.ts). */
const MAX_OPEN: i32 = 320;
/** Number of the kind, its traits, its shade, the anchor, the element, and the doubts when it began. */
const ENTRY_SIZE: i32 = 24;
const STACK: usize = memory.data(7_680, 8);
/** In each open table a group of rows and a row may be open, too. */
const ROWS_PER_TABLE: i32 = 2;

/** What keeps an element from being seen or indexed, as bits. */
const HIDDEN: i32 = 1;
const NOINDEX: i32 = 2;

/** Whether an end tag ended an element, and whether that is certain. */
export const ENDED: i32 = 0;
export const IGNORED: i32 = 1;
export const UNCERTAIN: i32 = 2;

let count: i32 = 0;
/** What the tree may have open and this has not: what was left by uncertain ends. */
let slack: i32 = 0;
let tables: i32 = 0;
let paragraphs: i32 = 0;
let anchorsInStack: i32 = 0;
let templates: i32 = 0;
/** Formatting elements that ended without an end tag: the tree opens them again. */
let dangling: i32 = 0;
let sure: bool = true;
let fostered: bool = false;
let formOpen: bool = false;
/** So many of the open elements hide what stands in them, or keep it from being indexed. */
let hidden: i32 = 0;
let noindex: i32 = 0;
let shadeUnsure: bool = false;
let doubts: i32 = 0;
let endedTop: bool = false;
/** Hyperlinks that are open. */
let openAnchorCount: i32 = 0;
/** The tag that is looked at begins here. */
let tagStart: i32 = 0;

export function openNothing(): void {
  count = 0;
  slack = 0;
  tables = 0;
  paragraphs = 0;
  anchorsInStack = 0;
  templates = 0;
  dangling = 0;
  sure = true;
  fostered = false;
  formOpen = false;
  hidden = 0;
  noindex = 0;
  shadeUnsure = false;
  doubts = 0;
  endedTop = false;
  openAnchorCount = 0;
}

export function beginTag(start: i32): void {
  tagStart = start;
}

/** False once the tree may hold other elements open than this. */
export function isSure(): bool {
  return sure;
}

/** Whether something was put where the tree takes it out of its table. */
export function isFostered(): bool {
  return fostered;
}

/** How often the tree may have gone another way. */
export function countDoubts(): i32 {
  return doubts;
}

/** Whether the last end tag ended the element that was opened last. */
export function endedAtTop(): bool {
  return endedTop;
}

/** Whether something more or less than what is said to be may be hidden or not indexed. */
export function shadeIsUnsure(): bool {
  return shadeUnsure;
}

export function inHidden(): bool {
  return hidden > 0;
}

export function inNoindex(): bool {
  return noindex > 0;
}

/** Whether what is put here is part of no page. */
export function inTemplate(): bool {
  return templates > 0;
}

export function openAnchors(): i32 {
  return openAnchorCount;
}

export function depth(): i32 {
  return count + tables * ROWS_PER_TABLE + slack + dangling;
}

export function countDangling(): i32 {
  return dangling;
}

/** Whether text or an element here would be taken out of a table. */
export function inLooseTable(): bool {
  return tables > 0 && is(topTraits(), TABLE);
}

function is(traits: u32, who: u32): bool {
  return (traits & WHO) === who;
}

function entryAt(index: i32): usize {
  return STACK + <usize>(index * ENTRY_SIZE);
}

function kindAt(index: i32): i32 {
  return load<i32>(entryAt(index));
}

function traitsAt(index: i32): u32 {
  return load<u32>(entryAt(index), 4);
}

function topTraits(): u32 {
  return count > 0 ? traitsAt(count - 1) : 0;
}

/** Makes room for an element of this kind: ends what its start tag ends; false where it is ignored. */
export function makeRoom(kind: i32): bool {
  const traits = traitsOf(kind);
  endedTop = false;
  const entry = traits & ENTRY;
  if (entry === TABLE_PART_ENTRY) return backToTable();
  if (entry === FORM_ENTRY) {
    if (formOpen) return false;
    formOpen = true;
  } else if (entry === LIST_ITEM_ENTRY || entry === DEFINITION_ENTRY) {
    endItem(entry);
  } else if (entry === BUTTON_ENTRY) {
    const open = findWho(BUTTON, SCOPE);
    if (open !== -1) popTo(open);
  } else if (entry === OPTION_ENTRY) {
    if (is(topTraits(), OPTION)) endTop();
  } else if (entry === ANCHOR_ENTRY) {
    if (anchorsInStack > 0) endFormatting(kind);
  }
  if ((traits & CLOSES_PARAGRAPH) !== 0 && paragraphs > 0) {
    const open = findParagraph();
    if (open !== -1) {
      // In quirks mode a table stays in its paragraph.
      if (is(traits, TABLE)) doubt();
      popTo(open);
    }
  }
  if (entry === HEADING_ENTRY && (topTraits() & ENTRY) === HEADING_ENTRY) endTop();
  if ((traits & STAYS_IN_TABLE) === 0 && inLooseTable()) {
    // What is read on a hyperlink is then read in another order.
    if (openAnchorCount > 0) refuse();
    fostered = true;
  }
  return true;
}

/** Ends what was opened last, unless formatting that goes on in it was: then the tree keeps it open. */
function endTop(): void {
  if (dangling > 0) doubt();
  popTo(count - 1);
}

/** Opens an element of which nothing else is to be known. */
export function pushPlain(kind: i32): void {
  push(kind, false, false, -1, 0);
}

/** Opens an element; `anchor` is the hyperlink it is, or -1, and `element` what the caller calls it, or 0. */
export function push(kind: i32, isHidden: bool, isNoindex: bool, anchor: i32, element: i32): void {
  const traits = traitsOf(kind);
  if ((traits & ROW) !== 0) return;
  const who = traits & WHO;
  if (who === FORM && inLooseTable()) return;
  if (count >= MAX_OPEN) unreachable();
  const entry = entryAt(count);
  const shade = (isHidden ? HIDDEN : 0) | (isNoindex ? NOINDEX : 0);
  store<i32>(entry, kind);
  store<u32>(entry, traits, 4);
  store<i32>(entry, shade, 8);
  store<i32>(entry, anchor, 12);
  store<i32>(entry, element, 16);
  store<i32>(entry, doubts, 20);
  count += 1;
  if (who === TABLE) tables += 1;
  else if (who === PARAGRAPH) paragraphs += 1;
  else if (who === ANCHOR) anchorsInStack += 1;
  else if (who === TEMPLATE) templates += 1;
  if (isHidden) hidden += 1;
  if (isNoindex) noindex += 1;
  if (shade !== 0 && !sure) shadeUnsure = true;
}

/** Opens the hyperlink `anchor`. */
export function openAnchor(
  kind: i32,
  isHidden: bool,
  isNoindex: bool,
  anchor: i32,
  element: i32,
): void {
  openAnchorCount += 1;
  push(kind, isHidden, isNoindex, anchor, element);
}

/** From here on the tree may have other elements open. */
function doubt(): void {
  sure = false;
  doubts += 1;
  if (hidden + noindex > 0) shadeUnsure = true;
}

/** Ends what the end tag ends. */
export function end(kind: i32): i32 {
  const traits = traitsOf(kind);
  const isForm = is(traits, FORM);
  // Formatting that goes on in a form stays open when that ends, and what follows stands in both.
  const goesOn = isForm && dangling > 0;
  endedTop = count > 0 && kindAt(count - 1) === kind && !goesOn;
  if (endedTop) {
    if (isForm) formOpen = false;
    pop(true);
    return sure ? ENDED : UNCERTAIN;
  }
  const effect = endInside(kind, traits);
  return sure ? effect : UNCERTAIN;
}

function endInside(kind: i32, traits: u32): i32 {
  if ((traits & ROW) !== 0 || is(traits, COLUMN_GROUP)) return backToTable() ? ENDED : IGNORED;
  if ((traits & FORMATTING) !== 0) return endFormatting(kind);
  if (is(traits, PARAGRAPH)) {
    const open = findParagraph();
    // A lone end tag makes an empty paragraph, though not at the beginning of a template.
    if (open === -1 && templates > 0) doubt();
    if (open !== -1) popTo(open);
    return ENDED;
  }
  if (is(traits, FORM)) return endForm();
  if ((traits & ENTRY) === HEADING_ENTRY) return endAt(findHeading());
  return endAt(findInReach(kind, traits));
}

function endAt(index: i32): i32 {
  if (index === -1) return IGNORED;
  popTo(index);
  return ENDED;
}

function endFormatting(kind: i32): i32 {
  let isOpen = false;
  for (let index = count - 1; index >= 0; index -= 1) {
    if (kindAt(index) === kind) {
      popTo(index + 1);
      pop(true);
      return ENDED;
    }
    if ((traitsAt(index) & SPECIAL) !== 0) {
      isOpen = isAnywhere(kind, index - 1);
      break;
    }
  }
  if (!isOpen && dangling === 0) return IGNORED;
  // The tree's adoption agency: what is open in it goes on, in a copy.
  doubt();
  return UNCERTAIN;
}

function isAnywhere(kind: i32, from: i32): bool {
  for (let index = from; index >= 0; index -= 1) if (kindAt(index) === kind) return true;
  return false;
}

function endForm(): i32 {
  if (!formOpen) return IGNORED;
  formOpen = false;
  const open = findWho(FORM, SCOPE);
  if (open === -1) return IGNORED;
  while ((topTraits() & IMPLIED_END) !== 0) pop(false);
  if (open >= count) return ENDED;
  if (open === count - 1 && dangling === 0) {
    pop(false);
    return ENDED;
  }
  // What is open in it stays open.
  const shade = load<i32>(entryAt(open), 8);
  const element = load<i32>(entryAt(open), 16);
  const doubtsThen = load<i32>(entryAt(open), 20);
  memory.copy(entryAt(open), entryAt(open + 1), <usize>((count - 1 - open) * ENTRY_SIZE));
  count -= 1;
  doubt();
  if (element !== 0) ended(element, doubtsThen, false, false);
  if ((shade & HIDDEN) !== 0) hidden -= 1;
  if ((shade & NOINDEX) !== 0) noindex -= 1;
  return UNCERTAIN;
}

/** Ends the open list item or definition that a new one ends. */
function endItem(entry: u32): void {
  for (let index = count - 1; index >= 0; index -= 1) {
    const traits = traitsAt(index);
    if ((traits & ENTRY) === entry) {
      popTo(index);
      return;
    }
    if ((traits & STOPS_ITEM) !== 0) return;
  }
}

/** Ends all that is open in the nearest table; false where there is none. */
function backToTable(): bool {
  if (tables === 0) return false;
  for (let index = count - 1; index >= 0; index -= 1) {
    const who = traitsAt(index) & WHO;
    if (who === TABLE) {
      popTo(index + 1);
      return true;
    }
    if (who === TEMPLATE) return false;
  }
  return false;
}

/** Where the open paragraph stands that a start tag would end; -1 for nowhere. */
function findParagraph(): i32 {
  if (paragraphs === 0) return -1;
  for (let index = count - 1; index >= 0; index -= 1) {
    const traits = traitsAt(index);
    if (is(traits, PARAGRAPH)) return index;
    if ((traits & SCOPE) !== 0 || is(traits, BUTTON)) return -1;
  }
  return -1;
}

/** Where `who` is open; nothing is looked for beyond an element with one of the `stops`. */
function findWho(who: u32, stops: u32): i32 {
  for (let index = count - 1; index >= 0; index -= 1) {
    const traits = traitsAt(index);
    if (is(traits, who)) return index;
    if ((traits & stops) !== 0) return -1;
  }
  return -1;
}

function findHeading(): i32 {
  for (let index = count - 1; index >= 0; index -= 1) {
    const traits = traitsAt(index);
    if ((traits & ENTRY) === HEADING_ENTRY) return index;
    if ((traits & SCOPE) !== 0) return -1;
  }
  return -1;
}

/** Where the element is open that an end tag of the kind ends, when it has no rule of its own. */
function findInReach(kind: i32, traits: u32): i32 {
  for (let index = count - 1; index >= 0; index -= 1) {
    if (kindAt(index) === kind) return index;
    if (stops(traits, traitsAt(index))) return -1;
  }
  return -1;
}

/** Whether the end tag of the one does not reach across the other. */
function stops(ending: u32, open: u32): bool {
  const who = open & WHO;
  if (is(ending, LIST_ITEM)) return (open & SCOPE) !== 0 || who === LIST;
  if (is(ending, TABLE)) return who === TEMPLATE;
  if (is(ending, TEMPLATE)) return false;
  if ((ending & CELL) !== 0) return who === TABLE || who === TEMPLATE;
  const endsInScope = (ending & ENDS_ACROSS) !== 0 || (ending & ENTRY) === DEFINITION_ENTRY;
  return (open & (endsInScope ? SCOPE : SPECIAL)) !== 0;
}

function popTo(index: i32): void {
  while (count > index) pop(false);
}

/** Ends the element that was opened last, by its own end tag (or what the standard takes for one) or not. */
function pop(byOwnTag: bool): void {
  if (count === 0) return;
  count -= 1;
  const entry = entryAt(count);
  const traits = load<u32>(entry, 4);
  const shade = load<i32>(entry, 8);
  const anchor = load<i32>(entry, 12);
  const element = load<i32>(entry, 16);
  const doubtsThen = load<i32>(entry, 20);
  const who = traits & WHO;
  if (who === TABLE) tables -= 1;
  else if (who === PARAGRAPH) paragraphs -= 1;
  else if (who === ANCHOR) anchorsInStack -= 1;
  else if (who === TEMPLATE) templates -= 1;
  if ((shade & HIDDEN) !== 0) hidden -= 1;
  if ((shade & NOINDEX) !== 0) noindex -= 1;
  const isFormatting = (traits & FORMATTING) !== 0;
  if (!byOwnTag) {
    if (isFormatting) {
      dangling += 1;
      // Its copies hide what stands in them, too.
      if ((shade & HIDDEN) !== 0) shadeUnsure = true;
    }
    // The next one ends the copy of it that the tree has open, and what stands in that.
    if (who === ANCHOR) doubt();
    if (!sure) slack += 1;
  }
  if (anchor !== -1) {
    openAnchorCount -= 1;
    const isCertain = sure || (endedTop && doubtsThen === doubts);
    if (byOwnTag && isCertain) endAnchor(anchor, tagStart);
  }
  if (element !== 0) ended(element, doubtsThen, isFormatting, byOwnTag);
}
