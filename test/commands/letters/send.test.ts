// Letters on their way to the schools, through a real mail server on loopback.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMailAddress } from '../../../src/commands/letters/send-letters.js';
import { csv } from '../../../src/report/csv.js';
import { runInProcess } from '../../support/in-process.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { readMessage } from '../../support/read-message.js';
import { resultWith } from '../../support/results.js';
import { makeFolder } from '../../support/sites.js';
import { written } from '../../support/written.js';

/** A name in Cyrillic is written in pieces. */
const ATTACHED = /^Content-Disposition: attachment;\s+filename\*0\*=utf-8''0001%20/m;

const NO_LINK = { verdict: 'fail', reason: 'no-link', link: null, links: [] } as const;

async function departmentWith(...addresses: readonly string[]) {
  const folder = await makeFolder();
  const results = addresses.map((address, index) =>
    resultWith({
      school: {
        row: index + 1,
        number: `${index + 1}`,
        name: `Школа ${index + 1}`,
        carried: [address],
      },
      judgement: NO_LINK,
    }),
  );
  const settings = { csvProfile: 'excel', carriedHeader: ['E-mail'] } as const;
  await writeFile(join(folder, 'r.csv'), await written(csv, settings, results));
  const output = join(folder, 'letters');
  return {
    output,
    letters: (...args: readonly string[]) =>
      runInProcess(['letters', join(folder, 'r.csv'), '-o', output, '--lang', 'ru', ...args]),
  };
}

const through = (server: MailServer) => [
  ...['--smtp', server.url('?tls=none'), '--mail-from', 'inspector@department.example'],
];

describe('letters --send', () => {
  it('mails each letter once to the school’s own address, with its document', async () => {
    const server = await startMailServer();
    const { letters } = await departmentWith(
      'school1@mail.example',
      'mailto:two@mail.example; x@y.example',
      '',
    );
    const first = await letters('--send', ...through(server));
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('Отправлено: 2 письма');
    expect(first.stderr).toMatch(/нет адреса почты.*\n {2}Школа 3/);
    expect(server.received.map(({ from, to }) => [from, to])).toEqual([
      ['inspector@department.example', ['school1@mail.example']],
      ['inspector@department.example', ['two@mail.example']],
    ]);
    const { subject, text } = readMessage(server.received[0]?.raw ?? '');
    expect(subject).toBe('О размещении гиперссылки на результаты независимой оценки');
    expect(text).toContain('Школа 1');
    expect(server.received[0]?.raw).toMatch(ATTACHED);

    const again = await letters('--send', ...through(server));
    expect(again.stderr).toMatch(/Отправлено: 0 писем\n.*ещё раз не отправлены: 2/);
    expect(server.received).toHaveLength(2);
  });

  it('only says to whom with --dry-run, which needs no mail server', async () => {
    const { letters } = await departmentWith('school1@mail.example');
    const { code, stderr } = await letters('--send', '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain('Будет отправлено: school1@mail.example (Школа 1): О размещении');
    const alone = await letters('--dry-run');
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('--send');
  });

  it('leaves a letter that somebody changed to them', async () => {
    const server = await startMailServer();
    const { letters, output } = await departmentWith('school1@mail.example');
    await letters();
    await writeFile(join(output, '0001 Школа 1.docx'), 'исправлено');
    const { stderr } = await letters('--send', ...through(server));
    expect(stderr).toMatch(/отправьте их сами:\n {2}0001 Школа 1\.docx/);
    expect(server.received).toEqual([]);
  });

  it('stops at a fault that all would meet, and ends with 2', async () => {
    const server = await startMailServer();
    const { letters } = await departmentWith('a@mail.example', 'b@mail.example', 'c@mail.example');
    const wrong = server.url('?tls=none').replace(/:[^:@]+@/, ':wrong@');
    const { code, stderr } = await letters('--send', '--smtp', wrong, '--mail-from', 'i@d.example');
    expect(code).toBe(2);
    expect(stderr).toContain('Школа 1: Письмо через');
    expect(stderr).toContain('Остальные письма не отправлены: 2');
    expect(stderr).not.toContain('wrong');
  });

  it.each([[[]], [['--smtp', 'smtp://127.0.0.1']]])(
    'needs a server and a sender: %j',
    async (args) => {
      const { letters, output } = await departmentWith('a@mail.example');
      const { code, stderr } = await letters('--send', ...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/для --send нужен почтовый сервер|от чьего имени/);
      expect(await readdir(join(output, '..'))).not.toContain('letters');
    },
  );
});

it('letters --eml writes drafts that a mail program opens', async () => {
  const { letters, output } = await departmentWith('school1@mail.example', '');
  expect((await letters('--eml')).code).toBe(0);
  const raw = await readFile(join(output, '0001 Школа 1.eml'), 'latin1');
  expect(raw).toMatch(/^X-Unsent: 1\r$/m);
  expect(raw).toMatch(/^To: school1@mail\.example\r$/m);
  expect(raw).toMatch(ATTACHED);
  expect(await readFile(join(output, '0002 Школа 2.eml'), 'latin1')).not.toMatch(/^To: /m);
});

it.each([
  [{ 'E-mail': 'a@b.example' }, 'a@b.example'],
  [{ 'Адрес электронной почты': 'тел. 5-55, a@b.example' }, 'a@b.example'],
  [{ 'Эл. почта': 'a@b.example, c@d.example' }, 'a@b.example'],
  [{ Почта: 'mailto:a@b.example' }, 'a@b.example'],
  [{ email: 'нет', 'E-mail 2': 'a@b.example' }, 'a@b.example'],
  [{ 'Почтовый адрес': 'a@b.example' }, null],
  [{ Комментарий: 'a@b.example' }, null],
  [{ 'E-mail': 'a@b' }, null],
  [{ 'E-mail': '—' }, null],
])('the address in %j is %j', (carried, address) => {
  expect(findMailAddress(carried)).toBe(address);
});
