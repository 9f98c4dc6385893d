// The hyperlinks of the page.

/** Of each: where its tag begins, its address from and to, the end of its tag, and its end tag or -1. */
const SIZE: i32 = 20;
/** As many as the walk bears tags (MAX_TAGS in walk.ts). */
const ANCHORS: usize = memory.data(600_040, 8);

let count: i32 = 0;

export function anchorsAddress(): usize {
  return ANCHORS;
}

export function countAnchors(): i32 {
  return count;
}

export function forgetAnchors(): void {
  count = 0;
}

/** Takes a hyperlink, whose end is not known yet; its number. */
export function addAnchor(start: i32, hrefStart: i32, hrefEnd: i32, tagEnd: i32): i32 {
  const anchor = addressOf(count);
  store<i32>(anchor, start);
  store<i32>(anchor, hrefStart, 4);
  store<i32>(anchor, hrefEnd, 8);
  store<i32>(anchor, tagEnd, 12);
  store<i32>(anchor, -1, 16);
  count += 1;
  return count - 1;
}

export function endAnchor(anchor: i32, at: i32): void {
  store<i32>(addressOf(anchor), at, 16);
}

export function anchorStart(anchor: i32): i32 {
  return load<i32>(addressOf(anchor));
}

export function hrefStartOf(anchor: i32): i32 {
  return load<i32>(addressOf(anchor), 4);
}

export function hrefEndOf(anchor: i32): i32 {
  return load<i32>(addressOf(anchor), 8);
}

export function anchorTagEnd(anchor: i32): i32 {
  return load<i32>(addressOf(anchor), 12);
}

export function anchorEnd(anchor: i32): i32 {
  return load<i32>(addressOf(anchor), 16);
}

function addressOf(anchor: i32): usize {
  return ANCHORS + <usize>(anchor * SIZE);
}
