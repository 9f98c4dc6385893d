// Which scheduler this machine has.
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { createCron } from './cron.js';
import type { RunProgram } from './run-program.js';
import type { SystemScheduler } from './scheduler.js';
import { createSystemd } from './systemd.js';
import { createTaskScheduler } from './task-scheduler.js';

interface Machine {
  readonly runProgram: RunProgram;
  readonly env: {
    readonly USERDOMAIN?: string | undefined;
    readonly USERNAME?: string | undefined;
    readonly XDG_CONFIG_HOME?: string | undefined;
  };
}

/** Null where there is none. */
export async function chooseScheduler({
  runProgram,
  env,
}: Machine): Promise<SystemScheduler | null> {
  if (platform() === 'win32') {
    const { USERDOMAIN: domain = '', USERNAME: name = '' } = env;
    const user = domain === '' || name === '' ? name : `${domain}\\${name}`;
    return createTaskScheduler({ runProgram, user });
  }
  const answers = async (command: string, args: readonly string[]) =>
    await runProgram({ command, args });
  if ((await answers('systemctl', ['--user', 'show-environment'])).code === 0) {
    return createSystemd({ configFolder: env.XDG_CONFIG_HOME || join(homedir(), '.config') });
  }
  return (await answers('crontab', ['-l'])).code === null ? null : createCron({ runProgram });
}
