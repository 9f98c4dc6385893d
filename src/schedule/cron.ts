// cron: one line of the user's table, known by the comment at its end.
import { RunError } from '../errors.js';
import type { RunProgram } from './run-program.js';
import { type NightlyJob, parseTime, type SystemScheduler } from './scheduler.js';

export function createCron({ runProgram }: { readonly runProgram: RunProgram }): SystemScheduler {
  const readTable = async (): Promise<string> => {
    const { code, stdout, stderr } = await runProgram({ command: 'crontab', args: ['-l'] });
    if (code === 0) return stdout;
    // A table that could not be read must not be replaced.
    if (/no crontab/i.test(stderr)) return '';
    throw new RunError({ code: 'schedule-failed', command: 'crontab -l', cause: stderr.trim() });
  };
  const replace = (table: string) =>
    ({ kind: 'run', command: 'crontab', args: ['-'], input: table }) as const;
  return {
    kind: 'cron',
    async find({ name }) {
      const line = (await readTable()).split('\n').find((each) => isOf(each, name)) ?? '';
      const [, minute = '', hour = ''] = /^(\d+) (\d+) /.exec(line) ?? [];
      return parseTime(`${hour}:${minute.padStart(2, '0')}`);
    },
    async install(job) {
      const others = withoutJob(await readTable(), job.name);
      return [replace(`${others}${formatLine(job)}\n`)];
    },
    async remove({ name }) {
      return [replace(withoutJob(await readTable(), name))];
    },
  };
}

function formatLine({ at, folder, command, name }: NightlyJob): string {
  const line = `cd ${quote(folder)} && ${command.map(quote).join(' ')}`;
  // A bare per cent sign ends the command there.
  return `${at.minute} ${at.hour} * * * ${line.replaceAll('%', '\\%')} # ${name}`;
}

function isOf(line: string, name: string): boolean {
  return line.endsWith(` # ${name}`);
}

function withoutJob(table: string, name: string): string {
  const lines = table.split('\n').filter((line) => line !== '' && !isOf(line, name));
  return lines.map((line) => `${line}\n`).join('');
}

function quote(argument: string): string {
  return /[^\w./:-]/.test(argument) ? `'${argument.replaceAll("'", "'\\''")}'` : argument;
}
