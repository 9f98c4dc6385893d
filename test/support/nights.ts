// Nights of one department: a list, sites that a test changes from one night to the next, and the
// report that each run leaves for the following.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Finished } from './command.js';
import { runInProcess } from './in-process.js';
import { closedPort, startHttp } from './servers.js';
import { connectTo, makeFolder, RESULTS_ADDRESS, SCHOOL_TEXT } from './sites.js';

/** What a site does; `broken` ends the connection without an answer, `hanging` never does. */
export type SiteState = 'pass' | 'fail' | 'gone' | 'broken' | 'hanging';

export interface Department {
  readonly folder: string;
  /** By host. A site that is not here says 404. */
  readonly sites: Map<string, SiteState>;
  /** Runs in the night to `day` (`YYYY-MM-DD`) on these schools, in `folder`. */
  readonly run: (
    day: string,
    schools: readonly ListedSchool[],
    options: readonly string[],
  ) => Promise<Finished>;
  /** The path of a file in `folder`. */
  readonly path: (name: string) => string;
  /** The rows of a CSV report, by the names of its columns. */
  readonly rows: (name: string) => Promise<readonly Readonly<Record<string, string>>[]>;
}

export interface ListedSchool {
  readonly name: string;
  readonly site: string;
}

const LINK = `<a href="${RESULTS_ADDRESS}">НОКО</a>`;

export async function foundDepartment(): Promise<Department> {
  const folder = await makeFolder();
  const sites = new Map<string, SiteState>();
  const names = new Map<string, string>();
  const address = await startHttp((request, response) => {
    const { host = '' } = request.headers;
    const state = sites.get(host) ?? 'gone';
    if (state === 'hanging') return;
    if (state === 'broken') {
      request.socket.destroy();
      return;
    }
    // A page names its school, as those of a platform do.
    const title = `<title>${names.get(host)}</title>`;
    const page = `${title}${SCHOOL_TEXT}${state === 'pass' ? LINK : ''}`;
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    response.writeHead(state === 'gone' || request.url !== '/' ? 404 : 200, headers).end(page);
  });
  const args = connectTo(address, await closedPort());
  const path = (name: string): string => join(folder, name);

  return {
    folder,
    sites,
    path,
    async run(day, schools, options) {
      const list = path('schools.csv');
      for (const { name, site } of schools) names.set(site, name);
      const rows = schools.map(({ name, site }) => `${name};http://${site}`);
      await writeFile(list, `Наименование;Сайт\n${rows.join('\n')}\n`);
      return runInProcess([list, ...args, ...options], { now: () => new Date(`${day}T03:00:00Z`) });
    },
    rows: async (name) =>
      parse(await readFile(path(name), 'utf8'), { bom: true, delimiter: ';', columns: true }),
  };
}

/** Schools `1` to `count`, each on a domain of its own or all on `platform`. */
export function schoolsOf(count: number, platform: string | null = null): readonly ListedSchool[] {
  return Array.from({ length: count }, (_, index) => {
    const host = `school-${index + 1}`;
    return {
      name: `Школа № ${index + 1}`,
      site: platform === null ? `${host}.example` : `${host}.${platform}`,
    };
  });
}
