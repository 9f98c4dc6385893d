// Where the schools of a long list wait before anything is begun for them. Many must be at hand, so
// that others can be asked while a platform's queue stands; but a school that is begun and waits
// costs a hundred promises and closures, one that only waits here costs two. So no more of a domain
// are let in than may soon be asked, and no more of all.
import type { AnswerSchool } from './crawl.js';
import { domainOf } from './domain.js';
import { createGate } from './gate.js';
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
  const room = createGate(places);
  return async (school) => {
    if ('problem' in school.site) return answer(school);
    const domain = domainOf(school.site);
    await domains.enter(domain);
    await room.enter();
    try {
      return await answer(school);
    } finally {
      room.leave();
      domains.leave(domain);
    }
  };
}
