// One row of the report: what was found for one school.
import type { Change } from '../compare/change.js';
import type { Redirect } from '../page/page.js';
import type { School } from '../school.js';
import type { Judgement } from '../verdict/judgement.js';

export interface SchoolResult {
  readonly school: School;
  /** By the requirement that the annex speaks of. */
  readonly judgement: Judgement;
  /** By each further requirement, in their order; absent where there is one. */
  readonly further?: readonly Judgement[];
  /** The final address of the home page; null where none was read. */
  readonly page: string | null;
  readonly http: HttpFacts | null;
  /** ISO 8601 with zone. */
  readonly checkedAt: string;
  readonly durationMs: number;
  /** Of the page, by which the same one is known at other sites; absent where there is none, or it has a link. */
  readonly fingerprint?: string;
  /** Against an earlier report; absent where none was given. */
  readonly change?: Change;
  /** The name under which evidence keeps what was read; absent where nothing is kept. */
  readonly recording?: string;
}

/** What the exchange with the server was, for the report; null in `SchoolResult` where there was none. */
export interface HttpFacts {
  readonly status: number;
  readonly redirects: readonly Redirect[];
  /** WHATWG name of the encoding the page was read in; null where it was not read. */
  readonly charset: string | null;
  /** Decompressed bytes of the body that were read. */
  readonly bytes: number;
}

/** Each judgement of a result by `judge`; the result itself where none of them changes. */
export function withJudgements(
  result: SchoolResult,
  judge: (judgement: Judgement) => Judgement,
): SchoolResult {
  const judgement = judge(result.judgement);
  const further = result.further?.map(judge);
  const isSame = further?.every((each, index) => each === result.further?.[index]) ?? true;
  if (isSame && judgement === result.judgement) return result;
  return { ...result, judgement, ...(further === undefined ? {} : { further }) };
}
