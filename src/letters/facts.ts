// What a letter to a school speaks of: plain text, so that it can be had from a result of this run
// as well as from a row of an earlier report that was read back. A letter is about what fails;
// what could not be checked is no fault of the school, and is not mentioned to it.
import type { SchoolResult } from '../crawl/result.js';
import { hyperlink, place } from '../report/columns.js';
import type { RuleSets } from '../report/format.js';
import type { ReportedSchool } from '../report/read/reported-school.js';
import { LOWEST_HEADER, SCORE_HEADER } from '../report/score-headers.js';
import { classifyAddress } from '../verdict/classify-address.js';
import type { GoalWords } from '../verdict/goal-words.js';
import { PROFILES } from '../verdict/profiles.js';
import { PROFILE_NAMES, type ProfileName, type Rules } from '../verdict/rules.js';
import { createReasonFormatter } from '../words/reason-words.js';
import { adviceForSchool } from '../words/ru/reasons.js';

export interface LetterFacts {
  readonly name: string;
  /** As typed in the list. */
  readonly site: string;
  /** The final address of the home page; null where it is not known. */
  readonly page: string | null;
  /** The total of the assessment and its lowest indicator; absent where the report has none. */
  readonly assessment?: { readonly score: string; readonly lowest: string };
  /** At least one. */
  readonly findings: readonly LetterFinding[];
  /** ISO 8601, with zone or the day alone. */
  readonly checkedAt: string;
  /** The file that shows the page, in the folder of evidence; absent where there is none. */
  readonly screenshot?: string;
}

/** One requirement that the site does not meet. */
export interface LetterFinding {
  /** What the hyperlink has to lead to, after «гиперссылка на»; null where that is not known. */
  readonly goal: string | null;
  /** What was found, as a sentence. */
  readonly sentence: string;
  readonly advice: string;
  /** As the report has it; empty where there is none. */
  readonly hyperlink: string;
  /** As the report has it; empty where there is none. */
  readonly place: string;
}

/** What a letter about a row of an earlier report speaks of; null where nothing fails. */
export function letterFactsOfReported(school: ReportedSchool): LetterFacts | null {
  const { sentence, advice, hyperlink: href, place: where } = school;
  const main: LetterFinding = {
    goal: goalOf(school.requirement ?? guessRequirement(`${sentence} ${advice}`)),
    sentence,
    advice: adviceForSchool(advice),
    hyperlink: href,
    place: where,
  };
  const further = school.further
    .filter(({ verdict }) => verdict === 'fail')
    .map(
      (one): LetterFinding => ({
        ...one,
        advice: adviceForSchool(one.advice),
        goal: goalOf(one.name),
        place: '',
      }),
    );
  const findings = school.verdict === 'fail' ? [main, ...further] : further;
  if (findings.length === 0) return null;
  const { name, site, checkedAt, remarks, carried } = school;
  const screenshot = PICTURE.exec(remarks)?.[1];
  const assessment = {
    score: (carried[SCORE_HEADER] ?? '').replace('.', ','),
    lowest: carried[LOWEST_HEADER] ?? '',
  };
  return {
    name,
    site,
    page: null,
    findings,
    checkedAt,
    assessment,
    ...(screenshot && { screenshot }),
  };
}

/** As the remark on it names the file. */
const PICTURE = /Снимок страницы: (\S+\.png)\./;

function goalOf(name: ProfileName | null): string | null {
  return name === null ? null : PROFILES[name].words.ru.full;
}

/**
 * Tables do not say which requirement their usual columns speak of; its own words in them do, and
 * so does an address at their end, which the school is to put into its hyperlink.
 */
function guessRequirement(words: string): ProfileName | null {
  const address = /https?:\S+$/.exec(words)?.[0] ?? '';
  const url = URL.canParse(address) ? new URL(address) : null;
  const [named, ...others] = PROFILE_NAMES.filter((name) => {
    const rules = PROFILES[name];
    return speaksOf(words, rules.words.ru) || (url !== null && isAskedFor(url, rules));
  });
  return named === undefined || others.length > 0 ? null : named;
}

function speaksOf(words: string, { full, linkText, howToFind, short }: GoalWords): boolean {
  return [full, linkText, howToFind, `Гиперссылка на ${short}`].some((own) => words.includes(own));
}

function isAskedFor(url: URL, rules: Rules): boolean {
  const target = classifyAddress(url, { page: url, rules });
  return target !== null && rules.accept.includes(target.kind);
}

/** What a letter about `result` speaks of, `rules` being what judged; null where nothing fails. */
export function letterFactsOf(
  result: SchoolResult,
  rules: RuleSets = [PROFILES.noko],
): LetterFacts | null {
  const { school, judgement, further = [], page, checkedAt } = result;
  const findings = [judgement, ...further].flatMap((one, index): readonly LetterFinding[] => {
    const judgedBy = rules[index];
    if (one.verdict !== 'fail' || judgedBy === undefined) return [];
    const { sentence, advice } = createReasonFormatter(judgedBy, 'ru').format(one);
    const { full: goal } = judgedBy.words.ru;
    const forSchool = { sentence, advice: adviceForSchool(advice) };
    return [{ goal, ...forSchool, hyperlink: hyperlink(one), place: place(one) }];
  });
  if (findings.length === 0) return null;
  const screenshot = judgement.remarks.find(({ code }) => code === 'screenshot')?.detail;
  const { name, site } = school;
  return { name, site: site.typed, page, findings, checkedAt, ...(screenshot && { screenshot }) };
}
