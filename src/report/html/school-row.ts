// What the page says of one school as a whole: the first of its gravest judgements speaks, as in
// the counts at the top of the page.
import type { SchoolResult } from '../../crawl/result.js';
import type { Judgement } from '../../verdict/judgement.js';
import { indexOfGravest } from '../../verdict/requirements.js';
import { createReasonFormatter, type ReasonFormatter } from '../../words/reason-words.js';
import { PROFILE_WORDS } from '../columns.js';
import type { RuleSets } from '../format.js';

export interface SchoolRow {
  readonly result: SchoolResult;
  readonly judgement: Judgement;
  /** The reason in a few words; names the requirement where there are several. */
  readonly title: string;
  /** All requirements, in their order. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly judgement: Judgement;
  readonly words: ReasonFormatter;
  /** Null where there is only one requirement. */
  readonly requirement: string | null;
}

/** Makes rows of results by these rules. */
export function createRows(rules: RuleSets): (result: SchoolResult) => SchoolRow {
  const requirements = rules.map((each) => ({
    words: createReasonFormatter(each, 'ru'),
    requirement: rules.length > 1 ? PROFILE_WORDS[each.name] : null,
  }));
  return (result) => {
    const judgements = [result.judgement, ...(result.further ?? [])];
    const findings = requirements.flatMap((one, index): readonly Finding[] => {
      const judgement = judgements[index];
      return judgement === undefined ? [] : [{ ...one, judgement }];
    });
    const index = indexOfGravest(judgements);
    const judgement = judgements[index] ?? result.judgement;
    const speaking = requirements[index] ?? requirements[0];
    const title = speaking?.words.title(judgement.verdict, judgement.reason) ?? judgement.reason;
    const name = speaking?.requirement ?? null;
    return { result, judgement, findings, title: name === null ? title : `${title} (${name})` };
  };
}
