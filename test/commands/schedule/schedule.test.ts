// The built command, with a crontab of the test's own, and the night that it then runs.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withNotice } from '../../../src/commands/schedule/morning-page.js';
import { runCommand, runShell } from '../../support/command.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

/** A folder with a list and settings, on a machine that has cron and no systemd. */
async function openWorkshop() {
  const folder = await makeFolder();
  const { args } = await startSites();
  const rules = args.filter((word) => word.startsWith(':'));
  await writeFile(join(folder, 'Школы.csv'), listOf('pass.example', 'fail.example'));
  const settings = { list: 'Школы.csv', beside: true, open: true, 'connect-to': rules };
  await writeFile(join(folder, 'noko-check.config.json'), JSON.stringify(settings));
  await writeFile(join(folder, 'systemctl'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const crontab = `#!/bin/sh
if [ "$1" = -l ]; then cat table 2>/dev/null || { echo no crontab >&2; exit 1; }
else cat > table; fi
`;
  await writeFile(join(folder, 'crontab'), crontab, { mode: 0o755 });
  const options = { cwd: folder, env: { PATH: `${folder}:${process.env.PATH}` } };
  return {
    folder,
    table: () => readFile(join(folder, 'table'), 'utf8'),
    page: () => readFile(join(folder, 'Школы – отчёт.html'), 'utf8'),
    schedule: (...words: readonly string[]) =>
      runCommand(['schedule', ...words, '--lang', 'ru'], options),
    night: async (line: string) => await runShell(line.replace(/^\S+ \S+ \* \* \* /, ''), options),
  };
}

describe('schedule', () => {
  it('shows what it will do, does it, and says when and where', async () => {
    const { folder, schedule, table } = await openWorkshop();
    const shown = await schedule('--at', '4:30', '--show');
    expect(shown.stdout).toMatch(/Будет сделано \(cron\):\n {2}crontab -\n {4}30 4 \* \* \* cd /);
    expect(shown.stdout).toContain('Сейчас ночного задания нет.');
    await expect(table()).rejects.toThrow('ENOENT');

    const { code, stdout } = await schedule('--at', '4:30');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Следующая проверка: \d\d\.\d\d\.\d{4}, 04:30/);
    expect(stdout).toContain(`Журнал: ${join(folder, 'noko-check.log')}`);
    expect(await table()).toMatch(/^30 4 \* \* \* cd .* schedule --run --lang ru # noko-check-/);
    expect((await schedule('--show')).stdout).toMatch(/Следующая проверка: .*04:30/);

    expect((await schedule('--remove')).stdout).toContain('Больше каждую ночь не проверяется.');
    expect(await table()).toBe('');
  });

  it.each([
    [['--at', '25:00'], 'нужно время вида 03:00'],
    [['--show', '--remove'], 'нужен один'],
  ])('refuses %j', async (words, told) => {
    const { schedule } = await openWorkshop();
    const { code, stderr } = await schedule(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it('asks for settings first', async () => {
    const { folder, schedule } = await openWorkshop();
    await writeFile(join(folder, 'noko-check.config.json'), '{"list":"Школы.csv"}');
    expect((await schedule()).stderr).toContain('не сказано, куда писать отчёт');
    await rename(join(folder, 'noko-check.config.json'), join(folder, 'other.json'));
    expect((await schedule()).stderr).toContain('noko-check init');
  });
});

describe('the night', () => {
  it('writes report and log, and tells in the page of a night that came to nothing', async () => {
    const { folder, schedule, table, night, page } = await openWorkshop();
    await schedule();
    const line = await table();
    expect((await night(line)).code).toBe(1);
    expect(await readFile(join(folder, 'noko-check.log'), 'utf8')).toMatch(
      /^=== .*\n[\s\S]*Проверено: 2 школы[\s\S]*=== код завершения 1\n$/,
    );
    const good = await page();

    await rename(join(folder, 'Школы.csv'), join(folder, 'away.csv'));
    for (const _night of [1, 2]) expect((await night(line)).code).toBe(2);
    const told = await page();
    expect(told.match(/не состоялась\. Не удалось прочитать список/g)).toHaveLength(1);
    expect(told).toContain('Ниже – прежний отчёт.');
    expect(told.replace(/<!--night-->.*<!--\/night-->\n/, '')).toBe(good);

    await rename(join(folder, 'away.csv'), join(folder, 'Школы.csv'));
    expect((await night(line)).code).toBe(1);
    expect(await page()).not.toContain('не состоялась');
  }, 120_000);

  it('leaves a page also where there was none, and the next report replaces it', async () => {
    const { folder, schedule, page } = await openWorkshop();
    await rename(join(folder, 'Школы.csv'), join(folder, 'away.csv'));
    expect((await schedule('--run')).code).toBe(2);
    expect(await page()).toContain('не состоялась');
    await rename(join(folder, 'away.csv'), join(folder, 'Школы.csv'));
    expect((await schedule('--run')).code).toBe(1);
    expect(await page()).toContain('Школы.csv');
  });
});

it('the notice is text, whatever failed', () => {
  expect(withNotice(null, { failed: 'a <b> & c', older: '' })).toContain('a &lt;b&gt; &amp; c');
});
