// Answers as a configuration file, and as the command line that does the same.
import { dirname, join, relative } from 'node:path';
import { DEFAULT_CONFIG } from '../../cli/config/read-config.js';

export interface GuidedAnswers {
  /** As the user names it, from the working folder. */
  readonly list: string;
  /** Title of the column with the sites; null where the list tells. */
  readonly siteColumn: string | null;
  /** Null for beside the list. */
  readonly page: string | null;
  readonly open: boolean;
}

/** Beside the list, which is what it speaks of. */
export function configFileOf(list: string): string {
  return join(dirname(list), DEFAULT_CONFIG);
}

export function formatConfig({ list, siteColumn, page, open }: GuidedAnswers): string {
  const folder = dirname(list);
  const inFolder = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const outputs = page === null ? null : outputsOf(page).map(inFolder);
  const config = {
    list: inFolder(list),
    ...(siteColumn === null ? {} : { columns: `site=${siteColumn}` }),
    ...(outputs === null ? { beside: true } : { output: outputs, previous: outputs[1] }),
    ...(open ? { open } : {}),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** To be typed into a shell. */
export function formatCommand(answers: GuidedAnswers): string {
  return ['noko-check', ...toArguments(answers)].map(quote).join(' ');
}

function toArguments({ list, siteColumn, page, open }: GuidedAnswers): readonly string[] {
  const outputs = page === null ? [] : outputsOf(page);
  return [
    list,
    ...(siteColumn === null ? [] : ['--columns', `site=${siteColumn}`]),
    ...(page === null ? ['--beside'] : outputs.flatMap((file) => ['-o', file])),
    ...outputs.slice(1).flatMap((file) => ['--previous', file]),
    ...(open ? ['--open'] : []),
  ];
}

/** The page, and the workbook with which the next run compares. */
function outputsOf(page: string): readonly [page: string, workbook: string] {
  return [page, page.replace(/\.html?$/i, '.xlsx')];
}

function quote(word: string): string {
  return /[^\p{L}\p{N}_./:=\\-]/u.test(word) ? `"${word}"` : word;
}
