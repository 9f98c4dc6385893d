// The guided start: a few questions with defaults, whose answers become a configuration file. It
// shows the command line that does the same, and may have it done now, or every night.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { filesBeside } from '../../cli/beside.js';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';
import { DEFAULT_TIME } from '../schedule/command.js';
import { schedule } from '../schedule/schedule.js';
import type { InitOptions } from './command.js';
import { findLists } from './find-lists.js';
import { lookAtList } from './look-at-list.js';
import { CancelledError, Prompts } from './prompts.js';
import { configFileOf, formatCommand, formatConfig, type GuidedAnswers } from './settings.js';

export interface InitCall {
  /** Null where the user is to be asked. */
  readonly list: string | null;
  readonly options: InitOptions;
  readonly words: Words;
  readonly io: Io;
  /** The whole command, with other arguments. */
  readonly run: (io: Io) => Promise<number>;
}

/** Answers the exit code; rejects with `RunError`. */
export async function init(call: InitCall): Promise<number> {
  const { words, io, options } = call;
  if (io.stdinIsTerminal !== true || io.stdout.isTTY !== true) {
    throw new RunError({ code: 'usage', message: words.init.needsTerminal });
  }
  const prompts = new Prompts(io, words);
  try {
    prompts.begin();
    const { file, isNightly } = await settle(prompts, call);
    if (isNightly) {
      const setup = { at: DEFAULT_TIME, show: false, remove: false, run: false };
      await schedule({ ...call, options: setup, folder: dirname(file) });
    }
    if (!options.runs) return EXIT.pass;
    return await call.run({ ...io, argv: ['--config', file, '--lang', words.language] });
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    prompts.end(words.init.cancelled);
    return EXIT.interrupted;
  }
}

interface Settled {
  /** The configuration. */
  readonly file: string;
  readonly isNightly: boolean;
}

/** Asks, and writes the configuration. */
async function settle(prompts: Prompts, call: InitCall): Promise<Settled> {
  const { words, options } = call;
  const { list, siteColumn } = await chooseList(prompts, call);
  const file = configFileOf(list);
  const isKept = existsSync(file) && (await prompts.confirm(words.init.keepSettings(file), true));
  const answers = isKept ? null : await askRest(prompts, { list, siteColumn, words });
  const isNightly = options.nightly || (await prompts.confirm(words.init.everyNight, false));
  if (answers === null) {
    prompts.end(resolve(file));
  } else {
    await writeFile(file, formatConfig(answers));
    prompts.tell(words.init.written(resolve(file)));
    prompts.end(`${words.init.sameCommand} ${formatCommand(answers)}`);
  }
  return { file, isNightly };
}

type ChosenList = Pick<GuidedAnswers, 'list' | 'siteColumn'>;

/** The list, and the column of its sites where that is in doubt. */
async function chooseList(prompts: Prompts, call: InitCall): Promise<ChosenList> {
  let list = call.list ?? (await askForList(prompts, call));
  for (;;) {
    try {
      return { list, siteColumn: await settleColumns(prompts, { ...call, list }) };
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      prompts.complain(call.words.problem(error.problem));
      list = await askForList(prompts, call);
    }
  }
}

async function askForList(prompts: Prompts, { words }: InitCall): Promise<string> {
  const another = '';
  const found = await findLists('.');
  const choices = [...found.map((name) => ({ value: name, label: name }))];
  const chosen =
    found.length === 0
      ? another
      : await prompts.choose(words.init.whichList, [
          ...choices,
          { value: another, label: words.init.anotherList },
        ]);
  if (chosen !== another) return chosen;
  const typed = await prompts.ask({
    message: words.init.typeList,
    validate: (text) => (existsSync(withoutQuotes(text)) ? undefined : words.init.noSuchFile),
  });
  return withoutQuotes(typed);
}

/** A file that is dropped on a window of a console comes between quotes. */
function withoutQuotes(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

async function settleColumns(
  prompts: Prompts,
  { list, words, io }: InitCall & { readonly list: string },
): Promise<string | null> {
  const look = await lookAtList(list, { words, io });
  if (look.shown !== null) prompts.tell(look.shown);
  if (!look.isInDoubt || look.titles.length === 0) return null;
  const choices = look.titles.map((title) => ({ value: title, label: title }));
  const siteColumn = await prompts.choose(words.init.whichSite, choices);
  const again = await lookAtList(list, { words, io, columns: { site: siteColumn } });
  if (again.shown !== null) prompts.tell(again.shown);
  return siteColumn;
}

async function askRest(
  prompts: Prompts,
  { list, siteColumn, words }: ChosenList & { readonly words: Words },
): Promise<GuidedAnswers> {
  const { page, workbook } = filesBeside(list);
  const place = await prompts.choose(words.init.whereReport, [
    { value: 'beside', label: words.init.besideList(basename(page), basename(workbook)) },
    { value: 'other', label: words.init.otherReport },
  ]);
  const other = await (place === 'beside'
    ? null
    : prompts.ask({
        message: words.init.typeReport,
        initialValue: 'report.html',
        validate: (text) => (/\.html$/i.test(text.trim()) ? undefined : words.init.needsPage),
      }));
  const open = await prompts.confirm(words.init.openReport, true);
  return { list, siteColumn, page: other === null ? null : withoutQuotes(other), open };
}
