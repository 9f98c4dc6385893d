// A page and its frames are one thing to a visitor: what a frame shows is shown by the page.
import type { Content, Findings, PageIdentity, Sought } from './findings.js';
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
    ...addIdentity(page.identity, frame.identity, frameAddress),
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
    innerPages: [...page.innerPages, ...frame.innerPages.map(inFrame)],
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

/** A registrar's mask shows nothing itself: what its frame shows is the page. */
function addIdentity(
  page: PageIdentity | undefined,
  frame: PageIdentity | undefined,
  frameAddress: string,
): Pick<Findings, 'identity'> {
  if (page === undefined || frame === undefined) return {};
  const shift = page.text === '' ? 0 : page.text.length + 1;
  const outward = frame.outwardLinks.map(({ at, url }) => ({ at: at + shift, url }));
  return {
    identity: {
      ...addMask(page, frame, frameAddress),
      title: page.title || frame.title,
      description: page.description || frame.description,
      text: shift === 0 ? frame.text : `${page.text} ${frame.text}`,
      textLength: page.textLength + frame.textLength,
      plainText: `${page.plainText}\n${frame.plainText}`.trim(),
      headings: `${page.headings} ${frame.headings}`.trim(),
      ownLinkCount: page.ownLinkCount + frame.ownLinkCount,
      ownPaths: `${page.ownPaths}\n${frame.ownPaths}`,
      ownLabels: `${page.ownLabels}\n${frame.ownLabels}`,
      outwardLinks: [...page.outwardLinks, ...outward],
      itemprops: [...new Set([...page.itemprops, ...frame.itemprops])],
      copyMarks: [...new Set([...page.copyMarks, ...frame.copyMarks])],
      hasPasswordField: page.hasPasswordField || frame.hasPasswordField,
    },
  };
}

/** Frames of one host that show all the text there is. */
function addMask(
  page: PageIdentity,
  frame: PageIdentity,
  frameAddress: string,
): Pick<PageIdentity, 'shownBy'> {
  const { hostname } = new URL(frameAddress);
  const isAlone = page.text === '' || page.shownBy?.host === hostname;
  if (hostname === '' || !isAlone) return {};
  return { shownBy: { host: hostname, title: page.shownBy?.title || frame.title } };
}
