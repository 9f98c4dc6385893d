// Letters to the schools that fail, from a report. The report is read twice: first to its end, to
// see that it is whole and what it holds, since a report that breaks off must not leave half of
// the letters; then a school at a time.
import { basename, join } from 'node:path';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import { formatTimestamp } from '../../files/timestamp.js';
import { letterFactsOfReported } from '../../letters/facts.js';
import { type LetterFolder, openLetterFolder } from '../../letters/letter-folder.js';
import { createLetterNamer } from '../../letters/letter-name.js';
import { createLetterWriter } from '../../letters/letter-writer.js';
import { readTemplate } from '../../letters/template.js';
import { openReport } from '../../report/read/open-report.js';
import type { Reason } from '../../verdict/reasons.js';
import { formatReasonTitle } from '../../words/reason-words.js';
import type { Words } from '../../words/words.js';
import { readSender } from '../check/mail/mail-settings.js';
import type { LettersOptions } from './options.js';
import { findMailAddress, formatEml, type MailedLetter, openPost } from './send-letters.js';

export interface LettersCall {
  /** File name as typed. */
  readonly report: string;
  readonly options: LettersOptions;
  readonly words: Words;
  readonly io: Io;
}

/** Writes the letters and answers the exit code; rejects with `RunError`, or on a bug. */
export async function letters(call: LettersCall): Promise<number> {
  const { report, options, words, io } = call;
  const tell = (sentence: string): void => {
    if (!options.quiet) io.stderr.write(`${sentence}\n`);
  };
  const today = formatTimestamp(io.now()).slice(0, 10);
  const { deadline = null } = options;
  if (deadline !== null && deadline < today) {
    throw new RunError({ code: 'usage', message: words.letters.pastDeadline(deadline) });
  }
  const settings = { organisation: options.organisation?.trim() || null, deadline, today };
  const template =
    options.template === undefined ? null : await readTemplate(options.template, settings);
  const sender = options.send && !options.dryRun ? readSender('--send', options, words) : null;
  const counts = await countSchools(report);
  if (counts.letters > 0 && !counts.isNamed) {
    throw new RunError({ code: 'input-no-names', file: report, header: null, use: 'letters' });
  }

  const folder = await openLetterFolder(options.output, io.now);
  const beside: string[] = [];
  let isSent = true;
  try {
    const post = await openPost(options, { sender, words, io, folder });
    const write = createLetterWriter({ settings, template });
    const nameLetter = createLetterNamer();
    for await (const school of openReport(report)) {
      if (io.stop.aborted) break;
      const facts = letterFactsOfReported(school);
      if (facts === null) continue;
      const name = nameLetter(school);
      const { files, subject, text } = await write({ ...facts, number: school.number });
      const changed: string[] = [];
      for (const { extension, content } of files) {
        const written = await folder.write(`${name}${extension}`, content);
        if (written.kind === 'beside') changed.push(basename(written.path));
      }
      const mailed: MailedLetter = {
        ...{ school: school.name || school.site, subject, text },
        address: findMailAddress(school.carried),
        attachment: { name: `${name}.docx`, path: join(options.output, `${name}.docx`) },
        isChanged: changed.length > 0,
      };
      if (options.eml) {
        const { mailFrom } = options;
        const eml = await formatEml(mailed, { mailFrom, now: io.now() });
        const written = await folder.write(`${name}.eml`, eml);
        if (written.kind === 'beside') changed.push(basename(written.path));
      }
      beside.push(...changed);
      await post?.post(mailed);
    }
    isSent = post?.conclude() ?? true;
    if (io.stop.aborted) {
      io.stderr.write(`${words.letters.interrupted}\n`);
      return EXIT.interrupted;
    }
    tell(formatCounts(counts, call));
    if (template?.kind === 'docx' && counts.letters > 0) tell(words.letters.onlyWord);
    if (beside.length > 0) tell(words.letters.beside(beside));
    await tidy(folder, { tell, words });
  } finally {
    await folder.close();
  }
  return isSent ? EXIT.pass : EXIT.nothingDone;
}

async function tidy(
  folder: LetterFolder,
  { tell, words }: { readonly tell: (sentence: string) => void; readonly words: Words },
): Promise<void> {
  const { removed, left } = await folder.removeOthers();
  if (removed > 0) tell(words.letters.removed(removed));
  if (left.length > 0) tell(words.letters.left(left));
}

interface LetterCounts {
  /** Schools that get one. */
  readonly letters: number;
  readonly pass: number;
  /** Whether a school has a name. */
  readonly isNamed: boolean;
  readonly unchecked: ReadonlyMap<Reason, number>;
}

async function countSchools(report: string): Promise<LetterCounts> {
  let written = 0;
  let pass = 0;
  let isNamed = false;
  const unchecked = new Map<Reason, number>();
  for await (const school of openReport(report)) {
    const { verdict, reason } = school;
    if (school.name !== '') isNamed = true;
    if (letterFactsOfReported(school) !== null) written += 1;
    else if (verdict === 'pass') pass += 1;
    else unchecked.set(reason, (unchecked.get(reason) ?? 0) + 1);
  }
  return { letters: written, pass, isNamed, unchecked };
}

function formatCounts(
  { letters: written, pass, unchecked }: LetterCounts,
  { words, options }: LettersCall,
): string {
  const reasons = [...unchecked].sort(([, a], [, b]) => b - a);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const width = String(total).length;
  return [
    words.letters.written(written, options.output),
    words.letters.none({ pass, unchecked: total }),
    ...reasons.map(
      ([reason, count]) =>
        `  ${String(count).padStart(width)}  ${formatReasonTitle(reason, words.language)}`,
    ),
  ].join('\n');
}
