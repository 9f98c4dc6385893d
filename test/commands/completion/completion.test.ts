// What Tab offers: what the scripts ask of the command, and the scripts in the shells that are here.
import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { runCommand, runShell } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';

const FILES = ':0';
const NONE = ':4';
const FOLDERS = ':16';

/** The values, and what the shell may offer itself. */
async function complete(...line: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runInProcess(['complete', '--', ...line]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.replace(/\t.*/, ''));
}

describe('complete', () => {
  test.each([
    [['expl'], ['explain', FILES]],
    [['schools'], [FILES]],
    [['h'], ['history', 'help', FILES]],
    [['com'], ['completion', FILES]],
    [['--mail-f'], ['--mail-from', NONE]],
    [
      ['schools.csv', '--gr'],
      ['--grace', NONE],
    ],
    [
      ['--fail-on', ''],
      ['never', 'fail', 'unchecked', NONE],
    ],
    [
      ['--fail-on', 'n'],
      ['never', NONE],
    ],
    [['--fail-on=n'], ['never', NONE]],
    [
      ['--require', 'a'],
      ['anketa', NONE],
    ],
    [
      ['--require', 'noko,re'],
      ['noko,reviews', NONE],
    ],
    [['--retries', ''], [NONE]],
    [['-o', 'rep'], [FILES]],
    [['--previous', ''], [FILES]],
    [['--evidence', ''], [FOLDERS]],
    [['--quiet', 'sch'], [FILES]],
    [['--quiet', 'expl'], [FILES]],
    [['schools.csv', ''], [NONE]],
    [['explain', 'sch'], [NONE]],
    [
      ['explain', '--bus'],
      ['--bus-id', NONE],
    ],
    [['explain', '--concur'], [NONE]],
    [['explain', '--html', ''], [FILES]],
    [['diff', 'a.csv', ''], [FILES]],
    [['diff', '--format', 'json', 'a.csv', ''], [FILES]],
    [['diff', 'a.csv', 'b.csv', ''], [NONE]],
    [['merge', '1.shard', '2.shard', ''], [FILES]],
    [['letters', '-o', ''], [FOLDERS]],
    [['history', ''], [FOLDERS]],
    [
      ['help', 'le'],
      ['letters', NONE],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'powershell', NONE],
    ],
    [['nothing', 'x', '--nosuch'], [NONE]],
  ])('%j offers %j', async (line, offered) => {
    expect(await complete(...line)).toEqual(offered);
  });

  it('offers no option that the help does not show, and all that it shows', async () => {
    const offered = await complete('--');
    const { stdout } = await runInProcess(['--help-all']);
    const shown = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, long]) => long);
    expect(offered).toEqual([...shown, NONE]);
  });

  it('describes each in the user’s language', async () => {
    const { stdout } = await runInProcess(['complete', '--', '--quie'], { systemLocale: 'ru-RU' });
    expect(stdout).toBe('--quiet\tбез хода работы и итогов, только ошибки\n:4\n');
  });
});

describe('completion', () => {
  it.each([
    ['bash', 'complete -o default -F __noko_check_complete noko-check'],
    ['zsh', '#compdef noko-check'],
    ['fish', 'complete -c noko-check'],
    ['powershell', "Register-ArgumentCompleter -CommandName 'noko-check'"],
  ])('%s prints a script for that shell', async (shell, line) => {
    const { code, stdout, stderr } = await runCommand(['completion', shell]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(line);
    expect(stdout).toContain('noko-check complete ');
  });

  it.each([[[]], [['tcsh']]])('of %j is a usage error that names the shells', async (rest) => {
    const { code, stdout, stderr } = await runCommand(['completion', ...rest]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('bash, zsh, fish, powershell');
  });

  const completer = '/usr/share/bash-completion/bash_completion';
  const isThere = spawnSync('bash', ['-c', `test -e ${completer}`]).status === 0;
  it.runIf(isThere)('bash completes with the script', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'noko-check-'));
    await writeFile(join(cwd, 'schools.csv'), '');
    const script = `
      source ${completer}
      source /dev/stdin <<< "$(noko-check completion bash)"
      compopt() { :; }
      try() {
        COMP_LINE="noko-check $*"; COMP_POINT=\${#COMP_LINE}
        COMP_WORDS=(noko-check "$@"); COMP_CWORD=$#; COMPREPLY=()
        __noko_check_complete
        echo "$* -> \${COMPREPLY[*]}"
      }
      try expl
      try --mail-f
      try --fail-on ''
      complete -p noko-check`;
    const { stdout } = await runShell(script, { cwd });
    expect(stdout.split('\n')).toEqual([
      'expl -> explain',
      '--mail-f -> --mail-from',
      '--fail-on  -> never fail unchecked',
      'complete -o default -F __noko_check_complete noko-check',
      '',
    ]);
  });
});
