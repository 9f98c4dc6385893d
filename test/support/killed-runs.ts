// School sites that tell how often each was asked, a run over them that is ended at a certain
// question, and what its journal holds then.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collectOutput, type Finished, runCommand, startCommand } from './command.js';
import { closedPort, startHttp } from './servers.js';
import { connectTo, SCHOOL_TEXT } from './sites.js';

export interface CountingSites {
  readonly args: readonly string[];
  readonly list: string;
  /** How often each host was asked so far. */
  readonly counts: () => ReadonlyMap<string, number>;
  /** Calls `what` when so many questions in all have been asked. */
  readonly onQuestion: (number: number, what: () => void) => void;
}

/** Whether a site has trouble that may pass, and is asked once more at the end. */
export function isTroubled(host: string): boolean {
  return siteOf(host) % 7 === 0;
}

function siteOf(host: string): number {
  return Number(/\d+/.exec(host)?.[0]);
}

/** Every fifth site has the results of the third before it. */
function pageOf(site: number): string {
  if (site % 3 === 0 || site % 7 === 0) return SCHOOL_TEXT;
  const id = 75_000 + (site % 5 === 0 ? site - 3 : site);
  return `${SCHOOL_TEXT}<a href="https://bus.gov.ru/independentRating/details/${id}">НОКО</a>`;
}

export async function startCountingSites(sites: number): Promise<CountingSites> {
  const counts = new Map<string, number>();
  const waiting = new Map<number, () => void>();
  let questions = 0;
  const address = await startHttp((request, response) => {
    const host = request.headers.host ?? '';
    counts.set(host, (counts.get(host) ?? 0) + 1);
    questions += 1;
    waiting.get(questions)?.();
    response.writeHead(isTroubled(host) ? 500 : 200, { 'content-type': 'text/html' });
    const page = pageOf(siteOf(host));
    // A page names its school, as those of a platform do.
    const title = `<title>Школа № ${siteOf(host)}</title>`;
    response.end(`<!doctype html><meta charset="utf-8">${title}${page}`);
  });
  const rows = Array.from(
    { length: sites },
    (_, n) => `Школа ${n + 1};http://s${n + 1}.example;район`,
  );
  return {
    args: ['--retries', '0', '--concurrency', '8', ...connectTo(address, await closedPort())],
    list: `Наименование;Сайт;Район\n${rows.join('\n')}\n`,
    counts: () => new Map(counts),
    onQuestion: (number, what) => void waiting.set(questions + number, what),
  };
}

export interface KilledRun {
  readonly finished: Finished;
  /** Hosts of rows that the journal has a final answer for. */
  readonly settled: readonly string[];
}

/** Runs the command in `folder` and ends it by `signal` at the question of this number, where it has not ended before. */
export async function runUntil(
  sites: CountingSites,
  at: { readonly question: number; readonly signal: NodeJS.Signals },
  { folder, args }: { readonly folder: string; readonly args: readonly string[] },
): Promise<KilledRun> {
  const child = startCommand([...args, ...sites.args], { cwd: folder });
  child.stdin.end(sites.list);
  onTestFinished(() => void child.kill('SIGKILL'));
  sites.onQuestion(at.question, () => child.kill(at.signal));
  const finished = await collectOutput(child);
  return { finished, settled: await readSettled(join(folder, 'report.ndjson.journal')) };
}

export async function readSettled(journal: string): Promise<readonly string[]> {
  const lines = (await readFile(journal, 'utf8').catch(() => '')).split('\n').slice(1, -1);
  return lines.flatMap((line) => {
    const { pass, again, result } = JSON.parse(line).value;
    const { reason } = result.judgement;
    const isSettled = reason !== 'interrupted' && (pass === 2 || again === 'no');
    return isSettled ? [new URL(result.school.site.address).host] : [];
  });
}

/** The report of a run that nobody disturbs. */
export async function reportUndisturbed(
  sites: number,
  folder: string,
  options: readonly string[] = [],
): Promise<readonly string[]> {
  const undisturbed = await startCountingSites(sites);
  await writeFile(join(folder, 'all.csv'), undisturbed.list);
  await runCommand(['all.csv', '-o', 'all.ndjson', ...undisturbed.args, ...options], {
    cwd: folder,
  });
  return withoutTimes(await readFile(join(folder, 'all.ndjson'), 'utf8'));
}

/** The rows of a report in NDJSON. */
export function withoutTimes(ndjson: string): readonly string[] {
  return ndjson
    .replace(/"checkedAt":"[^"]*"/g, '"checkedAt":""')
    .replace(/"durationMs":[\d.]+/g, '"durationMs":0')
    .split('\n');
}
