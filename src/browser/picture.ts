// The picture of a page as it was seen, the link that decided in a frame.
import type { CDPSession } from 'playwright-core';
import type { Anchor, Serialised } from './snapshot.js';

const WIDTH = 1_280;
const MAX_HEIGHT = 4_000;
/** What stands above a link far down. */
const ABOVE = 1_000;

const DRAW_FRAME = `function () {
  const element = this;
  element.style.setProperty('outline', '5px solid #d8003c', 'important');
  element.style.setProperty('outline-offset', '3px', 'important');
}`;

/** A PNG 1,280 pixels wide and at most 4,000 high; `href` is that of the link to be framed. */
export async function takePicture(
  session: CDPSession,
  { anchors, height }: Serialised,
  href: string | null,
): Promise<Uint8Array> {
  const found = anchors.find((anchor) => anchor.href === href && anchor.y !== null);
  if (found !== undefined) await drawFrame(session, found);
  const isFar = found?.y != null && found.y > MAX_HEIGHT - ABOVE / 2;
  const y = isFar ? Math.floor((found?.y ?? 0) - ABOVE) : 0;
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: {
      x: 0,
      y,
      width: WIDTH,
      height: Math.max(1, Math.min(MAX_HEIGHT, height - y)),
      scale: 1,
    },
  });
  return Buffer.from(data, 'base64');
}

/** In a world of its own, where the page has no say. */
async function drawFrame(session: CDPSession, { node }: Anchor): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const { object } = await session.send('DOM.resolveNode', {
    backendNodeId: node,
    executionContextId,
  });
  const { objectId } = object;
  if (objectId === undefined) return;
  await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration: DRAW_FRAME });
}
