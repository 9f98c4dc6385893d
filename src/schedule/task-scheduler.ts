// Windows: `schtasks` with an XML of ours, the only way to a task that also runs when nobody is
// logged on without a password being kept.

import { join } from 'node:path';
import { escapeUTF8 } from 'entities';
import type { RunProgram } from './run-program.js';
import {
  formatTime,
  type NightlyJob,
  parseTime,
  type Step,
  type SystemScheduler,
} from './scheduler.js';

/** The description of the task, beside the list. */
const FILE = 'noko-check.task.xml';

export function createTaskScheduler(setup: {
  readonly runProgram: RunProgram;
  /** `DOMAIN\user`; empty where the environment does not say. */
  readonly user: string;
}): SystemScheduler {
  const { runProgram, user } = setup;
  return {
    kind: 'task-scheduler',
    async find({ name }) {
      const args = ['/Query', '/TN', name, '/XML'];
      const { code, stdout } = await runProgram({ command: 'schtasks', args });
      const [, time = ''] = /<StartBoundary>[^<]*T(\d\d:\d\d)/.exec(stdout) ?? [];
      return code === 0 ? parseTime(time) : null;
    },
    async install(job) {
      const file = join(job.folder, FILE);
      const create = (logon: Logon, otherwise?: readonly Step[]): readonly Step[] => [
        { kind: 'write', file, bytes: encode(formatTask(job, { logon, user })) },
        {
          kind: 'run',
          command: 'schtasks',
          args: ['/Create', '/TN', job.name, '/XML', file, '/F'],
          ...(otherwise === undefined ? {} : { otherwise }),
        },
      ];
      return create('S4U', create('InteractiveToken'));
    },
    async remove({ name, folder }) {
      return [
        { kind: 'run', command: 'schtasks', args: ['/Delete', '/TN', name, '/F'] },
        { kind: 'delete', file: join(folder, FILE) },
      ];
    },
  };
}

/** `S4U` runs when nobody is logged on, and not every user may ask for it. */
export type Logon = 'S4U' | 'InteractiveToken';

/** As Task Scheduler itself exports a task. */
export function formatTask(
  { at, folder, command }: NightlyJob,
  { logon, user }: { readonly logon: Logon; readonly user: string },
): string {
  const [program, ...args] = command;
  const userId = user === '' ? '' : `      <UserId>${escapeUTF8(user)}</UserId>\n`;
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Проверка гиперссылок на результаты НОКО, каждую ночь</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${formatTime(at)}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
${userId}      <LogonType>${logon}</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <WakeToRun>true</WakeToRun>
    <ExecutionTimeLimit>PT6H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeUTF8(program)}</Command>
      <Arguments>${escapeUTF8(args.map(quote).join(' '))}</Arguments>
      <WorkingDirectory>${escapeUTF8(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`.replaceAll('\n', '\r\n');
}

function quote(argument: string): string {
  return /[\s&()^;,=]/.test(argument) ? `"${argument}"` : argument;
}

function encode(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}
