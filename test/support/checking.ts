// A run over sites that are served from memory.
import { runInProcess } from './in-process.js';
import { writeList } from './list.js';
import { listOf, type ScriptedSite, serveSites } from './scripted-sites.js';

/** Checks the sites, with the rows of the report and who has asked for them. */
export async function checkSites(sites: readonly ScriptedSite[], args: readonly string[]) {
  const { port, agents } = await serveSites(sites);
  const run = await runInProcess([
    await writeList(listOf(sites)),
    ...['--format', 'ndjson', '--connect-to', `::127.0.0.1:${port}`, '--no-second-pass', ...args],
  ]);
  const lines = run.stdout.trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line));
  return { ...run, agents, rows, codes: rows.map(({ verdict, reason }) => `${verdict}/${reason}`) };
}
