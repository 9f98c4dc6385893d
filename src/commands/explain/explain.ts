// One site explained: asked as the main job asks it, by the same network and the same visit, or
// read from a saved page; then told on stdout, where it is the product. Where the site has moved,
// the new address is asked and told of, too.
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, exitCodeOf } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { loadRequirements } from '../../cli/requirements.js';
import { judgeVisit } from '../../crawl/judge-visit.js';
import { withRetries } from '../../crawl/retry.js';
import { createVisit } from '../../crawl/visit.js';
import { RunError } from '../../errors.js';
import { hidePasswordsIn } from '../../files/hide-passwords.js';
import { formatTimestamp } from '../../files/timestamp.js';
import { parseSite } from '../../list/site.js';
import { createPageReader } from '../../page/page-reader.js';
import type { School, SiteAddress } from '../../school.js';
import type { Judgement } from '../../verdict/judgement.js';
import { indexOfGravest, type Requirements, rulesOf } from '../../verdict/requirements.js';
import type { Words } from '../../words/words.js';
import { BYTES_PER_MEGABYTE, createNetwork } from '../check/network.js';
import { type Asking, watchFetch } from './askings.js';
import {
  type Explanation,
  explainAskings,
  explainIdentity,
  type RequirementOutcome,
  type Subject,
} from './explanation.js';
import { formatExplanation, formatMoved } from './format-explanation.js';
import type { ExplainOptions } from './options.js';
import { findOnSavedPage, readSavedPage } from './saved-page.js';
import { type BothReadings, lookToExplain } from './second-look.js';

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

  const explanation = explanationOf(seen, { requirements, io });
  const site = newSiteOf(seen, explanation);
  const atNew =
    site === null ? null : await visitSite(site, { options, requirements, io, namedBy: seen });
  if (io.stop.aborted) return EXIT.interrupted;
  const moved = atNew === null ? null : explanationOf(atNew, { requirements, io });
  io.stdout.write(
    options.format === 'json'
      ? toJson(explanation, moved)
      : formatExplanation(explanation, call) + (moved === null ? '' : formatMoved(moved, call)),
  );
  return exitCodeFor(
    explanation.outcomes.map(({ judgement }) => judgement),
    options,
  );
}

function explanationOf(
  seen: ExplainedVisit,
  { requirements, io }: Needs & Pick<ExplainCall, 'io'>,
): Explanation {
  const { subject, askings, found, school } = seen;
  const { busId } = school;
  const outcomes = outcomesOf(seen, requirements);
  const { rules } = outcomes[0];
  return hidePasswordsIn({
    subject,
    busId,
    outcomes: seen.both?.looked == null ? outcomes : withLook(outcomes, seen.both.looked),
    ...(seen.both == null ? {} : { look: seen.both.told }),
    identity: explainIdentity(found, { askings, school, rules }),
    asked: explainAskings(askings, { found, outcomes, busId }),
    checkedAt: formatTimestamp(io.now()),
  });
}

/** The outcomes as the browser has left them. */
function withLook(
  [main, ...others]: Explanation['outcomes'],
  { result }: NonNullable<BothReadings['looked']>,
): Explanation['outcomes'] {
  const { judgement, further = [] } = result;
  const rest = others.map((each, at) => ({ ...each, judgement: further[at] ?? each.judgement }));
  return [{ ...main, judgement }, ...rest];
}

/** Where the page of an address that was asked says that its site is now; null where it does not. */
function newSiteOf({ subject }: ExplainedVisit, { outcomes }: Explanation): string | null {
  if (subject.kind === 'file') return null;
  const moved = outcomes.find(({ judgement: { reason } }) => reason === 'moved');
  const typed = moved?.judgement.detail ?? null;
  return typed !== null && 'address' in parseSite(typed) ? typed : null;
}

interface Needs {
  readonly requirements: Requirements;
}

interface ExplainedVisit {
  readonly subject: Subject;
  readonly askings: readonly Asking[];
  readonly found: Parameters<typeof judgeVisit>[0];
  readonly school: School;
  /** Null where no browser is asked for. */
  readonly both?: BothReadings | null;
}

/** Absent for what the user typed, else the site whose page names this one. */
interface NamedBy {
  readonly namedBy?: Pick<ExplainedVisit, 'school'>;
}

const FIRST_RETRY_MS = 500;

async function visitSite(
  typed: string,
  { options, requirements, io, namedBy }: Pick<ExplainCall, 'options' | 'io'> & Needs & NamedBy,
): Promise<ExplainedVisit> {
  const school = schoolOf(typed, options);
  const site = addressOf(school);
  const network = await createNetwork(options, io.env);
  // What a page names may not be private, though what the user typed may.
  const typedAddress = namedBy === undefined ? site.address : addressOf(namedBy.school).address;
  const signal = AbortSignal.any([io.stop, io.abort]);
  const timeoutMs = options.timeout * 1_000;
  const readPage = createPageReader(rulesOf(requirements));
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    const { fetchPage, askings } = watchFetch((address, context) =>
      network.fetchPage(address, { ...context, typedAddress }),
    );
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
        wait: (ms) => sleep(ms, undefined, { signal }).catch(() => {}),
      },
      signal,
    );
    const setup = { options, requirements, readPage, network, io };
    const both = await lookToExplain({ school, found }, setup);
    return { subject: { kind: 'site', typed, attempts }, askings, found, school, both };
  } finally {
    network.close();
  }
}

async function readFromFile(
  file: string,
  { options, requirements }: Pick<ExplainCall, 'options'> & Needs,
): Promise<ExplainedVisit> {
  const typed = options.address ?? null;
  const school = schoolOf(typed ?? '', options);
  const { address, guess, answer } = await readSavedPage(file, {
    address: typed === null ? null : addressOf(school).address,
    maxBodyBytes: options.maxPageSize * BYTES_PER_MEGABYTE,
    rules: requirements[0].rules,
  });
  return {
    subject: { kind: 'file', file, address, guess },
    askings: [{ address: answer.address, purpose: 'site', answer }],
    found: findOnSavedPage(answer, requirements),
    school,
  };
}

function schoolOf(typed: string, options: ExplainOptions): School {
  const { busId = null, name = '' } = options;
  return { row: 1, number: '1', name, site: parseSite(typed), busId, carried: [] };
}

function addressOf({ site }: School): SiteAddress {
  if ('address' in site) return site;
  throw new RunError({ code: 'bad-address', typed: site.typed, problem: site.problem });
}

function outcomesOf(
  { found, school }: ExplainedVisit,
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

function toJson(explanation: Explanation, moved: Explanation | null): string {
  const told = {
    schemaVersion: 1,
    ...withNamedRules(explanation),
    moved: moved === null ? null : withNamedRules(moved),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** The rules by name and version: their text is the same for every site. */
function withNamedRules({ outcomes, ...explanation }: Explanation): object {
  const named = outcomes.map(({ rules: { name, version }, ...outcome }) => ({
    rules: { name, version },
    ...outcome,
  }));
  return { outcomes: named, ...explanation };
}
