// What `npm run check:nodes` runs: the tests of the built command, with the command under each line
// of Node.js that the README names: the oldest that is promised, and the newest of each line.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from './pack/project.js';

const LINES = ['20.18.1', '22', '24', '26'];
const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** Between them: pipes, workbooks, certificates, shells. None of them has to be quick. */
const TESTS = [
  ...['pipes', 'csv', 'ndjson', 'workbook-list', 'certificates'].map((name) => `check/${name}`),
  'explain',
  'completion',
];
const WAIT_MS = 300_000;

const lines = process.argv.length > 2 ? process.argv.slice(2) : LINES;
const failed = lines.filter((line) => {
  const folder = join(ROOT, 'build', 'nodes', line);
  mkdirSync(folder, { recursive: true });
  const quiet = ['--silent', '--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  execFileSync(npm, ['install', ...quiet, `${PACKAGE}@${line}`], {
    shell: process.platform === 'win32',
  });
  const node = join(folder, 'node_modules', PACKAGE, 'bin', 'node');
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`\nNode.js ${version}`);
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const files = TESTS.map((name) => `test/commands/${name}`);
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--reporter=dot', `--testTimeout=${WAIT_MS}`, ...files],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, NOKO_CHECK_NODE: node },
    },
  );
  return status !== 0;
});
if (failed.length > 0) throw new Error(`failed on Node.js ${failed.join(', ')}`);
