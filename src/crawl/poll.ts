// A question to many sites: does the page with this sign stand there?
import { isFailure } from '../page/fetch.js';
import type { SiteAddress } from '../school.js';
import type { Votes } from './alike.js';
import { signsOfVisit } from './signs.js';
import type { Visited } from './visited.js';

export interface Poll {
  /** Takes note of what came of a visit; what gave no page has no vote. */
  readonly add: (site: SiteAddress, found: Visited['found']) => void;
  readonly pages: () => number;
  /** The part of the pages that are other ones. */
  readonly against: () => number;
}

/** A poll that begins with these votes. */
export function createPoll(sign: string, votes: Votes = { same: 0, other: 0 }): Poll {
  let { same, other } = votes;
  return {
    add(site, found) {
      if (signsOfVisit(found, site).includes(sign)) same += 1;
      else if (!isFailure(found)) other += 1;
    },
    pages: () => same + other,
    against: () => (other === 0 ? 0 : other / (same + other)),
  };
}
