// One site explained: asked as the main job asks it, by the same network and the same visit, or
// read from a saved page; then told on stdout, where it is the product.
import { setTimeout as sleep } from 'node:timers/promises';
import { judgeVisit } from '../../crawl/judge-visit.js';
import { withRetries } from '../../crawl/retry.js';
import { createVisit } from '../../crawl/visit.js';
import { RunError } from '../../errors.js';
import { hidePasswordsIn } from '../../hide-passwords.js';
import { createPageReader } from '../../page/page-reader.js';
import type { School, SiteAddress } from '../../school.js';
import { parseSite } from '../../schools/site.js';
import { formatTimestamp } from '../../timestamp.js';
import type { Judgement } from '../../verdict/judgement.js';
import { indexOfGravest, type Requirements, rulesOf } from '../../verdict/requirements.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { BYTES_PER_MEGABYTE, createNetwork } from '../network.js';
import { loadRequirements } from '../requirements.js';
import type { Words } from '../words/words.js';
import { type Asking, watchFetch } from './askings.js';
import {
  type Explanation,
  explainAskings,
  type RequirementOutcome,
  type Subject,
} from './explanation.js';
import { formatExplanation } from './format-explanation.js';
import type { ExplainOptions } from './options.js';
import { findOnSavedPage, readSavedPage } from './saved-page.js';

export interface ExplainCall {
  readonly subject: { readonly site: string } | { readonly file: string };
  readonly options: ExplainOptions;
  readonly words: Words;
  readonly io: Io;
}

/** Explains a site and answers the exit code that a list of it alone would give; rejects with `RunError`, or on a bug. */
export async function explain(call: ExplainCall): Promise<number> {
  const { options, io } = call;
  const requirements = await loadRequirements(options, call.words);
  const seen = await ('site' in call.subject
    ? visitSite(call.subject.site, { options, requirements, io })
    : readFromFile(call.subject.file, { options, requirements }));
  if (io.stop.aborted) return EXIT.interrupted;

  const { subject, askings, found, school } = seen;
  const { busId } = school;
  const outcomes = outcomesOf(seen, requirements);
  const explanation: Explanation = hidePasswordsIn({
    subject,
    busId,
    outcomes,
    asked: explainAskings(askings, { found, outcomes, busId }),
    checkedAt: formatTimestamp(io.now()),
  });
  io.stdout.write(
    options.format === 'json' ? toJson(explanation) : formatExplanation(explanation, call),
  );
  return exitCodeFor(
    outcomes.map(({ judgement }) => judgement),
    options,
  );
}

interface Needs {
  readonly requirements: Requirements;
}

interface Seen {
  readonly subject: Subject;
  readonly askings: readonly Asking[];
  readonly found: Parameters<typeof judgeVisit>[0];
  readonly school: School;
}

const FIRST_RETRY_MS = 500;

async function visitSite(
  typed: string,
  { options, requirements, io }: Pick<ExplainCall, 'options' | 'io'> & Needs,
): Promise<Seen> {
  const school = schoolOf(typed, options);
  const site = addressOf(school);
  const network = await createNetwork(options, io.env);
  const signal = AbortSignal.any([io.stop, io.abort]);
  const timeoutMs = options.timeout * 1_000;
  const readPage = createPageReader(rulesOf(requirements));
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    const { fetchPage, askings } = watchFetch(network.fetchPage);
    const { homepageOnly } = options;
    const visit = createVisit({
      fetchPage,
      isMapped: network.isMapped,
      readPage,
      requirements,
      homepageOnly,
    });
    const numberMatters = school.busId !== null;
    return { ...(await visit({ ...site, numberMatters }, { signal, timeoutMs })), askings };
  };
  try {
    const { found, askings } = await withRetries(
      attempt,
      {
        retries: options.retries,
        baseDelayMs: FIRST_RETRY_MS,
        maxDelayMs: timeoutMs,
        random: Math.random,
        wait: (ms, stop) => sleep(ms, undefined, { signal: stop }),
      },
      signal,
    );
    return { subject: { kind: 'site', typed, attempts }, askings, found, school };
  } finally {
    await network.close();
  }
}

async function readFromFile(
  file: string,
  { options, requirements }: Pick<ExplainCall, 'options'> & Needs,
): Promise<Seen> {
  const typed = options.address ?? null;
  const school = schoolOf(typed ?? '', options);
  const { address, answer } = await readSavedPage(file, {
    address: typed === null ? null : addressOf(school).address,
    maxBodyBytes: options.maxPageSize * BYTES_PER_MEGABYTE,
  });
  return {
    subject: { kind: 'file', file, address },
    askings: [{ address: answer.address, purpose: 'site', answer }],
    found: findOnSavedPage(answer, requirements),
    school,
  };
}

function schoolOf(typed: string, options: ExplainOptions): School {
  const busId = options.busId ?? null;
  return { row: 1, number: '1', name: '', site: parseSite(typed), busId, carried: [] };
}

function addressOf({ site }: School): SiteAddress {
  if ('address' in site) return site;
  throw new RunError({ code: 'bad-address', typed: site.typed, problem: site.problem });
}

function outcomesOf(
  { found, school }: Seen,
  requirements: Requirements,
): readonly [RequirementOutcome, ...RequirementOutcome[]] {
  const { judgement, further = [] } = judgeVisit(found, school, requirements);
  const [main, ...others] = requirements;
  const outcomes = others.map((each, at) => ({ ...each, judgement: further[at] ?? judgement }));
  return [{ ...main, judgement }, ...outcomes];
}

function exitCodeFor(judgements: readonly Judgement[], { failOn }: ExplainOptions): number {
  const verdicts = { pass: 0, fail: 0, unchecked: 0 };
  const gravest = judgements[indexOfGravest(judgements)];
  if (gravest !== undefined) verdicts[gravest.verdict] = 1;
  const outcome = { verdicts, bug: false, interrupted: false, doubtful: false };
  return exitCodeOf(outcome, failOn);
}

/** The rules by name and version: their text is the same for every site. */
function toJson({ outcomes, ...explanation }: Explanation): string {
  const named = outcomes.map(({ rules: { name, version }, ...outcome }) => ({
    rules: { name, version },
    ...outcome,
  }));
  return `${JSON.stringify({ schemaVersion: 1, outcomes: named, ...explanation }, null, 2)}\n`;
}
