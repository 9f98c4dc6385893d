// Where the schools of a long list wait before anything is begun for them. Many must be at hand, so
// that others can be asked while a platform's queue stands; but a school that is begun and waits
// costs a hundred promises and closures, one that only waits here costs two. So no more of a domain
// are let in than may soon be asked, and no more of all.
import pLimit from 'p-limit';
import type { AnswerSchool } from './crawl.js';
import { domainOf } from './domain.js';
import { createGates } from './gates.js';

export interface WaitingRoomOptions {
  /** Schools of one domain that are let in. */
  readonly perDomain: number;
  /** Schools of all domains that are let in. */
  readonly places: number;
}

/** Makes `answer` wait until there is a place for the school. */
export function createWaitingRoom(
  answer: AnswerSchool,
  { perDomain, places }: WaitingRoomOptions,
): AnswerSchool {
  // Nobody pauses these gates: they have nothing to end when the run is stopped.
  const domains = createGates(perDomain, new AbortController().signal);
  const inPlace = pLimit(places);
  return (school) =>
    'problem' in school.site
      ? answer(school)
      : domains.pass(domainOf(school.site), () => inPlace(answer, school));
}
