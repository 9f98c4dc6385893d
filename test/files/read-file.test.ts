// A file that somebody names may be anything; reading it ends in every case.
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundedLines } from '../../src/files/bounded-lines.js';
import { readFileStart, readWholeFile, refuseNoFile } from '../../src/files/read-file.js';

const folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));

async function fileOf(content: string): Promise<string> {
  const path = join(folder, `${content.length}.txt`);
  await writeFile(path, content);
  return path;
}

function makePipe(name: string): string {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  return path;
}

describe('a file', () => {
  it('is read whole up to its limit, and refused beyond it', async () => {
    const path = await fileOf('школа');
    expect((await readWholeFile(path, 10)).toString('utf8')).toBe('школа');
    await expect(readWholeFile(path, 9)).rejects.toMatchObject({ code: 'file-too-large' });
    expect(await readFileStart(path, 2)).toEqual(Buffer.from('ш'));
  });

  it.each([
    ['that is not there', '/nonexistent/file', 'ENOENT'],
    ['that is a folder', folder, 'EISDIR'],
    ['without an end', '/dev/zero', 'file-too-large'],
  ])('%s is refused by its code', async (_what, path, code) => {
    await expect(readWholeFile(path, 1_000)).rejects.toMatchObject({ code });
  });

  it('that is a device or a pipe is none that can be read twice', async () => {
    for (const path of ['/dev/zero', makePipe('twice')]) {
      await expect(refuseNoFile(path)).rejects.toMatchObject({ code: 'no-ordinary-file' });
    }
    await expect(refuseNoFile(await fileOf('x'))).resolves.toBeUndefined();
  });
});

describe('a pipe', () => {
  it('that nobody writes to is given up', async () => {
    await expect(readWholeFile(makePipe('silent'), 10)).rejects.toMatchObject({
      code: 'silent-pipe',
    });
  }, 15_000);

  it('is read to its end where somebody writes to it', async () => {
    const path = makePipe('written');
    const [bytes] = await Promise.all([readWholeFile(path, 100), appendFile(path, '{"a": 1}')]);
    expect(bytes.toString('utf8')).toBe('{"a": 1}');
  });
});

describe('lines', () => {
  async function linesOf(...chunks: readonly string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    const bytes = async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
    };
    for await (const line of boundedLines(bytes())) lines.push(line);
    return lines;
  }

  it.each([
    ['of LF', ['a\nb\n'], ['a', 'b']],
    ['of CRLF', ['a\r\nb'], ['a', 'b']],
    ['that come in pieces', ['a', 'b\r', '\nc', '\n\n'], ['ab', 'c', '']],
    ['of letters that come in pieces', ['\xd1', '\x88\n'], ['ш']],
    ['of nothing', [''], []],
  ])('%s are the lines of the text', async (_what, chunks, lines) => {
    expect(await linesOf(...chunks)).toEqual(lines);
  });

  it('that are one without an end, or millions of none, are refused', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    const blank = '\n'.repeat(1024 * 1024);
    const refused = { code: 'file-too-large' };
    await expect(linesOf(...Array(17).fill(megabyte))).rejects.toMatchObject(refused);
    await expect(linesOf(blank, blank)).rejects.toMatchObject(refused);
    expect(await linesOf(`${megabyte}\n`, `${megabyte}\n`)).toHaveLength(2);
  });
});
