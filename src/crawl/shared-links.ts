// The same results address on several schools: a page copied from a neighbour, or one assessment of
// many. Either way somebody should look, and each of the rows says so; but such a number proves
// nobody's link wrong, since bus.gov.ru does not say whose it is.
import type { School } from '../school.js';
import { withoutZeros } from '../verdict/judge.js';
import type { Judgement } from '../verdict/judgement.js';
import type { Link } from '../verdict/link.js';
import { type SchoolResult, withJudgements } from './result.js';

interface Sharing {
  count: number;
  /** Those among them to which the list gives this very number: nothing is to be said of them. */
  settled: number;
  /** The first of them: one more than are listed, since a school is not told of itself. */
  readonly first: { readonly row: number; readonly label: string }[];
  /** Pages with the link, but for those of schools whose number it is by the list. */
  readonly pages: Set<string>;
  /** Schools to which the list itself gives the number. */
  owners: number;
}

/** Names of other schools that a remark lists; of more it says that there are more. */
const MAX_LISTED = 3;
/**
 * One school that has a neighbour's own number has copied its block. Two that have a number which is
 * not theirs, or a number that the list itself gives to two, make it doubtful whose it is.
 */
const MIN_SHARING = 2;

/** Which schools link to which results. */
export class SharedLinks {
  readonly #byNumber = new Map<string, Sharing>();

  add(result: SchoolResult): void {
    const { school } = result;
    // A school that is listed twice shares with nobody but itself.
    if (school.repeats !== undefined) return;
    if (school.busId !== null) this.#sharingOf(withoutZeros(school.busId)).owners += 1;
    const link = decidingOf(result);
    if (link === undefined) return;
    const sharing = this.#sharingOf(numberOf(link));
    sharing.count += 1;
    if (isSettled(school, link)) sharing.settled += 1;
    else if (sharing.pages.size < MIN_SHARING) sharing.pages.add(pageOf(result));
    if (sharing.first.length > MAX_LISTED) return;
    sharing.first.push({ row: school.row, label: labelOf(school) });
  }

  /**
   * The result, with a remark where another school that was added links to the same results, and
   * without the accusation that they are another's.
   */
  judge(result: SchoolResult): SchoolResult {
    const own = result.school.repeats ?? result.school.row;
    return withJudgements(result, (judgement) => {
      const { link } = judgement;
      if (link?.kind !== 'results' || isSettled(result.school, link)) return judgement;
      const freed = this.#isShared(link) ? withoutAccusation(judgement) : judgement;
      const sharing = this.#byNumber.get(numberOf(link));
      if (sharing === undefined || sharing.count < 2) return freed;
      const others = sharing.first.filter(({ row }) => row !== own);
      const listed = others.slice(0, MAX_LISTED).map(({ label }) => label);
      const detail = [...listed, ...(sharing.count - 1 > MAX_LISTED ? ['…'] : [])].join(', ');
      return { ...freed, remarks: [...freed.remarks, { code: 'shared-link', detail }] };
    });
  }

  /** Schools that share an address with another. */
  get count(): number {
    const shared = [...this.#byNumber.values()].filter(({ count }) => count > 1);
    return shared.reduce((sum, { count, settled }) => sum + count - settled, 0);
  }

  #isShared(link: Link): boolean {
    const sharing = this.#byNumber.get(numberOf(link));
    return Math.max(sharing?.pages.size ?? 0, sharing?.owners ?? 0) >= MIN_SHARING;
  }

  #sharingOf(number: string): Sharing {
    const known = this.#byNumber.get(number);
    if (known !== undefined) return known;
    const sharing = { count: 0, settled: 0, first: [], pages: new Set<string>(), owners: 0 };
    this.#byNumber.set(number, sharing);
    return sharing;
  }
}

/** A hyperlink to one rating passes, where nothing shows that the rating is another's alone. */
function withoutAccusation(judgement: Judgement): Judgement {
  return judgement.reason === 'wrong-organisation'
    ? { ...judgement, verdict: 'pass', reason: 'results-link', detail: null }
    : judgement;
}

/** The results that decided, by whichever requirement. */
function decidingOf({ judgement, further = [] }: SchoolResult): Link | undefined {
  return [judgement, ...further]
    .flatMap(({ link }) => link ?? [])
    .find(({ kind }) => kind === 'results');
}

function numberOf({ id, url }: Link): string {
  return id === null ? url : withoutZeros(id);
}

function isSettled({ busId }: School, link: Link): boolean {
  return busId !== null && withoutZeros(busId) === numberOf(link);
}

/** Schools of one page do not share with each other: it has the link once. */
function pageOf({ page, school }: SchoolResult): string {
  if (page === null) return school.site.typed;
  const { hostname, pathname } = new URL(page);
  return hostname.replace(/^www\./, '') + pathname;
}

function labelOf({ name, site }: School): string {
  return name === '' ? site.typed : name;
}
