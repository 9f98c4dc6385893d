// Blocked is not absent: an answer that a protective front gave in place of the site says nothing
// about the site. But a front's traces alone do not make a challenge, since it signs the real page
// too, and its customers' 404 is a 404: they count where the status refuses the visitor, or on a
// short page without a single anchor.
import { BLOCK_SIGNATURES, type BlockSignature } from './block-signatures.js';
import type { Content } from './findings.js';

export interface AnswerTraits {
  readonly status: number;
  /** The `server` header, null where there was none. */
  readonly server: string | null;
  readonly cookieNames: readonly string[];
  readonly content: Content;
}

/** These statuses refuse the visitor, whoever sent them. */
const REFUSALS: readonly number[] = [401, 403, 429];
/** These say what they say, also from behind a front. */
const PLAIN_ERRORS: readonly number[] = [404, 410, 500, 502, 504];

const MAX_CHALLENGE_TEXT_LENGTH = 600;
const MAX_SILENT_TEXT_LENGTH = 200;

/** Who stands in the way: the name of a front or the status; null when the page is the site's. */
export function classifyBlock(answer: AnswerTraits): string | null {
  const { status, content } = answer;
  const words = `${content.title}\n${content.textStart}\n${content.scriptStart}`.toLowerCase();
  const byWords = BLOCK_SIGNATURES.find(({ marks }) => marks.some((mark) => words.includes(mark)));
  const byTraces = BLOCK_SIGNATURES.find((signature) => leavesTraces(signature, answer));
  const front = (byTraces ?? byWords)?.name ?? null;
  if (isRefusal(status)) return front === null ? String(status) : `${front}, ${status}`;
  if (status < 200 || status >= 300) {
    return status < 400 || PLAIN_ERRORS.includes(status) || front === null
      ? null
      : `${front}, ${status}`;
  }
  if (content.anchorCount > 0 || content.textLength > MAX_CHALLENGE_TEXT_LENGTH) return null;
  if (byWords !== undefined) return byWords.name;
  if (content.hasEmptyRoot || content.textLength > MAX_SILENT_TEXT_LENGTH) return null;
  if (setsCookieAndReloads(content.scriptStart)) return front ?? 'cookie';
  return byTraces !== undefined && content.scriptCount > 0 ? byTraces.name : null;
}

/** Whether a status refuses the visitor, whatever stands on the page. */
export function isRefusal(status: number): boolean {
  return REFUSALS.includes(status);
}

function leavesTraces(
  { servers, cookies }: BlockSignature,
  { server, cookieNames }: AnswerTraits,
): boolean {
  const header = server?.toLowerCase() ?? '';
  return (
    servers.some((start) => header.startsWith(start)) ||
    cookies.some((start) => cookieNames.some((name) => name.startsWith(start)))
  );
}

/** The home-made wall: a script that sets a cookie and asks for the same page again. */
function setsCookieAndReloads(script: string): boolean {
  return (
    /document\.cookie\s*=[^=]/.test(script) &&
    /location\.(?:reload|replace|assign)\s*\(|location(?:\.href)?\s*=[^=]/.test(script)
  );
}
