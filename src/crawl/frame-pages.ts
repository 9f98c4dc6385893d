// A page and what its frames show, read one after another until there is enough.
import { type FetchContext, isFailure } from '../page/fetch.js';
import { belongsToDocument } from '../page/frames.js';
import { allFindings, type Findings, findingsAt } from '../verdict/findings.js';
import { addFrame } from '../verdict/frames.js';
import { type Doubt, type Doubts, doubtAboutFrame, isGone } from './doubt.js';
import { followMarkup, type Landed, type LandingOptions, withoutHash } from './landing.js';

/**
 * Findings of a page and its frames together, and the first doubt that a frame leaves about what
 * each set of rules looks for.
 */
export async function readFrames(
  home: Omit<Landed, 'doubt'>,
  context: FetchContext,
  options: LandingOptions,
): Promise<{ readonly findings: Findings; readonly doubts: Doubts }> {
  const read = new Set([home.page.address]);
  const waiting = addressesOfFrames(home);
  let findings = home.findings;
  let doubts: Doubts = allFindings(findings).map(() => null);
  while (!options.isEnough(findings)) {
    const address = waiting.shift();
    if (address === undefined) break;
    if (read.has(address)) continue;
    read.add(address);
    const frame = await readFrame(address, context, options);
    doubts = doubts.map((doubt, index) => doubt ?? frame.doubtAt(index));
    if (frame.landed === null) continue;
    findings = addFrame(findings, frame.landed.findings, frame.landed.page.address);
    waiting.push(...addressesOfFrames(frame.landed));
  }
  return { findings, doubts };
}

/** The frames of a document that count as part of it. */
function addressesOfFrames({ page, findings }: Omit<Landed, 'doubt'>): string[] {
  return findings.frames
    .filter((frame) => belongsToDocument(frame, page))
    .map(({ url }) => withoutHash(url));
}

interface FrameRead {
  /** Null for a frame that has nothing to add. */
  readonly landed: Landed | null;
  /** What it leaves open for the set of rules at `index`. */
  readonly doubtAt: (index: number) => Doubt | null;
}

async function readFrame(
  address: string,
  context: FetchContext,
  options: LandingOptions,
): Promise<FrameRead> {
  const answer = await options.fetchPage(address, { ...context, purpose: 'frame' });
  const landed = isFailure(answer) ? answer : await followMarkup(answer, context, options);
  const last = isFailure(landed) ? landed : landed.page;
  if (isGone(last)) return { landed: null, doubtAt: () => null };
  if (isFailure(landed)) return { landed: null, doubtAt: () => landed };
  const { page, findings, doubt } = landed;
  return {
    landed,
    doubtAt: (index) => doubt ?? doubtAboutFrame(page, findingsAt(findings, index)),
  };
}
