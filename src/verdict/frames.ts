// A page and its frames are one thing to a visitor: what a frame shows is shown by the page.
import type { Content, Findings, Sought } from './findings.js';
import type { Place } from './link.js';

/** The findings of a page together with those of a frame in it, which is named in each place. */
export function addFrame(page: Findings, frame: Findings, frameAddress: string): Findings {
  const further = page.further?.map((sought, index) => {
    const inFrame = frame.further?.[index];
    return inFrame === undefined ? sought : addSought(sought, inFrame, frameAddress);
  });
  return {
    ...page,
    ...addSought(page, frame, frameAddress),
    ...(further === undefined ? {} : { further }),
    content: addContent(page.content, frame.content),
    truncated: page.truncated || frame.truncated,
  };
}

function addSought(page: Sought, frame: Sought, frameAddress: string): Sought {
  const inFrame = <Found extends Place>(found: Found): Found => ({
    ...found,
    frame: found.frame ?? frameAddress,
  });
  return {
    links: [...page.links, ...frame.links.map(inFrame)],
    nearMisses: [...page.nearMisses, ...frame.nearMisses.map(inFrame)],
    innerPages: [...page.innerPages, ...frame.innerPages],
  };
}

function addContent(page: Content, frame: Content): Content {
  return {
    ...page,
    anchorCount: page.anchorCount + frame.anchorCount,
    textLength: page.textLength + frame.textLength,
    textStart: page.textStart || frame.textStart,
    mediaCount: page.mediaCount + frame.mediaCount,
    scriptCount: page.scriptCount + frame.scriptCount,
    hasEmptyRoot: page.hasEmptyRoot || frame.hasEmptyRoot,
  };
}
