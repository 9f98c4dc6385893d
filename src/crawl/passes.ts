// The course of a run. A flap is not a finding: what is still unchecked for a passing cause is asked
// once more at the end, more gently, and a browser looks where one is asked for. Until then all rows
// wait in the journal, since what a row says
// for the sake of others, too, can be said only when all are known. An answer that is in the journal already
// is not asked for again, whichever pass it is from.

import type { Journal, Kept } from '../journal/journal.js';
import type { School } from '../school.js';
import type { Reason } from '../verdict/reasons.js';
import { type AnswerSchool, crawl } from './crawl.js';
import { blameOurNetwork, type Company, createCompany } from './in-company.js';
import { mapInOrder } from './in-order.js';
import type { Impostor } from './outage.js';
import type { SchoolResult } from './result.js';
import { withLostLook } from './second-look.js';

export interface PassOptions {
  readonly answer: AnswerSchool;
  /** Rows that are begun and not yet yielded, at most. */
  readonly window: number;
  /** A school is done, in the order in which they are; `before` is its result until now. */
  readonly onDone: (result: SchoolResult, before: SchoolResult | null) => void;
  /** Called at the end with the number of schools that link to the same results as another. */
  readonly onSharedLinks: (schools: number) => void;
  /** What answers in the place of every site, when it is known whether anything does. */
  readonly impostor: () => Promise<Impostor | null>;
  /** Called at the end with what that was, where there was one. */
  readonly onImpostor: (impostor: Impostor) => void;
}

export interface WholeOptions extends PassOptions {
  readonly journal: Journal;
  /** Answers a school anew; never rejects. */
  readonly answerAgain: AnswerSchool;
  /** Whether there is a second pass; asked when the first is over. */
  readonly isWorthwhile: () => boolean;
  /** Called with the number of schools that will be asked again. */
  readonly onSecondPass: (schools: number) => void;
  /** The look of a browser; absent where there is none. */
  readonly looking?: Looking | undefined;
}

/** A browser that looks before the last word is said. */
export interface Looking {
  readonly isWanted: (result: SchoolResult) => boolean;
  /** Answers what it was given where the run was stopped. */
  readonly look: (before: Kept) => Promise<Kept>;
  /** Whether anybody looks; asked when the other passes are over. */
  readonly isWorthwhile: () => boolean;
  /** Called with the number of schools that it looks at. */
  readonly onLook: (schools: number) => void;
}

/** The results of both passes in input order, when all are known. */
export async function* crawlWhole(
  schools: AsyncIterable<School>,
  options: WholeOptions,
): AsyncGenerator<SchoolResult> {
  const { journal, answerAgain, window, isWorthwhile, onDone, onSecondPass } = options;
  let again = 0;
  let company = createCompany();
  for await (const kept of crawlOnce(schools, options)) {
    if (isUnsettled(kept)) again += 1;
    company.add(kept.result);
  }

  const revised = async (before: Kept): Promise<Kept> => {
    if (!isUnsettled(before)) return before;
    const after = await answerAgain(before.result.school);
    // That the second question was not asked is no news about the school.
    const isNews = !NO_NEWS.includes(after.result.judgement.reason);
    onDone(isNews ? after.result : before.result, before.result);
    if (!isNews) return before;
    const kept = { ...after, pass: 2 } as const;
    await journal.put(kept);
    return kept;
  };
  if (again > 0 && isWorthwhile()) {
    onSecondPass(again);
    company = createCompany();
    for await (const { result } of mapInOrder(journal.all(), revised, window)) {
      journal.check();
      company.add(result);
    }
  }
  company = (await lookAtAll(options)) ?? company;
  const judge = createLastWord(company, { ...options, isUnanswered: company.isUnanswered() });
  const impostor = await options.impostor();
  tellOf({ company, impostor }, options);
  for await (const kept of journal.all()) yield await judge(withoutLook(kept, options), impostor);
}

/** An interrupted run says at whom the browser has yet to look. */
function withoutLook(kept: Kept, { looking }: Pick<WholeOptions, 'looking'>): Kept {
  if (looking === undefined || kept.pass === 3 || !looking.isWanted(kept.result)) return kept;
  return { ...kept, result: withLostLook(kept.result, 'interrupted') };
}

/** Lets a browser look at all for whom it may matter; null where none does. */
async function lookAtAll({
  journal,
  looking,
  window,
  onDone,
}: Pick<WholeOptions, 'journal' | 'looking' | 'window' | 'onDone'>): Promise<Company | null> {
  if (looking === undefined || !looking.isWorthwhile()) return null;
  const isWanted = ({ pass, result }: Kept) => pass < 3 && looking.isWanted(result);
  let wanted = 0;
  for await (const kept of journal.all()) if (isWanted(kept)) wanted += 1;
  if (wanted === 0) return null;
  looking.onLook(wanted);
  const lookAt = async (before: Kept): Promise<Kept> => {
    if (!isWanted(before) || !looking.isWorthwhile()) return before;
    const after = await looking.look(before);
    if (after === before) return before;
    onDone(after.result, before.result);
    await journal.put(after);
    return after;
  };
  const company = createCompany();
  for await (const { result } of mapInOrder(journal.all(), lookAt, window)) {
    journal.check();
    company.add(result);
  }
  return company;
}

/** The results of the first pass alone, each as soon as those before it are there. */
export async function* crawlStraight(
  schools: AsyncIterable<School>,
  passes: PassOptions,
): AsyncGenerator<SchoolResult> {
  const options = { ...passes, journal: null };
  const company = createCompany();
  // That nobody answers is known when all rows have been handed on.
  const judge = createLastWord(company, { ...options, isUnanswered: false });
  for await (const kept of crawlOnce(schools, options)) {
    // The first school with an address or a page cannot know of those that follow.
    company.add(kept.result);
    yield await judge(kept, await options.impostor());
  }
  tellOf({ company, impostor: await options.impostor() }, options);
}

function tellOf(
  { company, impostor }: { readonly company: Company; readonly impostor: Impostor | null },
  { onSharedLinks, onImpostor }: Pick<PassOptions, 'onSharedLinks' | 'onImpostor'>,
): void {
  onSharedLinks(company.sharing());
  if (impostor !== null) onImpostor(impostor);
}

/** Makes the function that says the last word about a school. */
function createLastWord(
  company: Company,
  {
    onDone,
    journal,
    isUnanswered,
  }: Pick<PassOptions, 'onDone'> & {
    readonly journal: Journal | null;
    readonly isUnanswered: boolean;
  },
): (kept: Kept, impostor: Impostor | null) => Promise<SchoolResult> {
  return async (kept, impostor) => {
    const found = isUnanswered ? blameOurNetwork(kept.result) : kept.result;
    const result = company.judge(found, impostor);
    const { reason } = result.judgement;
    if (reason === kept.result.judgement.reason) return result;
    onDone(result, kept.result);
    // Whoever goes on with the run has to ask it again.
    if (reason === 'own-network') await journal?.put({ ...kept, result });
    return result;
  };
}

async function* crawlOnce(
  schools: AsyncIterable<School>,
  {
    answer,
    journal,
    window,
    onDone,
  }: Pick<PassOptions, 'answer' | 'window' | 'onDone'> & { readonly journal: Journal | null },
): AsyncGenerator<Kept> {
  const answerOrRecall = async (school: School): Promise<Kept> => {
    const known = journal?.has(school.row) ? await journal.find(school.row) : null;
    const kept = known ?? { ...(await answer(school)), pass: 1 };
    onDone(kept.result, null);
    if (known === null) await journal?.put(kept);
    return kept;
  };
  for await (const kept of crawl(schools, answerOrRecall, window)) {
    journal?.check();
    yield kept;
  }
}

function isUnsettled({ pass, again }: Kept): boolean {
  return pass === 1 && again !== 'no';
}

const NO_NEWS: readonly Reason[] = ['interrupted', 'internal-error'];
