// The same night has the same number everywhere: of the schools that were checked.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { formatSummary } from '../../src/commands/check/summary.js';
import { formatDaysCsv } from '../../src/history/format-csv.js';
import { readRuns } from '../../src/history/read-runs.js';
import { gatherHistory } from '../../src/history/tracks.js';
import { formatMessageText } from '../../src/mail/format-message.js';
import { createMessage } from '../../src/mail/message.js';
import { createHighlights } from '../../src/report/html/highlights.js';
import { html } from '../../src/report/html/report.js';
import { ndjson } from '../../src/report/ndjson.js';
import { createOverview } from '../../src/report/overview.js';
import { createTally } from '../../src/report/tally.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { WORDS } from '../../src/words/index.js';
import { workbookOf } from '../support/read-xlsx.js';
import { RESULTS } from '../support/results.js';
import { written } from '../support/written.js';

const RULES = [PROFILES.noko, PROFILES.anketa] as const;
const [PASS, FAIL, UNCHECKED] = RESULTS;
if (PASS === undefined || FAIL === undefined || UNCHECKED === undefined) throw new Error('results');

/** Two of five comply, one could not be checked: 50 % of the checked, 40 % of all. */
const ONE = [PASS, PASS, FAIL, FAIL, UNCHECKED];
/** By the first requirement two of four, by both of them one. */
const SEVERAL = ONE.map((result, index) => ({
  ...result,
  further: [index === 1 ? FAIL.judgement : result.judgement],
}));

test.each([
  { name: 'one requirement', rules: [RULES[0]] as const, results: ONE, share: '50', pass: '2' },
  { name: 'several requirements', rules: RULES, results: SEVERAL, share: '25', pass: '1' },
])('$name: page, workbook, mail, summary and history agree', async (example) => {
  const { rules, results, share, pass } = example;
  const settings = { rules, carriedHeader: [] };
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  const page = plain(await written(html, settings, results));
  expect(page).toContain(`<strong>${share} %</strong> соответствует ${pass} из 4 проверенных`);

  const { rows } = await workbookOf(settings, results);
  const total = (await rows('Сводка')).find(([first]) =>
    /^В(сего|се требования)/.test(first ?? ''),
  );
  expect(total).toEqual([
    expect.any(String),
    '5',
    pass,
    String(4 - Number(pass)),
    '1',
    `0,${share}`.replace(/0$/, ''),
  ]);

  const tally = createTally();
  const overview = createOverview(settings);
  for (const result of results) {
    tally.add(result);
    overview.add(result);
  }
  const message = createMessage({
    overview: overview.overview(),
    highlights: createHighlights().highlights(),
    ...{ headers: [], period: null, alarms: [], left: [], silent: [], reports: [] },
  });
  expect(message.subject).toContain(`соответствуют ${pass} из 4 проверенных, не проверены 1`);
  expect(plain(formatMessageText(message))).toContain(
    `- соответствует: ${pass} (${share} % проверенных)`,
  );

  const chalk = new Chalk({ level: 0 });
  const said = formatSummary({ tally, durationMs: 0, words: WORDS.ru, rules, chalk });
  expect(plain(said)).toContain(
    `\nСоответствует ${pass} из 4 проверенных (${share} %), не проверено 1\n`,
  );

  const folder = await mkdtemp(join(tmpdir(), 'noko-share-'));
  try {
    const lines = await written(
      ndjson,
      settings,
      results.map((result, index) => ({
        ...result,
        school: {
          ...result.school,
          name: `Школа ${index}`,
          site: { typed: `s${index}.example`, problem: 'missing' as const },
        },
      })),
    );
    await writeFile(join(folder, '2026-11-23T03-00-00.ndjson.gz'), gzipSync(lines));
    const days = formatDaysCsv(await gatherHistory(readRuns(folder)), 'plain');
    expect(days).toContain(`2026-11-23,${pass},${4 - Number(pass)},1,${share}.0\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
