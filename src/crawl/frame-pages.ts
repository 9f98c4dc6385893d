// A page and what its frames show, read one after another until there is enough.

import { belongsToDocument } from '../page/collect/frames.js';
import { type FetchContext, isFailure } from '../page/fetch.js';
import { allFindings, type Findings, findingsAt } from '../verdict/findings.js';
import { addFrame } from '../verdict/frames.js';
import { type Caveat, type Caveats, caveatOfFrame, isGone } from './caveat.js';
import {
  type FollowedPage,
  type FollowOptions,
  followMarkup,
  withoutHash,
} from './follow-markup.js';

/**
 * Findings of a page and its frames together, and the first caveat that a frame leaves about what
 * each set of rules looks for.
 */
export async function readFrames(
  home: Omit<FollowedPage, 'caveat'>,
  context: FetchContext,
  options: FollowOptions,
): Promise<{ readonly findings: Findings; readonly caveats: Caveats }> {
  const read = new Set([home.page.address]);
  const waiting = addressesOfFrames(home);
  let findings = home.findings;
  let caveats: Caveats = allFindings(findings).map(() => null);
  while (!options.isEnough(findings)) {
    const address = waiting.shift();
    if (address === undefined) break;
    if (read.has(address)) continue;
    read.add(address);
    const frame = await readFrame(address, context, options);
    caveats = caveats.map((caveat, index) => caveat ?? frame.caveatAt(index));
    if (frame.followed === null) continue;
    findings = addFrame(findings, frame.followed.findings, frame.followed.page.address);
    waiting.push(...addressesOfFrames(frame.followed));
  }
  return { findings, caveats };
}

/** The frames of a document that count as part of it. */
function addressesOfFrames({ page, findings }: Omit<FollowedPage, 'caveat'>): string[] {
  return findings.frames
    .filter((frame) => belongsToDocument(frame, page))
    .map(({ url }) => withoutHash(url));
}

interface FrameRead {
  /** Null for a frame that has nothing to add. */
  readonly followed: FollowedPage | null;
  /** What it leaves open for the set of rules at `index`. */
  readonly caveatAt: (index: number) => Caveat | null;
}

async function readFrame(
  address: string,
  context: FetchContext,
  options: FollowOptions,
): Promise<FrameRead> {
  const answer = await options.fetchPage(address, { ...context, purpose: 'frame' });
  const followed = isFailure(answer) ? answer : await followMarkup(answer, context, options);
  const last = isFailure(followed) ? followed : followed.page;
  if (isGone(last)) return { followed: null, caveatAt: () => null };
  if (isFailure(followed)) return { followed: null, caveatAt: () => followed };
  const { page, findings, caveat } = followed;
  return {
    followed,
    caveatAt: (index) => caveat ?? caveatOfFrame(page, findingsAt(findings, index)),
  };
}
