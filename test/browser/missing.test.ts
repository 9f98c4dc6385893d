// A browser that is asked for and is not there: nothing is asked, exit 2, and what to do.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecondLook } from '../../src/browser/browser.js';
import { findBrowser } from '../../src/browser/find.js';
import { runInProcess } from '../support/in-process.js';
import { makeFolder, writeList } from '../support/list.js';

const LIST = 'Сайт\nhttp://nobody.example/\n';

describe('a browser that is not there', () => {
  it.each([
    ['any', '--browser', ['neither Edge nor Chrome nor Chromium', 'sudo apt install chromium']],
    ['one by its path', '--browser=/nowhere/chrome', ['“/nowhere/chrome” is no browser']],
    ['one by its command', '--browser=no-such-browser', ['“no-such-browser” is no browser']],
  ])('%s: exit 2, and what to install', async (_which, option, said) => {
    const run = await runInProcess([await writeList(LIST), option]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    for (const words of said) expect(run.stderr).toContain(words);
  });

  it('the list in its place is told apart', async () => {
    const list = await writeList(LIST);
    const { code, stderr } = await runInProcess([list, '--browser', list]);
    expect(code).toBe(2);
    expect(stderr).toContain('put it before --browser');
  });

  it('a program that is no browser does not start', async () => {
    const program = join(await makeFolder(), 'browser');
    await writeFile(program, '#!/bin/sh\nexit 3\n');
    await chmod(program, 0o755);
    const { code, stderr } = await runInProcess([await writeList(LIST), `--browser=${program}`]);
    expect(code).toBe(2);
    expect(stderr).toContain(`The browser “${program}” does not start`);
  });
});

it('a browser that does not start again costs looks, and not the run', async () => {
  const { look, close } = createSecondLook({
    executable: '/nowhere/chrome',
    isRoot: true,
    endProcess: () => expect.unreachable(),
    way: { connect: () => expect.unreachable(), forward: () => expect.unreachable() },
    userAgent: 'noko-check-test',
    windows: 1,
    timeoutMs: 1_000,
    maxLength: 1_000,
    abort: new AbortController().signal,
  });
  const address = 'http://school.example/';
  const judge = () => expect.unreachable();
  expect(await look({ address, typedAddress: address, judge })).toBe('crash');
  await close();
});

describe('a browser is found', () => {
  it('by the command that is on the path', async () => {
    const folder = await makeFolder();
    const program = join(folder, 'chromium');
    await writeFile(program, '');
    const system = { platform: 'linux', env: { PATH: folder } };
    expect(findBrowser('auto', system)).toBeNull();
    await chmod(program, 0o755);
    expect(findBrowser('auto', system)).toBe(program);
    expect(findBrowser('chromium', system)).toBe(program);
    expect(findBrowser(program, system)).toBe(program);
  });

  it('on Windows Edge before Chrome, wherever the two are', async () => {
    const folder = await makeFolder();
    const chrome = join(folder, 'Google/Chrome/Application/chrome.exe');
    const edge = join(folder, 'Microsoft/Edge/Application/msedge.exe');
    const { mkdir } = await import('node:fs/promises');
    for (const [index, program] of [chrome, edge].entries()) {
      await mkdir(join(program, '..'), { recursive: true });
      await writeFile(program, '', { mode: 0o755 });
      const env = index === 0 ? { LOCALAPPDATA: folder } : { 'ProgramFiles(x86)': folder };
      expect(findBrowser('auto', { platform: 'win32', env })).toBe(program);
    }
  });
});
