// A systemd timer of the user's own: no rights of root are needed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatTime, parseTime, type SystemScheduler } from './scheduler.js';

export function createSystemd({
  configFolder,
}: {
  readonly configFolder: string;
}): SystemScheduler {
  const unit = (name: string, kind: 'service' | 'timer') =>
    join(configFolder, 'systemd', 'user', `${name}.${kind}`);
  const control = (...args: readonly string[]) =>
    ({ kind: 'run', command: 'systemctl', args: ['--user', ...args] }) as const;
  return {
    kind: 'systemd',
    async find({ name }) {
      const text = await readFile(unit(name, 'timer'), 'utf8').catch(() => '');
      const [, time = ''] = /^OnCalendar=.* (\d\d:\d\d):00$/m.exec(text) ?? [];
      return parseTime(time);
    },
    async install({ name, at, folder, command }) {
      return [
        {
          kind: 'write',
          file: unit(name, 'service'),
          bytes: `[Unit]
Description=noko-check every night

[Service]
Type=oneshot
WorkingDirectory=${folder.replaceAll('%', '%%')}
ExecStart=${command.map(quote).join(' ')}
# 1 and 3 tell of schools, any other code of the run.
SuccessExitStatus=1 3
TimeoutStartSec=6h
TimeoutStopSec=2min
`,
        },
        {
          kind: 'write',
          file: unit(name, 'timer'),
          bytes: `[Unit]
Description=noko-check every night

[Timer]
OnCalendar=*-*-* ${formatTime(at)}:00
Persistent=true

[Install]
WantedBy=timers.target
`,
        },
        control('daemon-reload'),
        control('enable', '--now', `${name}.timer`),
        // Without it the timer sleeps while its user is logged out.
        { kind: 'run', command: 'loginctl', args: ['enable-linger'], otherwise: [] },
      ];
    },
    async remove({ name }) {
      return [
        control('disable', '--now', `${name}.timer`),
        { kind: 'delete', file: unit(name, 'timer') },
        { kind: 'delete', file: unit(name, 'service') },
        control('daemon-reload'),
      ];
    },
  };
}

function quote(argument: string): string {
  const escaped = argument
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return /[\s"';\\]/.test(argument) ? `"${escaped}"` : escaped;
}
