// The walk over a page's markup, tag by tag, without a tree. It follows the tokenizer of the HTML
// standard to the letter and tree construction as far as it is sure of it. What plainly has nothing
// to do with the hosts that are looked for, nearly all of a page, it passes over; at all else it
// stops, and the caller (../walk-markup.ts) looks closely, and goes on with `run` behind it.
import { addAnchor, forgetAnchors } from './anchors';
import { commentContentEnd, commentEnd, findEndTag, holdsWord, scanComment } from './content-ends';
import { refuse, refusePartOfName } from './host';
import {
  ANCHOR,
  DRAWING,
  FORM,
  findKind,
  forgetMadeUpKinds,
  MARKUP,
  ORDINARY_END,
  ORDINARY_START,
  RAW_TEXT,
  SCRIPT,
  SHAPE,
  traitsOf,
  WHO,
} from './kinds';
import {
  beginTag,
  countDangling,
  depth,
  ENDED,
  end,
  inLooseTable,
  inTemplate,
  makeRoom,
  openAnchor,
  openAnchors,
  openNothing,
  pushPlain,
} from './open-elements';
import {
  findAttribute,
  mayBeHidden,
  scanTag,
  selfClosing,
  showTag,
  tagEnd,
  valueEnd,
  valueStart,
} from './scan-tag';
import {
  find,
  hasHint,
  isAllBlank,
  isLetter,
  isPlainAddress,
  isWordAt,
  mayBePartOfName,
  octetAt,
  pageLength,
  refuseOvergrown,
  refuseOvergrownContent,
  takePage,
} from './source';

export { anchorsAddress, countAnchors } from './anchors';
export { gather, gatheredAddresses, gatheredTexts } from './gather';
export { definePart, findHints, partAddress } from './hints';
export { defineKind, nameAddress } from './kinds';
export {
  countDoubts,
  endedAtTop,
  inHidden,
  inNoindex,
  isFostered,
  isSure,
  push,
  shadeIsUnsure,
} from './open-elements';
export { boundsAddress, tagAddress } from './scan-tag';
export { classifyOctets, countLines, lineStart, pageAddress } from './source';
export {
  addAnchor,
  end,
  hasHint,
  inLooseTable,
  inTemplate,
  makeRoom,
  openAnchor,
  openAnchors,
  scanTag,
  showTag,
};

/** Many times what a home page has, and a fraction of what the tree gives up at. */
const MAX_TAGS: i32 = 30_000;
const MAX_DEPTH: i32 = 300;
/** Each may be opened again in each paragraph. */
const MAX_COPIES: i32 = 50_000;
/** Labels take little more of one text: texts that may be one in the tree are no longer. */
const MAX_MERGED: i32 = 1_000;
/** At longer ones the caller looks, which may be closed early. */
const MAX_SHAPE_LENGTH: i32 = 1_000;

// What `run` stopped at.
const AT_END: i32 = 0;
const AT_TEXT: i32 = 1;
const AT_START_TAG: i32 = 2;
const AT_END_TAG: i32 = 3;
/** A comment, a document type, or what the tokenizer takes for a comment. */
const AT_DECLARATION: i32 = 4;

const BANG: u8 = 0x21;
const SLASH: u8 = 0x2f;
const LESS: u8 = 0x3c;
const GREATER: u8 = 0x3e;
const QUESTION: u8 = 0x3f;

/** Where it stands, whereto it reaches, and for a tag the number of its kind. */
let stopStart: i32 = 0;
let stopEnd: i32 = 0;
let stopKind: i32 = 0;

let cyrillicIsPlain: bool = false;
let tags: i32 = 0;
let rawTextInAnchors: bool = false;
/** Elements of which the caller keeps all that stands in them. */
let recorded: i32 = 0;
let inSelect: bool = false;
let behindBody: bool = false;
/** Whether a text and the one before it may be one in the tree; and whether a hint stands in that. */
let mayMerge: bool = false;
let textHasHint: bool = false;
let textLength: i32 = 0;

export function start(page: i32, hintsAt: usize, hintCount: i32, cyrillic: bool): void {
  takePage(page, hintsAt, hintCount);
  openNothing();
  forgetAnchors();
  forgetMadeUpKinds();
  cyrillicIsPlain = cyrillic;
  tags = 0;
  rawTextInAnchors = false;
  recorded = 0;
  inSelect = false;
  behindBody = false;
  mayMerge = false;
  textHasHint = false;
  textLength = 0;
}

export function stoppedFrom(): i32 {
  return stopStart;
}

export function stoppedTo(): i32 {
  return stopEnd;
}

export function stoppedKind(): i32 {
  return stopKind;
}

export function setRecorded(count: i32): void {
  recorded = count;
}

export function setInSelect(is: bool): void {
  inSelect = is;
}

export function setBehindBody(): void {
  behindBody = true;
}

/** Counts tags that the caller passed over. */
export function addTags(count: i32): void {
  tags += count;
}

export function noteRawText(): void {
  if (openAnchors() > 0) rawTextInAnchors = true;
}

export function hasRawTextInAnchors(): bool {
  return rawTextInAnchors;
}

/** What follows stands in another node than what came before; `isCertain` where it does for certain. */
export function boundary(isCertain: bool): void {
  if (isCertain) {
    mayMerge = false;
    textHasHint = false;
    textLength = 0;
  } else {
    mayMerge = true;
  }
}

/** Goes on at `from`, up to what must be looked at closely: what that is. */
export function run(from: i32): i32 {
  const length = pageLength();
  let textStart = from;
  let position = from;
  while (position < length) {
    const less = find(LESS, position);
    if (less === length) break;
    const octet = octetAt(less + 1);
    const opens = isLetter(octet);
    if (!opens && octet !== SLASH && octet !== BANG && octet !== QUESTION) {
      position = less + 1;
      continue;
    }
    // A slash that nothing follows is text.
    if (octet === SLASH && less + 2 >= length) break;
    if (textStart < less && !passText(textStart, less)) return AT_TEXT;
    const behind = opens
      ? passStartTag(less)
      : octet === SLASH
        ? passEndTag(less)
        : passDeclaration(less);
    if (behind < 0) return -behind;
    position = behind;
    textStart = behind;
  }
  if (textStart < length && !passText(textStart, length)) return AT_TEXT;
  return AT_END;
}

function stopAt(start: i32, end: i32): void {
  stopStart = start;
  stopEnd = end;
}

/** False where the caller is to look at the text. */
function passText(start: i32, end: i32): bool {
  const hinted = hasHint(start, end);
  const length = end - start;
  refuseOvergrown(start, end);
  const isLoose = inLooseTable();
  // What is read on a hyperlink is then read in another order.
  if (isLoose && openAnchors() > 0 && !isAllBlank(start, end)) refuse();
  const merges = mayMerge && textLength > 0;
  if (merges) {
    if (hinted || textHasHint) refuse();
    // A name in two texts leaves a hint in one of them; in more, one of them is all of the name.
    if (mayBePartOfName(start, end)) refusePartOfName(start, end);
    if (recorded > 0 && textLength + length > MAX_MERGED) refuse();
  } else if (isLoose && mayBePartOfName(start, end)) {
    refusePartOfName(start, end);
  }
  textHasHint = merges ? hinted || textHasHint : hinted;
  textLength = merges ? textLength + length : length;
  mayMerge = false;
  if (!hinted && recorded === 0) return true;
  stopAt(start, end);
  return false;
}

/** Behind the tag; or what the caller is to look at, below zero. */
function passStartTag(start: i32): i32 {
  // Where the page ends in a tag there is none.
  if (!scanTag(start + 1)) return pageLength();
  count();
  const behind = tagEnd;
  refuseOvergrown(start, behind);
  const kind = findKind(start + 1);
  const traits = traitsOf(kind);
  const who = traits & WHO;
  beginTag(start);
  const isQuiet = !inSelect && recorded === 0 && !hasHint(start, behind) && !mayBeHidden();
  if (isQuiet) {
    if ((traits & ORDINARY_START) !== 0) {
      passOrdinary(kind, traits);
      return behind;
    }
    if (who === ANCHOR) {
      const href = findAttribute('href');
      if (href === -1 || isPlainAddress(valueStart(href), valueEnd(href), cyrillicIsPlain)) {
        passAnchor(start, kind, href);
        return behind;
      }
    }
    if ((traits & RAW_TEXT) !== 0) {
      const end = passRawText(kind, who, behind);
      if (end >= 0) return end;
    }
    if (who === DRAWING && !selfClosing) {
      const end = passDrawing(kind, behind);
      if (end >= 0) return end;
      // Its tags were scanned over this one.
      scanTag(start + 1);
    }
  }
  stopAt(start, behind);
  stopKind = kind;
  showTag();
  return -AT_START_TAG;
}

function passOrdinary(kind: i32, traits: u32): void {
  const isInTemplate = inTemplate();
  if (isInTemplate && (traits & WHO) === FORM) refuse();
  const hasRoom = makeRoom(kind);
  // In a template, rows and forms are put where they would not be elsewhere.
  if (!hasRoom && inTemplate()) refuse();
  boundary(hasRoom);
  if (hasRoom && (traits & MARKUP) !== 0) pushPlain(kind);
}

function passAnchor(start: i32, kind: i32, href: i32): void {
  makeRoom(kind);
  boundary(true);
  if (href === -1 || inTemplate()) {
    pushPlain(kind);
  } else {
    const anchor = addAnchor(start, valueStart(href), valueEnd(href), tagEnd);
    openAnchor(kind, false, false, anchor, 0);
  }
}

/** Behind the end tag of an element without markup; below zero where the caller is to look at it. */
function passRawText(kind: i32, who: u32, contentStart: i32): i32 {
  const contentEnd = findEndTag(contentStart, kind);
  if (hasHint(contentStart, contentEnd)) return -1;
  // Within such a comment a script may hold end tags of scripts.
  if (who === SCRIPT && holdsWord('<!--', contentStart, contentEnd)) return -1;
  refuseOvergrownContent(contentStart, contentEnd);
  makeRoom(kind);
  noteRawText();
  boundary(true);
  if (contentEnd >= pageLength() || !scanTag(contentEnd + 2)) return pageLength();
  return tagEnd;
}

/** At the end tag of a drawing of plain shapes; below zero where the caller is to look at it. */
function passDrawing(kind: i32, contentStart: i32): i32 {
  const end = findEndTag(contentStart, kind);
  if (end >= pageLength() || hasHint(contentStart, end)) return -1;
  let shapes = 0;
  for (let at = find(LESS, contentStart); at < end; at = find(LESS, tagEnd)) {
    const isEndTag = octetAt(at + 1) === SLASH;
    const nameStart = at + (isEndTag ? 2 : 1);
    if (!scanTag(nameStart) || tagEnd > end || tagEnd - at > MAX_SHAPE_LENGTH) return -1;
    if ((traitsOf(findKind(nameStart)) & SHAPE) === 0) return -1;
    if (!isEndTag) shapes += 1;
  }
  makeRoom(kind);
  boundary(true);
  pushPlain(kind);
  tags += shapes;
  return end;
}

function passEndTag(start: i32): i32 {
  const octet = octetAt(start + 2);
  // Nothing at all, save that the parser has the next text begin here.
  if (octet === GREATER) refuse();
  if (!isLetter(octet)) {
    stopAt(start, start);
    return -AT_DECLARATION;
  }
  if (!scanTag(start + 2)) return pageLength();
  count();
  const behind = tagEnd;
  refuseOvergrown(start, behind);
  const kind = findKind(start + 2);
  const traits = traitsOf(kind);
  beginTag(start);
  if ((traits & ORDINARY_END) !== 0 && !inSelect && recorded === 0) {
    if ((traits & WHO) === FORM && inTemplate()) refuse();
    boundary(end(kind) === ENDED);
    return behind;
  }
  stopAt(start, behind);
  stopKind = kind;
  showTag();
  return -AT_END_TAG;
}

function passDeclaration(start: i32): i32 {
  count();
  stopAt(start, start);
  if (!isWordAt('<!--', start)) return -AT_DECLARATION;
  scanComment(start + 4);
  const behind = commentEnd;
  const isHeard =
    recorded > 0 || hasHint(start, behind) || holdsWord('noindex', start + 4, commentContentEnd);
  if (isHeard) return -AT_DECLARATION;
  refuseOvergrownContent(start + 4, commentContentEnd);
  // Behind the body's end tag it parts no texts: it stands outside of the body, they inside.
  boundary(!behindBody);
  return behind;
}

function count(): void {
  tags += 1;
  const open = depth();
  if (tags > MAX_TAGS || open > MAX_DEPTH || countDangling() * tags > MAX_COPIES) refuse();
}
