import { describe, expect, it, test } from 'vitest';
import { exitCodeOf, type RunOutcome } from '../../src/cli/exit-code.js';
import { runCommand } from '../support/command.js';
import { listOf, startSites } from '../support/sites.js';

const clean: RunOutcome = {
  verdicts: { pass: 1, fail: 0, unchecked: 0 },
  bug: false,
  interrupted: false,
  doubtful: false,
};
const some = { pass: 1, fail: 1, unchecked: 1 };

describe('the exit code of a run', () => {
  test.each([
    ['a bug weighs most', { verdicts: some, bug: true, interrupted: true }, 70, 70, 70],
    ['then the interruption', { verdicts: some, interrupted: true, doubtful: true }, 130, 130, 130],
    [
      'a run without network is not trusted in what fails',
      { verdicts: some, doubtful: true },
      0,
      3,
      3,
    ],
    ['a school that fails', { verdicts: some }, 0, 1, 1],
    ['a school that could not be checked', { verdicts: { ...some, fail: 0 } }, 0, 0, 3],
    ['all pass', {}, 0, 0, 0],
  ])('%s', (_what, differences, never, fail, unchecked) => {
    const outcome = { ...clean, ...differences };
    expect(exitCodeOf(outcome, 'never')).toBe(never);
    expect(exitCodeOf(outcome, 'fail')).toBe(fail);
    expect(exitCodeOf(outcome, 'unchecked')).toBe(unchecked);
  });
});

describe('the command ends with', () => {
  it.each([
    [0, 'where every school passes', ['pass-1.example', 'pass-2.example'], []],
    [1, 'where one fails', ['pass-1.example', 'fail.example', 'missing.example'], []],
    [3, 'where none fails but one is not checked', ['pass-1.example', 'missing.example'], []],
    [0, 'under --fail-on fail, where none fails', ['missing.example'], ['--fail-on', 'fail']],
    [1, 'under --fail-on fail, where one fails', ['fail.example'], ['--fail-on', 'fail']],
    [0, 'under --fail-on never', ['fail.example', 'missing.example'], ['--fail-on', 'never']],
    [0, 'where what was found is accepted', ['card.example'], ['--accept', 'results,card']],
  ])('%i %s', async (code, _when, hosts, options) => {
    const { args } = await startSites();
    const finished = await runCommand(['-', ...args, ...options], { input: listOf(...hosts) });
    expect(finished).toMatchObject({ code });
    expect(finished.stdout.trimEnd().split('\n')).toHaveLength(hosts.length + 1);
  });
});
