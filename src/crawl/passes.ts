// The course of a run. What is still unchecked for a passing cause is asked again in a second pass,
// more gently, and a browser may look in a third. Until then all rows wait in the journal: what a
// row says about others is known only when all are. What the journal has is not asked for again.

import type { Journal, KeptAnswer } from '../journal/journal.js';
import type { School } from '../school.js';
import type { Reason } from '../verdict/reasons.js';
import type { AnswerSchool } from './crawl.js';
import { blameOurNetwork, CrossCheck } from './cross-check.js';
import type { Impostor } from './outage.js';
import type { SchoolResult } from './result.js';
import { type InOrderOptions, mapInOrder } from './scheduler.js';

export interface PassOptions extends InOrderOptions {
  readonly answer: AnswerSchool;
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
  /** The passes after the first. */
  readonly laterPasses: readonly LaterPass[];
}

/** A pass over the answers that the journal has. */
export interface LaterPass {
  readonly isWanted: (kept: KeptAnswer) => boolean;
  /** The answer anew; the same object where there is no news. */
  readonly revise: (kept: KeptAnswer) => Promise<KeptAnswer>;
  /** Whether there is still time for it. */
  readonly isWorthwhile: () => boolean;
  /** Called with the number of schools that it concerns. */
  readonly onBegin: (schools: number) => void;
  /** What a run that ends early says of a school that this pass has yet to come to. */
  readonly markMissed?: (result: SchoolResult) => SchoolResult;
}

/** The pass that asks anew what may go better now; `answerAgain` never rejects. */
export function createSecondPass({
  answerAgain,
  ...given
}: Pick<LaterPass, 'isWorthwhile' | 'onBegin'> & {
  readonly answerAgain: AnswerSchool;
}): LaterPass {
  return {
    ...given,
    isWanted: ({ pass, again }) => pass === 1 && again !== 'no',
    async revise(before) {
      const after = await answerAgain(before.result.school);
      // A question that was not asked is no news about the school.
      return NO_NEWS.includes(after.result.judgement.reason) ? before : { ...after, pass: 2 };
    },
  };
}

const NO_NEWS: readonly Reason[] = ['interrupted', 'internal-error'];

/** The results of all passes in input order, when all are known. */
export async function* crawlWhole(
  schools: AsyncIterable<School>,
  options: WholeOptions,
): AsyncGenerator<SchoolResult> {
  const { journal, laterPasses } = options;
  let crossCheck = await gather(crawlOnce(schools, options), journal);
  for (const pass of laterPasses) crossCheck = (await reviseAll(pass, options)) ?? crossCheck;
  const judge = createLastWord(crossCheck, { ...options, isUnanswered: crossCheck.isUnanswered() });
  const impostor = await options.impostor();
  tellOf({ crossCheck, impostor }, options);
  for await (const kept of journal.all()) {
    yield await judge({ ...kept, result: markMissed(kept, laterPasses) }, impostor);
  }
}

function markMissed(kept: KeptAnswer, passes: readonly LaterPass[]): SchoolResult {
  const missed = passes.find((pass) => pass.markMissed !== undefined && pass.isWanted(kept));
  return missed?.markMissed?.(kept.result) ?? kept.result;
}

/** All results together; throws where the journal can keep no more. */
async function gather(answers: AsyncIterable<KeptAnswer>, journal: Journal): Promise<CrossCheck> {
  const crossCheck = new CrossCheck();
  for await (const { result } of answers) {
    journal.check();
    crossCheck.add(result);
  }
  return crossCheck;
}

/** All results after a later pass; null where nothing is left for it to do. */
async function reviseAll(
  { isWanted, revise, isWorthwhile, onBegin }: LaterPass,
  { journal, window, onDone }: WholeOptions,
): Promise<CrossCheck | null> {
  if (!isWorthwhile()) return null;
  let wanted = 0;
  for await (const kept of journal.all()) if (isWanted(kept)) wanted += 1;
  if (wanted === 0) return null;
  onBegin(wanted);
  const reviseWanted = async (before: KeptAnswer): Promise<KeptAnswer> => {
    if (!isWanted(before) || !isWorthwhile()) return before;
    const after = await revise(before);
    if (after === before) return before;
    onDone(after.result, before.result);
    await journal.put(after);
    return after;
  };
  return gather(mapInOrder(journal.all(), reviseWanted, { window }), journal);
}

/** The results of the first pass alone, each as soon as those before it are there. */
export async function* crawlStraight(
  schools: AsyncIterable<School>,
  passes: PassOptions,
): AsyncGenerator<SchoolResult> {
  const options = { ...passes, journal: null };
  const crossCheck = new CrossCheck();
  // That nobody answers is known when all rows have been handed on.
  const judge = createLastWord(crossCheck, { ...options, isUnanswered: false });
  for await (const kept of crawlOnce(schools, options)) {
    // The first school with an address or a page cannot know of those that follow.
    crossCheck.add(kept.result);
    yield await judge(kept, await options.impostor());
  }
  tellOf({ crossCheck, impostor: await options.impostor() }, options);
}

function tellOf(
  { crossCheck, impostor }: { readonly crossCheck: CrossCheck; readonly impostor: Impostor | null },
  { onSharedLinks, onImpostor }: Pick<PassOptions, 'onSharedLinks' | 'onImpostor'>,
): void {
  onSharedLinks(crossCheck.sharing());
  if (impostor !== null) onImpostor(impostor);
}

/** Makes the function that says the last word about a school. */
function createLastWord(
  crossCheck: CrossCheck,
  {
    onDone,
    journal,
    isUnanswered,
  }: Pick<PassOptions, 'onDone'> & {
    readonly journal: Journal | null;
    readonly isUnanswered: boolean;
  },
): (kept: KeptAnswer, impostor: Impostor | null) => Promise<SchoolResult> {
  return async (kept, impostor) => {
    const found = isUnanswered ? blameOurNetwork(kept.result) : kept.result;
    const result = crossCheck.judge(found, impostor);
    const { reason } = result.judgement;
    if (reason === kept.result.judgement.reason) return result;
    onDone(result, kept.result);
    // A resumed run has to ask it again.
    if (reason === 'own-network') await journal?.put({ ...kept, result });
    return result;
  };
}

function crawlOnce(
  schools: AsyncIterable<School>,
  {
    answer,
    journal,
    onDone,
    ...order
  }: Pick<PassOptions, 'answer' | 'window' | 'room' | 'onDone'> & {
    readonly journal: Journal | null;
  },
): AsyncGenerator<KeptAnswer> {
  const answerOrRecall = async (school: School): Promise<KeptAnswer> => {
    const known = journal?.has(school.row) ? await journal.find(school.row) : null;
    const kept = known ?? { ...(await answer(school)), pass: 1 };
    onDone(kept.result, null);
    if (known === null) await journal?.put(kept);
    return kept;
  };
  return mapInOrder(schools, answerOrRecall, order);
}
