// An explanation as text for a person. The verdict comes first: who asks why wants the answer, and
// then as much of the proof as is needed to believe it; pasted into a letter, it reads the same way.
// The proof follows in the order in which a browser would have gone.

import { Chalk, type ChalkInstance } from 'chalk';
import { chooseColourLevel } from '../../cli/colour.js';
import type { Io } from '../../cli/io.js';
import { printable } from '../../cli/printable.js';
import { unchecked } from '../../verdict/judgement.js';
import type { Verdict } from '../../verdict/reasons.js';
import { createReasonFormatter, formatReason } from '../../words/reason-words.js';
import { formatRemark } from '../../words/remark-words.js';
import type { Words } from '../../words/words.js';
import type { ExplainedAsking, Explanation, Subject } from './explanation.js';
import type { WordedOutcome } from './format-page.js';
import { formatPage } from './format-page.js';
import type { Sight } from './second-look.js';

export interface Telling {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout' | 'env'>;
}

const COLOURS = { pass: 'green', fail: 'red', unchecked: 'yellow' } as const satisfies Readonly<
  Record<Verdict, string>
>;

/** The whole text, its last line ended. */
export function formatExplanation(explanation: Explanation, { words, io }: Telling): string {
  const chalk = new Chalk({ level: chooseColourLevel(io.env, io.stdout.isTTY === true) });
  const { subject, outcomes, asked, busId, checkedAt } = explanation;
  const say = words.explain;
  const context: ExplanationContext = {
    words,
    chalk,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      formatter: createReasonFormatter(outcome.rules, words.language),
    })),
    subject,
  };
  const lines = [
    ...(subject.kind === 'file'
      ? [say.file(subject.file), say.fileAlone]
      : [say.site(subject.typed)]),
    ...context.outcomes.flatMap((outcome) => ['', ...formatOutcome(outcome, busId, context)]),
    ...formatLook(explanation, context),
    ...formatIdentity(explanation, context),
    '',
    chalk.bold(say.whatWasRead),
    ...(subject.kind === 'site' && subject.attempts > 1 ? [say.attempts(subject.attempts)] : []),
    ...asked.flatMap((asking, index) => ['', ...formatAsking(asking, index + 1, context)]),
    '',
    say.checkedAt(checkedAt),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same of the site to which the first one moved, below it. */
export function formatMoved(moved: Explanation, telling: Telling): string {
  return `\n${telling.words.explain.newAddress}\n\n${formatExplanation(moved, telling)}`;
}

interface ExplanationContext {
  readonly words: Words;
  readonly chalk: ChalkInstance;
  readonly outcomes: readonly WordedOutcome[];
  readonly subject: Subject;
}

function formatOutcome(
  { judgement, rules, accept, formatter }: WordedOutcome,
  busId: string | null,
  { words, chalk }: ExplanationContext,
): readonly string[] {
  const { verdict, reason, remarks } = judgement;
  const { title, sentence, advice } = formatter.format(judgement);
  const say = words.explain;
  const heading = `${words.verdict[verdict].toUpperCase()}: ${printable(title)}`;
  return [
    `${chalk[COLOURS[verdict]].bold(heading)} (${verdict}/${reason})`,
    printable(sentence),
    ...(verdict === 'pass' ? [] : [say.toDo(printable(advice))]),
    ...remarks.map((remark) => say.remark(printable(formatRemark(remark, words.language)))),
    say.sought({ ...rules, accept, busId }),
  ];
}

/** Both readings, a column each. */
function formatLook(
  { look }: Explanation,
  { words: { explain: say }, chalk }: ExplanationContext,
): readonly string[] {
  if (look === undefined) return [];
  const { plain, browser } = look;
  const rows = [
    [say.look.reading, say.look.plain, say.look.browser],
    [say.look.verdict, ...cells(plain, browser, (seen) => `${seen.verdict}/${seen.reason}`)],
    [say.look.title, ...cells(plain, browser, ({ title }) => title)],
    [say.look.anchors, ...cells(plain, browser, ({ anchorCount }) => String(anchorCount))],
    [say.look.text, ...cells(plain, browser, ({ textLength }) => String(textLength))],
    [say.look.links, ...cells(plain, browser, ({ links }) => String(links.length))],
  ];
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const end = browser === null ? say.look.lost : say.look.decided[look.decidedBy];
  return ['', chalk.bold(say.look.heading), ...lines.map((line) => `  ${line}`), end];
}

const MAX_CELL = 40;

function cells(
  plain: Sight | null,
  browser: Sight | null,
  tell: (seen: Sight) => string,
): readonly string[] {
  return [plain, browser].map((seen) =>
    seen === null ? '—' : printable(tell(seen)).slice(0, MAX_CELL),
  );
}

/** A plus for what speaks for the school's own page, a minus for what speaks against it. */
function formatIdentity(
  { identity }: Explanation,
  { words: { explain: say }, chalk }: ExplanationContext,
): readonly string[] {
  if (identity === null) return [];
  const { name, isOwn, evidence } = identity;
  return [
    '',
    chalk.bold(say.whoseIsIt),
    isOwn ? say.isOwn.yes : say.isOwn.no,
    printable(say.comparedWith(name)),
    ...evidence.map(({ what, weight, words }) => {
      const points = weight > 0 ? `+${weight}` : String(weight);
      const found = words.length === 0 ? '' : `: ${words.map(readablePhrase).join(', ')}`;
      return printable(`  [${points}] ${say.evidence[what]}${found}`);
    }),
  ];
}

/** A phrase of the rules as a person writes it: dots stand for what may follow. */
function readablePhrase(phrase: string): string {
  if (!/^[\p{L}№]/u.test(phrase) || /[A-Z]/.test(phrase)) return phrase;
  const told = phrase.replaceAll('*', '…');
  return told.endsWith('$') ? told.slice(0, -1) : `${told}…`;
}

function formatAsking(
  { address, purpose, redirects, outcome }: ExplainedAsking,
  number: number,
  context: ExplanationContext,
): readonly string[] {
  const { words, chalk, subject } = context;
  const say = words.explain;
  const heading =
    subject.kind === 'file'
      ? say.savedPage(subject.address, subject.guess)
      : `${chalk.bold(printable(address))} — ${say.purposes[purpose]}`;
  const lines = [
    `${number}. ${heading}`,
    ...redirects.map(({ status, to }) => `   ${status} → ${printable(to)}`),
  ];
  switch (outcome.kind) {
    case 'leads-to-host':
      return [...lines, `   ${say.leadsToHost(outcome.host)}`];
    case 'dropped':
      return [...lines, `   ${say.dropped}`];
    case 'failed': {
      const failure = unchecked(outcome.reason, outcome.detail);
      const { sentence } = formatReason(failure, words.language);
      return [...lines, `   ${say.failed(printable(sentence))}`];
    }
    case 'read':
      return [...lines, ...formatPage(outcome, context).map((line) => `   ${line}`)];
  }
}
