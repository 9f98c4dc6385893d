// A few school sites on loopback for a test: what a site does is the first word of its name, so
// `http://pass-1.example` passes and `http://hang-2.example` never answers.
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { closedPort, startHttp } from './servers.js';

export const RESULTS_ADDRESS = 'https://bus.gov.ru/independentRating/details/75187';

/** A report of an earlier run. */
export const YESTERDAY = 'Результат;Код\r\nyesterday;\r\n';

/** What shows that a page is a school's own. */
export const SCHOOL_TEXT = `<h1>Школа</h1><p><a href="/sveden">Сведения об образовательной организации</a></p><p>${'Добро пожаловать на сайт нашей школы. '.repeat(20)}</p>`;

const PAGES: Readonly<Record<string, string>> = {
  pass: `<title>Школа</title>${SCHOOL_TEXT}<a href="${RESULTS_ADDRESS}">НОКО</a>`,
  card: `<title>Школа</title>${SCHOOL_TEXT}<a href="https://bus.gov.ru/info-card/402495">НОКО</a>`,
  fail: `<title>Школа</title>${SCHOOL_TEXT}`,
};

export interface Sites {
  /** What makes the command find them. */
  readonly args: readonly string[];
  /** Hosts in the order in which they were asked. */
  readonly asked: readonly string[];
  /** Resolves when `host` has been asked. */
  readonly whenAsked: (host: string) => Promise<void>;
}

/** Sites that pass, fail, hang or say 404, until the test ends. */
export async function startSites(): Promise<Sites> {
  const asked: string[] = [];
  const questions = new EventEmitter().setMaxListeners(0);
  const address = await startHttp((request, response) => {
    const host = request.headers.host ?? '';
    const kind = host.split(/[-.]/, 1)[0] ?? '';
    const page = PAGES[kind];
    if (kind !== 'hang') {
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
      // A page names its school, as those of a platform do.
      const number = /\d+/.exec(host)?.[0] ?? '';
      response.end(`<!doctype html><meta charset="utf-8">${page ?? ''}<h1>Школа № ${number}</h1>`);
    }
    asked.push(host);
    questions.emit(host);
  });
  return {
    args: connectTo(address, await closedPort()),
    asked,
    async whenAsked(host) {
      if (!asked.includes(host)) await once(questions, host);
    },
  };
}

/** The options that lead every site to these addresses. */
export function connectTo(http: string, https: string): readonly string[] {
  return [
    ...['--connect-to', `:80:127.0.0.1:${new URL(http).port}`],
    ...['--connect-to', `:443:127.0.0.1:${new URL(https).port}`],
  ];
}

/** A list of schools with these sites. */
export function listOf(...hosts: readonly string[]): string {
  const rows = hosts.map((host, index) => `School ${index + 1},http://${host}`);
  return `name,url\n${rows.join('\n')}\n`;
}

/** A folder that is removed when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
