// What the archives are made of, without the minute that it takes to make one.
import { existsSync } from 'node:fs';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import { list } from 'tar';
import { describe, expect, it } from 'vitest';
import { writeTarball, writeZip } from '../../scripts/pack/archive.js';
import { formatManual } from '../../scripts/pack/manual.js';
import { checkIntegrity, RUNTIME } from '../../scripts/pack/runtime.js';
import { makeSampleList } from '../../scripts/pack/sample-list.js';
import { ROOT } from '../support/command.js';
import { runInProcess } from '../support/in-process.js';
import { makeFolder } from '../support/sites.js';

const TIME = new Date('2026-11-28T03:00:00Z');

/** The same files, of which one was written later and before the other. */
async function makeTree(hour: number) {
  const folder = await makeFolder();
  await mkdir(join(folder, 'noko-check'));
  for (const name of hour === 1 ? ['Прочти меня.html', 'a'] : ['a', 'Прочти меня.html']) {
    await writeFile(join(folder, name), name);
    await utimes(join(folder, name), hour, hour);
  }
  await writeFile(join(folder, 'noko-check', 'node.exe'), 'MZ', { mode: 0o755 });
  return folder;
}

describe('an archive', () => {
  it.each([
    ['zip', writeZip],
    ['tar.gz', writeTarball],
  ])('%s has the same bytes from the same files', async (_kind, write) => {
    const made = [];
    for (const hour of [1, 2]) {
      const file = join(await makeFolder(), 'archive');
      write(await makeTree(hour), { file, time: TIME });
      made.push(await readFile(file));
    }
    expect(made[0]?.equals(made[1] ?? Buffer.of())).toBe(true);
  });

  it('zip says that its names are UTF-8, and tar keeps what is to be run', async () => {
    const file = join(await makeFolder(), 'archive');
    writeZip(await makeTree(1), { file, time: TIME });
    const zip = await readFile(file);
    expect(Object.keys(unzipSync(zip))).toContain('Прочти меня.html');
    const entry = zip.indexOf('Прочти меня.html') - 30;
    expect(zip.readUInt16LE(entry + 6) & 0x800).toBe(0x800);

    writeTarball(await makeTree(1), { file, time: TIME });
    const modes = new Map<string, number | undefined>();
    list({ file, sync: true, onReadEntry: ({ path, mode }) => modes.set(path, mode) });
    expect(modes.get('noko-check/node.exe')).toBe(0o755);
    expect(modes.has('Прочти меня.html')).toBe(true);
  });
});

describe('what stands at the top', () => {
  it.each(['check-schools.cmd', 'every-night.cmd'])(
    '%s is ASCII with CRLF, quotes every path, and stays open',
    async (name) => {
      const text = await readFile(join(ROOT, 'scripts/pack', name), 'latin1');
      expect(text).toMatch(/^(?:[\x20-\x7e]+\r\n)+$/);
      const lines = text.trimEnd().split('\r\n');
      expect(lines.slice(0, 3)).toContain('chcp 65001 >nul');
      expect(lines.at(-1)).toBe('pause');
      for (const line of lines.filter((each) => /%NOKO%\\|%~[dfp]/.test(each))) {
        expect(line).toMatch(/^(?:[^"%]*"[^"]*")+[^"%]*$/);
      }
    },
  );

  it('the manual needs no network, and what it leads to is in the folder', async () => {
    const $ = load(formatManual('README.ru.md', { folder: 'noko-check' }));
    const pictures = $('img').toArray();
    expect(pictures.length).toBeGreaterThan(4);
    for (const { attribs } of pictures) expect(attribs.src).toMatch(/^data:image\/png;base64,/);
    expect($('script, link').length).toBe(0);
    const { files } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    const packed = [...files, 'README.md', 'LICENSE'];
    for (const { attribs } of $('a').toArray()) {
      const [, page] = /^noko-check\/([^#]+)/.exec(attribs.href ?? '') ?? [];
      if (page === undefined) {
        expect(attribs.href).toMatch(/^(?:https:|#)/);
        continue;
      }
      const path = page.replace(/\.html$/, '.md');
      const isPacked = packed.some((name) => path === name || path.startsWith(`${name}/`));
      expect(isPacked && existsSync(join(ROOT, path)), path).toBe(true);
    }
  });

  it('every link within a page, or into another, leads to a heading', () => {
    const idsOf = (name: string) =>
      new Set(
        load(formatManual(name))('[id]')
          .toArray()
          .map(({ attribs }) => attribs.id),
      );
    for (const name of ['README.md', 'README.ru.md', 'docs/guide.md', 'docs/rules.md']) {
      for (const { attribs } of load(formatManual(name))('a[href*="#"]').toArray()) {
        const [page = '', id = ''] = decodeURI(attribs.href ?? '').split('#');
        if (page.startsWith('https:')) continue;
        const target = page === '' ? name : join(dirname(name), page.replace(/html$/, 'md'));
        expect(idsOf(target), `${name}: ${attribs.href}`).toContain(id);
      }
    }
  });

  it('the sample is a list, and the same one each time', async () => {
    const file = join(await makeFolder(), 'Образец списка.xlsx');
    const bytes = await makeSampleList();
    expect(Buffer.from(bytes).equals(await makeSampleList())).toBe(true);
    await writeFile(file, bytes);
    expect((await runInProcess([file, '--dry-run'])).code).toBe(0);
  });
});

describe('Node.js', () => {
  it('is one version, whose bytes are checked', () => {
    expect(RUNTIME.version).toMatch(/^22\.\d+\.\d+$/);
    const bytes = Buffer.from('other bytes');
    for (const integrity of Object.values(RUNTIME.integrity)) {
      expect(() => checkIntegrity(bytes, integrity, 'node.tgz')).toThrow('node.tgz');
    }
  });
});
