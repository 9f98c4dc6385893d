// What a run on GitHub Actions says beside its report: the summary of the step, in the file that
// GitHub names for it. It can cost the report nothing.
import { appendFile, stat } from 'node:fs/promises';
import type { SchoolResult } from '../../../crawl/result.js';
import { systemCode } from '../../../files/system-code.js';
import { createFindings } from '../../../report/findings.js';
import type { RuleSets } from '../../../report/format.js';
import type { ReasonCount, Tally } from '../../../report/tally.js';
import { GITHUB_WORDS } from '../../../words/github-words.js';
import { createReasonFormatter } from '../../../words/reason-words.js';
import type { Words } from '../../../words/words.js';
import { createStepSummary } from './step-summary.js';

export interface Github {
  /** Takes note of a row of the report. */
  readonly add: (result: SchoolResult) => void;
  /** Writes the summary; never rejects. */
  readonly conclude: (tally: Tally) => Promise<void>;
}

export async function createGithub(setup: {
  /** The file that GitHub names. */
  readonly file: string;
  readonly words: Words;
  /** What judges, in the order of the judgements. */
  readonly rules: RuleSets;
  readonly complain: (sentence: string) => void;
}): Promise<Github> {
  const { file, words, rules, complain } = setup;
  const github = GITHUB_WORDS[words.language];
  const findings = createFindings(rules, words.language);
  const takenBytes = await sizeOf(file);
  const titleOf = createTitles(rules, words);
  const summary = createStepSummary({ words, github, rules, titleOf, takenBytes });

  return {
    add(result) {
      summary.add(result, findings(result));
    },
    async conclude(tally) {
      try {
        await appendFile(file, summary.format(tally));
      } catch (error) {
        complain(`noko-check: ${github.unwritten(file, systemCode(error))}`);
      }
    },
  };
}

/** 0 for a file that is not there: the summary makes it. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

function createTitles(rules: RuleSets, words: Words): (row: ReasonCount) => string {
  const titles = rules.map((each) => createReasonFormatter(each, words.language).title);
  return ({ requirement, verdict, reason }) => {
    const title = titles[requirement]?.(verdict, reason) ?? reason;
    const name = rules[requirement]?.name;
    return rules.length > 1 && name !== undefined ? `${title} (${words.profile[name]})` : title;
  };
}
