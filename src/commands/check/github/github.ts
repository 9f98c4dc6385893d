// What a run on GitHub Actions says beside its report: the summary of the step, where GitHub names
// a file for it, and annotations. None of it can cost the report anything.
import { appendFile, stat } from 'node:fs/promises';
import type { Environment } from '../../../cli/environment.js';
import type { SchoolResult } from '../../../crawl/result.js';
import { systemCode } from '../../../files/system-code.js';
import { createFindings } from '../../../report/findings.js';
import type { RuleSets } from '../../../report/format.js';
import type { ReasonCount, Tally } from '../../../report/tally.js';
import { GITHUB_WORDS } from '../../../words/github-words.js';
import { createReasonFormatter } from '../../../words/reason-words.js';
import type { Words } from '../../../words/words.js';
import { type Annotation, formatAnnotation, MAX_SHOWN_OF_A_KIND } from './annotations.js';
import { createStepSummary } from './step-summary.js';

export interface Github {
  /** Takes note of a row of the report. */
  readonly add: (result: SchoolResult) => void;
  /** Says it all; never rejects. */
  readonly conclude: (tally: Tally) => Promise<void>;
}

export async function createGithub(setup: {
  readonly env: Environment;
  readonly words: Words;
  /** What judges, in the order of the judgements. */
  readonly rules: RuleSets;
  /** A line for stderr. */
  readonly tell: (line: string) => void;
  readonly complain: (sentence: string) => void;
}): Promise<Github> {
  const { env, words, rules, tell, complain } = setup;
  const github = GITHUB_WORDS[words.language];
  const file = env.GITHUB_STEP_SUMMARY || null;
  const findings = createFindings(rules, words.language);
  const takenBytes = file === null ? 0 : await sizeOf(file);
  const titleOf = createTitles(rules, words);
  const summary = createStepSummary({ words, github, rules, titleOf, takenBytes });
  const annotations: Record<'error' | 'warning', Annotation[]> = { error: [], warning: [] };

  return {
    add(result) {
      const found = findings(result);
      summary.add(result, found);
      if (found.verdict === 'pass') return;
      const kind = found.verdict === 'fail' ? 'error' : 'warning';
      if (annotations[kind].length === MAX_SHOWN_OF_A_KIND) return;
      const { name, site } = result.school;
      const lines = found.found.flatMap(({ sentence, advice }) => [sentence, advice]);
      annotations[kind].push({ kind, title: name || site.typed, lines });
    },
    async conclude(tally) {
      if (env.GITHUB_ACTIONS === 'true') {
        const { fail, unchecked } = tally.verdicts();
        const shown = [...annotations.error, ...annotations.warning];
        const more: Annotation = {
          kind: 'notice',
          title: 'noko-check',
          lines: [github.more(fail, unchecked)],
        };
        const all = shown.length < fail + unchecked ? [...shown, more] : shown;
        for (const annotation of all) tell(formatAnnotation(annotation));
      }
      if (file === null) return;
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
