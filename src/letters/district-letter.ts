// The letter to whoever answers for the schools of a district: how many comply, which do not, and
// what is asked for. What each school has to do stands in the workbook that goes with it.

import type { VerdictCounts } from '../verdict/reasons.js';
import { formatComplying, formatNumber, formatSchools } from '../words/page-words.js';
import type { Letter } from './letter.js';

export interface District {
  /** Of the list's column, such as «Район». */
  readonly column: string;
  readonly value: string;
  readonly verdicts: VerdictCounts;
  readonly failing: readonly FailingSchool[];
}

export interface FailingSchool {
  readonly name: string;
  /** As typed. */
  readonly site: string;
  /** Null where it cannot be followed. */
  readonly target: string | null;
  readonly reason: string;
}

/** Everything in it is single lines, as the cells of the report are. */
export function writeDistrictLetter(
  { column, value, verdicts, failing }: District,
  {
    organisation,
    goal,
    workbook,
  }: {
    readonly organisation: string | null;
    /** What the hyperlinks have to lead to. */
    readonly goal: string;
    /** The name of the file. */
    readonly workbook: string;
  },
): Letter {
  const schools = verdicts.pass + verdicts.fail + verdicts.unchecked;
  const unchecked =
    verdicts.unchecked === 0 ? '' : `, не проверено ${formatNumber(verdicts.unchecked)}`;
  return {
    sender: organisation,
    addressee: ['Руководителю органа управления образованием', `${column}: ${value}`],
    subject: `О размещении гиперссылок на ${goal}`,
    paragraphs: [
      'Уважаемый руководитель!',
      `Проверены главные страницы официальных сайтов организаций (${column}: ${value}; всего ${formatSchools(schools)}): ${formatComplying(verdicts)}${unchecked}.`,
      'Не соответствуют:',
      ...failing.map(
        ({ name, site, reason }, index) => `${index + 1}. ${name || site} (${site}): ${reason}.`,
      ),
      `Просим обеспечить размещение на главных страницах этих сайтов гиперссылок на ${goal}. Что сделать каждой организации, сказано в прилагаемой книге «${workbook}».`,
      'О размещении просим сообщить нам наименования организаций и адреса страниц официальных сайтов.',
    ],
    links: new Map(
      failing.flatMap(({ site, target }) => (target === null ? [] : [[site, target]])),
    ),
  };
}
