// What the outcome of a visit says about the network on the way: silence, an answer, or neither.
import { type FetchFailure, isFailure } from '../page/fetch.js';
import type { UncheckedReason } from '../verdict/reasons.js';
import type { Visited } from './visited.js';

const SILENT_REASONS: readonly UncheckedReason[] = ['dns', 'timeout', 'connection'];
/** The other side said no: the network carries. */
const ANSWERS: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
/** A name server may say that a name is unknown without asking anybody: that tells nothing. */
const UNKNOWN_NAME = 'ENOTFOUND';

/** Whether nobody answered, as it is when our own line is cut. */
export function isSilence(found: Visited['found']): boolean {
  if (!isFailure(found) || !isFirstHop(found) || isUnknownName(found)) return false;
  return SILENT_REASONS.includes(found.reason) && !ANSWERS.includes(found.detail ?? '');
}

/** Whether somebody out there answered. */
export function isAnswer(found: Visited['found']): boolean {
  return !isUnknownName(found) && !isSilence(found);
}

function isUnknownName(found: Visited['found']): boolean {
  return isFailure(found) && isFirstHop(found) && found.detail === UNKNOWN_NAME;
}

function isFirstHop({ status, redirects }: FetchFailure): boolean {
  return status === null && redirects.length === 0;
}
