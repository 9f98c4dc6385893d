// One page of an explanation: how it came, how it was read, what stands on it.

import { printable } from '../../cli/printable.js';
import type { ReasonFormatter } from '../../words/reason-words.js';
import { formatRemark } from '../../words/remark-words.js';
import type { Words } from '../../words/words.js';
import type { ExplainedCandidate } from './candidates.js';
import type { PageRead, RequirementOutcome, SoughtHere, Subject } from './explanation.js';

export interface ExplainedPageContext {
  readonly words: Words;
  readonly outcomes: readonly WordedOutcome[];
  readonly subject: Subject;
}

/** Its lines, not yet indented. */
export function formatPage(
  page: PageRead,
  { words, outcomes, subject }: ExplainedPageContext,
): readonly string[] {
  const say = words.explain;
  const { status, contentType, bytes, server, charset, charsetToldBy, cut, title, role } = page;
  const answer = [
    say.status(status),
    contentType === null ? say.noContentType : printable(contentType),
    say.bytes(bytes),
    ...(server === null ? [] : [say.server(printable(server))]),
  ];
  // What has been said as a remark on the verdict need not be said again.
  const said = outcomes.flatMap(({ judgement }) => judgement.remarks.map(({ code }) => code));
  const remarks = page.remarks.filter(({ code }) => !said.includes(code));
  return [
    subject.kind === 'file' ? say.bytes(bytes) : answer.join(', '),
    say.charset(charset, charsetToldBy),
    ...(cut === null ? [] : [say.cut[cut]]),
    ...(title === '' ? [] : [say.title(title)]),
    say.content(page),
    ...remarks.map((remark) => say.remark(printable(formatRemark(remark, words.language)))),
    say.roles[role],
    ...(page.leadsTo === null ? [] : [say.leadsTo(page.leadsTo)]),
    ...formatFrames(page, words),
    ...page.sought.flatMap((sought, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return [];
      const heading = outcomes.length > 1 ? [say.byRules(outcome.rules.name)] : [];
      return [...heading, ...formatSought(sought, outcome, words)];
    }),
  ];
}

function formatFrames({ framesNotRead }: PageRead, { explain: say }: Words): readonly string[] {
  if (framesNotRead.length === 0) return [];
  const lines = framesNotRead.map(
    ({ url, line, column, why }) =>
      `   ${url} (${say.place(line, column)}): ${say.whyFrameNotRead[why]}`,
  );
  return [say.framesNotRead, ...lines];
}

function formatSought(
  { candidates, innerPagesNotRead }: SoughtHere,
  outcome: WordedOutcome,
  words: Words,
): readonly string[] {
  const { explain: say } = words;
  const lines = candidates.flatMap((candidate) => formatCandidate(candidate, outcome, words));
  if (innerPagesNotRead.length > 0) lines.push(say.innerPagesNotRead);
  lines.push(...innerPagesNotRead.map(({ url, text }) => `   ${url} «${text}»`));
  return candidates.length > 0 ? lines : [say.nothingThere(outcome.rules.hosts[0]), ...lines];
}

/** A plus for what counts where it stands, a minus for what does not. */
function formatCandidate(
  candidate: ExplainedCandidate,
  { formatter }: WordedOutcome,
  words: Words,
): readonly string[] {
  const { explain: say } = words;
  const { counts, decides, reason } = candidate;
  const isLink = 'link' in candidate;
  const found = isLink ? candidate.link : candidate.nearMiss;
  const { line, column, frame, text, href, url, kind, id } = found;
  const place = `${say.place(line, column)}${frame === undefined ? '' : `, ${frame}`}`;
  const why = isLink
    ? uncapitalise(formatter.title('fail', reason))
    : formatter.nearMiss(candidate.nearMiss.how);
  const through = isLink ? candidate.link.through : null;
  // Those of the link that decides are remarks on the verdict.
  const remarks = isLink && !decides ? candidate.link.traits.map((code) => ({ code })) : [];
  return [
    `[${counts ? '+' : '-'}] ${place}: ${isLink ? say.hyperlink(text) : say.nearMiss(text)}`,
    `    ${say.written(href)}`,
    `    ${isLink ? say.leads(url, kind, id) : say.meant(url, kind, id)}`,
    ...(through === null ? [] : [`    ${say.through(through)}`]),
    `    ${counts ? say.counts : say.countsNot(why)}${decides ? ` (${say.decides})` : ''}`,
    ...remarks.map((remark) => `    ${say.remark(formatRemark(remark, words.language))}`),
  ];
}

function uncapitalise(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

export interface WordedOutcome extends RequirementOutcome {
  readonly formatter: ReasonFormatter;
}
