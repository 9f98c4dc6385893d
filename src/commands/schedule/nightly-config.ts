// What a configuration says to the nightly run: which list, and which page people read in the morning.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesBeside } from '../../cli/beside.js';
import {
  type ConfigFile,
  DEFAULT_CONFIG,
  findConfig,
  parseConfig,
} from '../../cli/config/read-config.js';
import { findPage } from '../../cli/show-page.js';

export interface NightlyConfig {
  /** As the file names it. */
  readonly list: string | null;
  readonly hasReport: boolean;
  /** Null where no page is written. */
  readonly page: string | null;
}

/** Null where the folder has none; rejects with `RunError` (`config-file`). */
export async function findNightlyConfig(
  folder = '.',
): Promise<(NightlyConfig & { readonly file: string }) | null> {
  const file = join(folder, DEFAULT_CONFIG);
  const config = existsSync(file) ? await findConfig(['--config', file]) : null;
  return config === null ? null : { ...(await readNightlyConfig(config)), file: config.file };
}

async function readNightlyConfig(config: ConfigFile): Promise<NightlyConfig> {
  const values = new Map((await parseConfig(config)).map(({ key, value }) => [key, value]));
  const inFolder = (path: string) => resolve(dirname(config.file), path);
  const list = values.get('list');
  const outputs = [values.get('output') ?? []].flat().filter((path) => typeof path === 'string');
  const isBeside = values.get('beside') === true && typeof list === 'string';
  const page = findPage(outputs) ?? (isBeside ? filesBeside(list).page : null);
  return {
    list: typeof list === 'string' ? list : null,
    hasReport: isBeside || outputs.length > 0,
    page: page === null ? null : inFolder(page),
  };
}
