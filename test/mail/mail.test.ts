// The mail of a run, as it reaches a real server.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openReport } from '../../src/report/read/open-report.js';
import { runInProcess } from '../support/in-process.js';
import { PASSWORD, startMailServer, USER } from '../support/mail-server.js';
import { type Department, foundDepartment, schoolsOf } from '../support/nights.js';
import { readMessage } from '../support/read-message.js';
import { connectTo, listOf, makeFolder, startSites } from '../support/sites.js';

// Pauses before a site is asked again.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const TO = ['--mail-to', 'inspector@department.example', '--mail-from', 'night@department.example'];

function onto(department: Department): readonly string[] {
  return ['-o', department.path('r.csv'), '--previous', department.path('r.csv')];
}

async function departmentWithMail(schools: number) {
  const department = await foundDepartment();
  const server = await startMailServer();
  const listed = schoolsOf(schools);
  for (const { site } of listed) department.sites.set(site, 'pass');
  const run = (day: string, ...options: readonly string[]) =>
    department.run(day, listed, [...onto(department), ...TO, '--smtp', server.url(), ...options]);
  return { department, server, run };
}

it('tells what changed, whom to call, and brings the workbook along', async () => {
  const { department, server, run } = await departmentWithMail(3);
  expect(await run('2026-11-20')).toMatchObject({ code: 0 });
  expect(server.received).toEqual([]);

  department.sites.set('school-1.example', 'fail');
  const { code, stderr } = await run('2026-11-21');
  expect(code).toBe(1);
  expect(stderr).toContain('Mail sent, recipients: 1.');
  const [mail] = server.received;
  expect(mail).toMatchObject({
    from: 'night@department.example',
    to: ['inspector@department.example'],
    user: USER,
  });
  const { subject, text, html, attachments, headers } = readMessage(mail?.raw ?? '');
  expect(subject).toBe('НОКО: новое нарушение — 1; соответствуют 2 из 3 проверенных');
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(text).toContain('ЧТО ИЗМЕНИЛОСЬ\n\n- новое нарушение: 1\n    Школа № 1 (http://school-1');
  expect(text).toMatch(
    /КОМУ ЗВОНИТЬ\n\n- Гиперссылки .*\n {4}.*\n {4}- Школа № 1 \(http:\/\/school-1\.example\), новое с 21 ноября\n/,
  );
  expect(text).toContain('Все школы — во вложении noko-check-2026-11-21.xlsx.');
  expect(html).toContain('<a href="http://school-1.example/"');

  expect(attachments.map(({ name }) => name)).toEqual(['noko-check-2026-11-21.xlsx']);
  const file = department.path('attached.xlsx');
  await writeFile(file, attachments[0]?.bytes ?? '');
  const verdicts: string[] = [];
  for await (const { name, verdict, change } of openReport(file)) {
    verdicts.push(`${name} ${verdict} ${change?.kind}`);
  }
  expect(verdicts).toEqual([
    'Школа № 1 fail new-violation',
    'Школа № 2 pass unchanged',
    'Школа № 3 pass unchanged',
  ]);
});

it('does not tell the same violation every night, unless it is asked to', async () => {
  const { department, server, run } = await departmentWithMail(2);
  department.sites.set('school-1.example', 'fail');
  // Without an earlier report, what fails is what is wrong.
  await run('2026-11-20');
  expect(server.received).toHaveLength(1);
  const { stderr } = await run('2026-11-21');
  expect(stderr).toContain('Nothing new: no mail is sent');
  expect(server.received).toHaveLength(1);

  await run('2026-11-22', '--mail-always');
  const { subject } = readMessage(server.received[1]?.raw ?? '');
  expect(subject).toBe('НОКО: без изменений; соответствуют 1 из 2 проверенных');
  expect(server.received).toHaveLength(2);
});

it('tells of a school in the night in which it has been silent for too long, once', async () => {
  const { department, server, run } = await departmentWithMail(2);
  await run('2026-11-19');
  department.sites.set('school-2.example', 'gone');
  const told: number[] = [];
  for (const day of ['20', '21', '22', '23']) {
    await run(`2026-11-${day}`, '--grace', '3');
    told.push(server.received.length);
  }
  expect(told).toEqual([1, 1, 2, 2]);
  expect(readMessage(server.received[1]?.raw ?? '').text).toContain('Школа № 2: 3 раза подряд');
});

it('tells that a run is doubtful before anything else, and where its report is', async () => {
  const { department, server, run } = await departmentWithMail(12);
  await run('2026-11-20');
  for (const { site } of schoolsOf(12)) department.sites.set(site, 'fail');
  expect(await run('2026-11-21')).toMatchObject({ code: 3 });
  const { subject, text, html } = readMessage(server.received[0]?.raw ?? '');
  expect(subject).toMatch(/^НОКО: внимание, проверка с замечаниями; соответствуют 0 из 12/);
  expect(text).toMatch(/^ВНИМАНИЕ\n\n- Массовое ухудшение: 12 из 12 школ/);
  expect(text).toContain('этой проверке нельзя доверять, поэтому прежний');
  expect(html).toContain('color:#b00020');
});

it('tells of a run that came to nothing, and leaves the error as it is', async () => {
  const server = await startMailServer();
  const folder = await makeFolder();
  const missing = join(folder, 'no.csv');
  const { code, stderr } = await runInProcess([missing, ...TO, '--smtp', server.url()]);
  expect(code).toBe(2);
  expect(stderr).toContain('Cannot read the list');
  const { subject, text } = readMessage(server.received[0]?.raw ?? '');
  expect(subject).toBe('НОКО: проверка не состоялась');
  expect(text).toContain(`Не удалось прочитать список «${missing}»`);
});

it('tells of a report that cannot be written, before the first site is asked', async () => {
  const server = await startMailServer();
  const folder = await makeFolder();
  const { args, asked } = await startSites();
  const list = join(folder, 'schools.csv');
  await writeFile(list, listOf('pass.example'));
  const report = join(folder, 'missing', 'report.csv');
  const run = [list, '-o', report, ...args, ...TO, '--smtp', server.url()];
  expect(await runInProcess(run)).toMatchObject({ code: 2 });
  expect(readMessage(server.received[0]?.raw ?? '').text).toContain(
    `Не удалось записать отчёт «${report}»`,
  );
  expect(asked).toEqual([]);
});

it('tells of an interruption, and what the report holds', async () => {
  const server = await startMailServer();
  const folder = await makeFolder();
  const { args, whenAsked } = await startSites();
  const list = join(folder, 'schools.csv');
  await writeFile(list, listOf('pass.example', 'hang.example', 'pass-2.example'));
  const stop = new AbortController();
  const run = runInProcess(
    [
      ...[list, '-o', join(folder, 'r.csv'), '--concurrency', '1', '--timeout', '1'],
      ...[...args, ...TO, '--smtp', server.url()],
    ],
    { stop: stop.signal },
  );
  await whenAsked('hang.example');
  stop.abort();
  expect(await run).toMatchObject({ code: 130 });
  const { subject, text } = readMessage(server.received[0]?.raw ?? '');
  expect(subject).toMatch(/^НОКО: внимание/);
  expect(text).toMatch(/^ВНИМАНИЕ\n\n- Прервано: не опрошено — 1 школа/);
});

it('takes the server from the environment before the configuration, and the command line before both', async () => {
  const [inConfig, inEnvironment, onLine] = await Promise.all([
    startMailServer(),
    startMailServer(),
    startMailServer(),
  ]);
  const folder = await makeFolder();
  const { args } = await startSites();
  const list = join(folder, 'schools.csv');
  const config = join(folder, 'night.json');
  await writeFile(list, listOf('fail.example'));
  await writeFile(
    config,
    JSON.stringify({
      smtp: inConfig.url(),
      'mail-to': ['a@department.example', 'b@department.example,c@department.example'],
      'mail-from': 'night@отдел.example',
      'homepage-only': true,
    }),
  );
  const received = () => [inConfig, inEnvironment, onLine].map((one) => one.received.length);
  const run = ['--config', config, list, ...args];
  const env = { NOKO_CHECK_SMTP: inEnvironment.url() };
  await runInProcess(run);
  expect(received()).toEqual([1, 0, 0]);
  expect(inConfig.received[0]).toMatchObject({
    from: 'night@отдел.example',
    to: ['a@department.example', 'b@department.example', 'c@department.example'],
  });
  await runInProcess(run, { env });
  expect(received()).toEqual([1, 1, 0]);
  await runInProcess([...run, '--smtp', onLine.url()], { env });
  expect(received()).toEqual([1, 1, 1]);
});

it('lets nothing that a list says become a header or markup', async () => {
  const server = await startMailServer();
  const { args } = await startSites();
  const list = join(await makeFolder(), 'schools.csv');
  const name = 'Школа\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script><img src=x>';
  await writeFile(list, `name,url\n"${name}",http://fail.example\n`);
  await runInProcess([list, '--homepage-only', ...args, ...TO, '--smtp', server.url()]);
  expect(server.received[0]?.to).toEqual(['inspector@department.example']);
  const { headers, html, text } = readMessage(server.received[0]?.raw ?? '');
  expect(headers.filter((header) => /^bcc:/i.test(header))).toEqual([]);
  expect(html).not.toMatch(/<(?:script|img)/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).toContain('- Школа Bcc: thief@evil.example');
});

it.each([
  ['a refused login', { onAuth: refuseAll }, 'the server refused user and password (535)'],
  ['a recipient refused', { onRcptTo: refuse(550) }, 'refused these addresses (550): inspector@'],
  ['a full queue', { onMailFrom: refuse(452) }, 'does not take it for the time being (452)'],
  ['a sender refused', { onMailFrom: refuse(553) }, 'the server refused it (553)'],
  ['a message too large', { size: 1_000 }, 'it is larger than the server takes'],
] as const)('keeps the report and says so after %s: %#', async (_what, options, said) => {
  const server = await startMailServer(options);
  const folder = await makeFolder();
  const { args } = await startSites();
  const list = join(folder, 'schools.csv');
  const report = join(folder, 'report.csv');
  await writeFile(list, listOf('fail.example'));
  const { code, stdout, stderr } = await runInProcess([
    ...[list, '-o', report, '--homepage-only', ...args, ...TO],
    ...['--smtp', server.url(), '--quiet'],
  ]);
  expect(code).toBe(2);
  expect(await readFile(report, 'utf8')).toContain('no-link');
  expect(stderr).toContain(said);
  expect(stderr).toContain('The report is not affected.');
  expect(`${stdout}${stderr}`).not.toContain(PASSWORD);
  expect(`${stdout}${stderr}`).not.toContain(USER);
});

function refuseAll(
  { username, password }: { username?: string | undefined; password?: string | null | undefined },
  _session: unknown,
  done: (error: Error) => void,
): void {
  done(new Error(`no such login: ${username} with ${password}`));
}

function refuse(responseCode: number) {
  return (_address: unknown, _session: unknown, done: (error: Error) => void): void => {
    done(Object.assign(new Error(`not for ${USER}, ${PASSWORD}`), { responseCode }));
  };
}

it('keeps the report and says so where no server listens', async () => {
  const folder = await makeFolder();
  const sites = await startSites();
  const { args } = sites;
  const list = join(folder, 'schools.csv');
  await writeFile(list, listOf('fail.example'));
  const closed = connectTo('http://127.0.0.1:1/', 'http://127.0.0.1:1/');
  const { code, stderr } = await runInProcess([
    ...[list, '-o', join(folder, 'r.csv'), '--homepage-only', ...args, ...closed, ...TO],
    ...['--lang', 'ru', '--smtp', 'smtp://127.0.0.1:1'],
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'Письмо через 127.0.0.1:1 не отправлено: сервер недоступен (ECONNREFUSED).',
  );
});
