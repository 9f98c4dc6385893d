// The page that GitHub Actions shows of a step: the counts, and the schools that somebody has to
// see. It is Markdown that holds HTML tables, in which nothing that a page or a list says is
// Markdown. GitHub refuses a summary above its limit as a whole, so the schools are cut in time.

import type { SchoolResult } from '../../../crawl/result.js';
import { singleLine } from '../../../report/cell-text.js';
import type { SchoolFindings } from '../../../report/findings.js';
import type { ReasonCount, Tally } from '../../../report/tally.js';
import { escapeXml } from '../../../report/xml.js';
import type { Verdict } from '../../../verdict/reasons.js';
import type { Rules } from '../../../verdict/rules.js';
import type { GithubWords } from '../../../words/github-words.js';
import type { Words } from '../../../words/words.js';

export interface StepSummary {
  readonly add: (result: SchoolResult, findings: SchoolFindings) => void;
  readonly format: (tally: Tally) => string;
}

/** 1 MiB, of what all commands of the step write. */
export const MAX_SUMMARY_BYTES = 1_048_576;
/** For all but the schools: a few headings, and a line a reason. */
const RESERVED_BYTES = 65_536;
/** How much of the room the schools that fail may take. */
const SHARE_OF_FAILS = 0.75;
const MAX_CELL_LENGTH = 600;

const MARKS: Readonly<Record<Verdict, string>> = { pass: '✅', fail: '❌', unchecked: '⚠️' };

export function createStepSummary(setup: {
  readonly words: Words;
  readonly github: GithubWords;
  /** What judged, in the order of the judgements. */
  readonly rules: readonly Rules[];
  /** The reason's heading, by which requirement it is about. */
  readonly titleOf: (row: ReasonCount) => string;
  /** What the step's earlier commands have written. */
  readonly takenBytes: number;
}): StepSummary {
  const { words, github, titleOf, takenBytes } = setup;
  const room = Math.max(0, MAX_SUMMARY_BYTES - RESERVED_BYTES - takenBytes);
  const rows = {
    fail: createRows(room * SHARE_OF_FAILS),
    unchecked: createRows(room * (1 - SHARE_OF_FAILS)),
  };

  return {
    add({ school, page }, { verdict, found }) {
      if (verdict === 'pass') return;
      const site = cellText(school.site.typed);
      rows[verdict].add(
        tableRow([
          cellText(school.name),
          page === null ? site : `<a href="${cellText(page)}">${site}</a>`,
          found.map(({ sentence }) => cellText(sentence)).join('<br>'),
          found.map(({ advice }) => cellText(advice)).join('<br>'),
        ]),
      );
    },
    format(tally) {
      const verdicts = tally.verdicts();
      const counts = (['pass', 'fail', 'unchecked'] as const).flatMap((verdict) => [
        countRow(`<b>${MARKS[verdict]} ${words.verdict[verdict]}</b>`, verdicts[verdict]),
        ...tally
          .reasons()
          .filter((row) => row.verdict === verdict)
          .map((row) => countRow(`&emsp;${cellText(titleOf(row))}`, row.count)),
      ]);
      const requirements = tally.requirements().flatMap((own, index) => {
        const name = setup.rules[index]?.name;
        return name === undefined ? [] : [`- ${words.profile[name]}: ${words.summary.share(own)}`];
      });
      const lists = (['fail', 'unchecked'] as const).flatMap((verdict) => {
        const { text, left } = rows[verdict].taken();
        if (verdicts[verdict] === 0) return [];
        const note = left === 0 ? [] : [github.left(left), ''];
        const heading = `### ${MARKS[verdict]} ${github.list[verdict](verdicts[verdict])}`;
        return [heading, '', table(github.columns, text), '', ...note];
      });
      return [
        `## ${github.heading}: ${words.summary.share(verdicts)}`,
        '',
        ...requirements,
        table([github.verdict, github.schools], counts.join('')),
        '',
        ...lists,
      ].join('\n');
    },
  };
}

/** Rows up to a size; none after the first that finds no room, so that they are the first of the list. */
function createRows(maxBytes: number) {
  const taken: string[] = [];
  let bytes = 0;
  let left = 0;
  return {
    add(row: string): void {
      bytes += Buffer.byteLength(row);
      if (bytes > maxBytes) left += 1;
      else taken.push(row);
    },
    taken: () => ({ text: taken.join(''), left }),
  };
}

function table(headers: readonly string[], rows: string): string {
  const head = headers.map((header) => `<th>${cellText(header)}</th>`).join('');
  return `<table>\n<tr>${head}</tr>\n${rows}</table>\n`;
}

function tableRow(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
}

function countRow(label: string, count: number): string {
  return `<tr><td>${label}</td><td align="right">${count}</td></tr>\n`;
}

function cellText(text: string): string {
  const line = singleLine(text);
  const cut = line.length > MAX_CELL_LENGTH ? `${line.slice(0, MAX_CELL_LENGTH)}…` : line;
  return escapeXml(cut);
}
