import type { LettersHelp, LettersWords } from '../letters-words.js';
import { counted } from './counted.js';

const numbers = new Intl.NumberFormat('en');
const MAX_SHOWN_FILES = 5;

function letters(count: number): string {
  return counted(count, 'letter');
}

function names(files: readonly string[]): string {
  const shown = files.slice(0, MAX_SHOWN_FILES).map((file) => `\n  ${file}`);
  const more = files.length - shown.length;
  return `${shown.join('')}${more > 0 ? `\n  …and ${numbers.format(more)} more` : ''}`;
}

export const LETTERS_EN: LettersWords = {
  written: (count, folder) =>
    count === 0
      ? 'No letters: no school in the report fails.'
      : `Written: ${letters(count)}, in the folder ${folder}`,
  none: ({ pass, unchecked }) =>
    `Without a letter: ${numbers.format(pass)} pass, ${numbers.format(unchecked)} unchecked${unchecked === 0 ? '' : '. What could not be checked is no fault that a school could be told of. Why not checked:'}`,
  onlyWord: 'The template is a Word document, so the letters are Word documents alone.',
  pastDeadline: (day) =>
    `the day of --deadline, ${day}, has passed. Name one that is still to come.`,
  beside: (files) =>
    `Somebody changed these letters, or has them open, so they stay as they are; the new ones are beside them with the date in their names:${names(files)}`,
  removed: (count) =>
    `Earlier letters taken away: ${numbers.format(count)} (this report does not ask for them).`,
  left: (files) =>
    `Earlier letters that somebody changed are still there, and this report does not ask for them; do not send them by mistake:${names(files)}`,
  interrupted: 'Interrupted: not all letters are written.',
  dryRunAlone: '--dry-run shows what --send would send: give both.',
  sent: (count) => `Sent: ${letters(count)}`,
  alreadySent: (count) => `Sent before and not sent again: ${numbers.format(count)}`,
  wouldSend: ({ school, address, subject }) => `Would be sent: ${address} (${school}): ${subject}`,
  noAddress: (schools) =>
    `Not sent, the list has no mail address of theirs (column “E-mail”):${names(schools)}`,
  changedUnsent: (files) =>
    `Not sent, somebody changed these letters or has them open; send them yourself:${names(files)}`,
  unsent: (school, why) => `${school}: ${why}`,
  stopped: (count) => `The other letters are not sent: ${numbers.format(count)}`,
  reportMissing:
    'no report given. Name a file with a full report of noko-check: noko-check letters report.csv',
  oneReport: (found) =>
    `one report is needed, found ${found.length}: ${found.join(', ')}. Put a name with spaces into quotation marks.`,
};

export const LETTERS_HELP_EN: LettersHelp = {
  description: 'Writes letters to the schools that fail, from a report',
  usage: '[options] REPORT',
  report: 'a full report of noko-check: CSV, XLSX, JSON or NDJSON',
  group: 'Letters:',
  options: {
    output: 'the folder for the letters, a Word document (.docx) and a text (.txt) a school',
    deadline: 'the day by which the hyperlink is asked for, such as 21.10.2027 or 2027-10-21',
    organisation: 'who writes: the name of the education department',
    send: 'mail each letter to the school, to the address in the list’s column “E-mail” (--smtp, --mail-from)',
    dryRun: 'with --send: show what would go to whom, and send nothing',
    eml: 'write the letters as .eml files, too, which a mail program opens ready to be sent',
    template: 'a letter of your own, a text or a Word document with fields such as {{school}}',
  },
  exitCodes: `Exit codes:
  0  the letters are written, or nobody needs one
  2  error in the call, the report, the template, or in writing the letters; or not all are sent
  130 interrupted; not all letters are written`,
};
