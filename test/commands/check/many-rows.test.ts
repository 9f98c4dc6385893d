// A region's worth of schools whose servers are all switched off: every row is answered, in order,
// and what is kept in memory does not grow with the list.
import { expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { closedPort } from '../../support/servers.js';
import { listOf } from '../../support/sites.js';

const ROWS = 20_000;
/** Far more than the window of rows under way takes, far less than all rows would. */
const MAX_HEAP_MB = 160;
const MAX_RSS_MB = 400;

const TELL_MAX_RSS = encodeURIComponent(
  `process.on('exit', () => process.stderr.write('max RSS ' + process.resourceUsage().maxRSS + ' KB\\n'))`,
);

it('20,000 rows are answered in order within bounded memory', async () => {
  const hosts = Array.from({ length: ROWS }, (_, index) => `school-${index + 1}.example:8080`);
  const closed = await closedPort();
  const rule = ['--connect-to', `:8080:127.0.0.1:${new URL(closed).port}`];
  const { code, stdout, stderr } = await runCommand(['-', '--format', 'ndjson', ...rule], {
    env: {
      NODE_OPTIONS: `--max-old-space-size=${MAX_HEAP_MB} --import=data:text/javascript,${TELL_MAX_RSS}`,
    },
    input: listOf(...hosts),
  });
  expect(code, stderr).toBe(3);
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const found = rows.map(({ number, site, verdict, reason, detail }) => ({
    number,
    site,
    finding: `${verdict}/${reason} ${detail}`,
  }));
  expect(found).toEqual(
    hosts.map((host, index) => ({
      number: String(index + 1),
      site: `http://${host}`,
      finding: 'unchecked/own-network null',
    })),
  );
  const maxRssMb = Number(/max RSS (\d+) KB/.exec(stderr)?.[1]) / 1_024;
  expect(maxRssMb).toBeLessThan(MAX_RSS_MB);
}, 180_000);
