// Whether what the server sent is what a visitor sees. The limits are drawn from both sides: the
// smallest real home pages seen (a heading, a line of text, a menu) are pages without a link, and
// must stay so; the shells of React, Vue and Angular hold nothing but an empty element and a script,
// sometimes with a few words («Загрузка…») or a footer around it.
import type { Content } from './findings.js';

const SHELL = { maxAnchors: 5, maxTextLength: 500 };
const BARE = { maxAnchors: 1, maxTextLength: 200 };

/**
 * Whether scripts would fill the page. An empty root that waits for its script says so whatever
 * else was found; scripts on an all but empty page say so only where nothing else was.
 */
export function isUnfilledShell(
  content: Content,
  { hasNothing }: { readonly hasNothing: boolean },
): boolean {
  if (content.isLeft) return true;
  if (content.scriptCount === 0) return false;
  if (content.hasEmptyRoot) return isWithin(content, SHELL);
  return hasNothing && content.mediaCount === 0 && isWithin(content, BARE);
}

/** Whether there is nothing to be seen at all. */
export function lacksContent(content: Content): boolean {
  return content.textLength === 0 && content.anchorCount === 0 && content.mediaCount === 0;
}

function isWithin(
  { anchorCount, textLength }: Content,
  limits: { readonly maxAnchors: number; readonly maxTextLength: number },
): boolean {
  return anchorCount <= limits.maxAnchors && textLength <= limits.maxTextLength;
}
