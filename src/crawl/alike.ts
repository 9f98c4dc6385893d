// Which sign the sites that answered last have in common, if most of them have.
import type { SiteAddress } from '../school.js';
import type { Signs } from './signs.js';

export interface Alike {
  /** Takes note of an answer, the last of its domain; the sign that most have in common now, else null. */
  readonly note: (answer: SignedAnswer) => string | null;
  /** How many of the last answers have the sign, and how many not, since it was seen first. */
  readonly votes: (sign: string) => Votes;
  /** Sites that answered unlike the one before them, one of a domain. */
  readonly distinct: () => readonly SiteAddress[];
  /** The sign is known to be that of sites themselves. */
  readonly excuse: (sign: string) => void;
}

export interface SignedAnswer {
  readonly site: SiteAddress;
  readonly domain: string;
  readonly signs: Signs;
}

export interface Votes {
  readonly same: number;
  readonly other: number;
}

/** Fewer sites may well be of one dead hosting. */
const MIN_ALIKE = 10;
/** Answers that are looked at: a login page lets some sites through. */
const WINDOW = 15;
const MAX_DISTINCT = 8;

export function createAlike(): Alike {
  const last = new Map<string, Signs>();
  const distinct = new Map<string, SiteAddress>();
  const excused = new Set<string>();
  let before: Signs = [];

  const votes = (sign: string): Votes => {
    const each = [...last.values()].map((signs) => signs.includes(sign));
    const since = each.slice(Math.max(0, each.indexOf(true)));
    const same = since.filter(Boolean).length;
    return { same, other: since.length - same };
  };

  return {
    note({ site, domain, signs }) {
      if (!signs.some((sign) => before.includes(sign))) {
        setLast(distinct, { domain, value: site, max: MAX_DISTINCT });
      }
      before = signs;
      setLast(last, { domain, value: signs, max: WINDOW });
      return signs.find((sign) => !excused.has(sign) && votes(sign).same >= MIN_ALIKE) ?? null;
    },
    votes,
    distinct: () => [...distinct.values()],
    excuse: (sign) => excused.add(sign),
  };
}

/** Sets a value as the latest of at most `max`. */
function setLast<Value>(
  values: Map<string, Value>,
  { domain, value, max }: { readonly domain: string; readonly value: Value; readonly max: number },
): void {
  values.delete(domain);
  values.set(domain, value);
  const [oldest] = values.keys();
  if (values.size > max && oldest !== undefined) values.delete(oldest);
}
