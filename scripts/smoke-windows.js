// What `npm run check:windows` runs: the packed zip, unpacked as Explorer does, under Wine, on the
// fixture sites. A list in windows-1251 is dropped on the icon, and the report has to be Linux's.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { startFixtureServer } from '../fixtures/server.js';
import { ROOT, readVersion } from './pack/project.js';

const WINE = ['/usr/lib/wine/wine64', '/usr/bin/wine64'].find((file) => existsSync(file));
if (WINE === undefined)
  throw new Error('needs Wine: apt-get install --no-install-recommends wine64');
/** Enough for every kind of site, and done in a minute. */
const SCHOOLS = 40;
const scratch = mkdtempSync(join(tmpdir(), 'noko-check-'));
const env = {
  PATH: process.env.PATH,
  HOME: scratch,
  WINEPREFIX: join(scratch, 'wine'),
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  // Fonts, browsers and displays are nothing that is tried here.
  WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
  LC_ALL: 'C.UTF-8',
};
const program = join(scratch, 'Программа проверки');
const folder = join(scratch, 'Списки школ (район)');
const list = join(folder, 'Школы района.csv');
const node = join(program, 'noko-check', 'node.exe');
const script = join(program, 'noko-check', 'bin', 'noko-check.js');

const server = await startFixtureServer({ sitesDir: join(ROOT, 'fixtures', 'sites') });
try {
  await setUp();
  await dropList();
  await checkLongPath();
  await showSchedule();
} finally {
  await server.close();
  await wine('wineboot', ['--kill']).catch(() => {});
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

async function setUp() {
  const zip = readFileSync(join(ROOT, 'build', `noko-check-${readVersion()}-windows-x64.zip`));
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(program, name)), { recursive: true });
    writeFileSync(join(program, name), bytes);
  }
  mkdirSync(folder);
  // The sample of a department: Excel's CSV of ten years ago.
  const text = readFileSync(join(ROOT, 'schools.csv'), 'utf8').replace(/^\uFEFF/, '');
  const lines = text.split(/\r?\n/).slice(0, SCHOOLS + 1);
  writeFileSync(list, iconv.encode(`${lines.join('\r\n')}\r\n`, 'windows-1251'));
  writeFileSync(join(folder, 'ca.pem'), server.certificateAuthorityPem);
  const settings = {
    list: 'Школы района.csv',
    output: 'report.ndjson',
    'ca-file': 'ca.pem',
    'connect-to': [`:80:127.0.0.1:${server.httpPort}`, `:443:127.0.0.1:${server.httpsPort}`],
    proxy: '',
    timeout: 30,
  };
  writeFileSync(join(folder, 'noko-check.config.json'), JSON.stringify(settings));
  await wine('wineboot', ['--init']);
  await wine('winecfg', ['/v', 'win10']);
}

async function dropList() {
  const { code, stderr } = await wine('cmd', [
    '/c',
    'call',
    toWindows(join(program, 'Проверить школы.cmd')),
    toWindows(list),
  ]);
  expect(stderr.includes(`Проверено: ${SCHOOLS} школ`), `the icon ends with ${code}: ${stderr}`);
  for (const name of ['Школы района – отчёт.html', 'Школы района – отчёт.xlsx']) {
    expect(existsSync(join(folder, name)), `${name} is beside the list`);
  }
  const there = readVerdicts();
  rmSync(join(folder, 'report.ndjson'));
  const command = [join(ROOT, 'bin', 'noko-check.js'), list, '-q'];
  await once(spawn(process.execPath, command, { cwd: folder, stdio: 'inherit' }), 'exit');
  const here = readVerdicts();
  const other = here.flatMap((row, index) => (row === there[index] ? [] : [row, there[index]]));
  expect(here.length === SCHOOLS && other.length === 0, `Linux, then Wine: ${other.join('; ')}`);
  say('a list in windows-1251 dropped on the icon has the report of Linux');
}

function readVerdicts() {
  const lines = readFileSync(join(folder, 'report.ndjson'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { number, name, verdict, reason, page, link } = JSON.parse(line);
    return JSON.stringify([number, name, verdict, reason, page, link?.address ?? link]);
  });
}

/** Longer than the 260 characters that older programs stop at. */
async function checkLongPath() {
  const deep = join(
    folder,
    ...Array.from({ length: 6 }, () => 'Очень длинное имя папки отдела образования'),
  );
  mkdirSync(deep, { recursive: true });
  const file = join(deep, 'Школы.csv');
  writeFileSync(file, iconv.encode('Наименование;Сайт\r\nШкола № 1;нет\r\n', 'windows-1251'));
  expect(toWindows(file).length > 260, 'the path is long');
  const { stderr } = await wine(node, [
    toWindows(script),
    toWindows(file),
    '--beside',
    '--lang',
    'ru',
  ]);
  expect(existsSync(join(deep, 'Школы – отчёт.xlsx')), `a path of ${file.length}: ${stderr}`);
  say(`a path of ${toWindows(file).length} characters works`);
}

async function showSchedule() {
  const { stdout, stderr } = await wine(node, [
    toWindows(script),
    'schedule',
    '--show',
    '--lang',
    'ru',
  ]);
  expect(
    stdout.includes('schtasks /Create /TN noko-check-'),
    `schedule --show: ${stdout}${stderr}`,
  );
  say('schedule --show tells of Task Scheduler');
}

/**
 * Wine handles no pipes of ours: its streams are files.
 * @param {string} command
 * @param {string[]} args
 */
async function wine(command, args) {
  const [outFile, errFile] = [join(scratch, 'stdout'), join(scratch, 'stderr')];
  const streams = [openSync('/dev/null', 'r'), openSync(outFile, 'w'), openSync(errFile, 'w')];
  const child = spawn(/** @type {string} */ (WINE), [command, ...args], {
    cwd: existsSync(folder) ? folder : scratch,
    env,
    stdio: streams,
    timeout: 120_000,
  });
  const [code] = /** @type {[number | null]} */ (await once(child, 'exit'));
  streams.map(closeSync);
  return { code, stdout: readFileSync(outFile, 'utf8'), stderr: readFileSync(errFile, 'utf8') };
}

/** @param {string} path */
function toWindows(path) {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/**
 * @param {boolean} holds
 * @param {string} message
 */
function expect(holds, message) {
  if (!holds) throw new Error(message);
}

/** @param {string} line */
function say(line) {
  console.log(`Wine: ${line}`);
}
