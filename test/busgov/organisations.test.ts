import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CHIEF,
  innOf,
  jsonPage,
  streamedZipOf,
  xmlRecord,
  zipOf,
} from '../../fixtures/bus-gov/data-set.js';
import { createChooser, LatestRecords } from '../../src/busgov/choose.js';
import {
  DataSetFaults,
  type Organisation,
  readOrganisations,
} from '../../src/busgov/organisations.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SCHOOL = { inn: innOf(1), name: 'МБОУ «СОШ № 1»', site: 'sosh1.example' };

async function read(content: string | Uint8Array, faults = new DataSetFaults()) {
  const file = join(folder(), 'data');
  await writeFile(file, content);
  const all: Organisation[] = [];
  for await (const one of readOrganisations(file, faults)) all.push(one);
  return all;
}

/** Cyrillic letters stand there in their order. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from([...text.replace(/[«»№]/g, '?')], (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 128 ? code : code - 0x410 + 0xc0;
  });
}

describe('readOrganisations', () => {
  it.each(['ns2', 'types', ''])(
    'knows XML by its namespace, whatever the prefix: %j',
    async (prefix) => {
      const [one, ...others] = await read(xmlRecord(SCHOOL, prefix));
      expect(others).toEqual([]);
      expect(one).toMatchObject({
        ...{
          inn: SCHOOL.inn,
          ogrn: '1026800000000',
          shortName: SCHOOL.name,
          site: 'sosh1.example',
        },
        ...{ municipality: 'Городской округ Заречный', mail: 'school@zarechny.example' },
        ...{ phone: '8-47500-1-11-11', okved: ['85.14'], kindCode: '01' },
      });
    },
  );

  it('does not take elements of another namespace for its own', async () => {
    const foreign = xmlRecord(SCHOOL).replace('http://bus.gov.ru/types/1', 'http://other.example/');
    await expect(read(foreign)).rejects.toMatchObject({ problem: { code: 'data-file' } });
  });

  it('keeps no names of people', async () => {
    const all = [...(await read(xmlRecord(SCHOOL))), ...(await read(jsonPage([SCHOOL])))];
    expect(all).toHaveLength(2);
    expect(JSON.stringify(all)).not.toContain(CHIEF);
    expect(JSON.stringify(all)).not.toContain('8-900');
  });

  it('reads the pages of the JSON feed', async () => {
    const all = await read(jsonPage([SCHOOL, { inn: innOf(2), name: 'МБОУ «СОШ № 2»' }]));
    expect(all.map(({ inn }) => inn)).toEqual([innOf(1), innOf(2)]);
    expect(all[0]?.oktmo).toEqual(['68701000']);
  });

  it.each([
    ['usual', (files: Record<string, string>) => zipOf(files)],
    ['streamed', streamedZipOf],
    ['nested', (files: Record<string, string>) => zipOf({ 'region.zip': zipOf(files) })],
  ])('reads every entry of a %s archive', async (_kind, pack) => {
    const names = ['a', 'b', 'c'];
    const files = names.map((name, index) => [
      `${name}.xml`,
      xmlRecord({ inn: innOf(index), name }),
    ]);
    const all = await read(pack(Object.fromEntries(files)));
    expect(all.map(({ shortName }) => shortName)).toEqual(names);
  });

  it('counts a broken file of an archive and reads the others', async () => {
    const faults = new DataSetFaults();
    const good = xmlRecord(SCHOOL);
    const all = await read(zipOf({ 'a.xml': good.slice(0, 900), 'b.xml': good }), faults);
    expect([all.length, faults.names]).toEqual([1, ['a.xml']]);
  });

  it('counts a damaged entry of an archive and reads the others', async () => {
    const faults = new DataSetFaults();
    const packed = Buffer.from(zipOf({ 'a.xml': xmlRecord(SCHOOL), 'b.xml': xmlRecord(SCHOOL) }));
    packed.fill(0xff, 60, 120);
    expect([(await read(packed, faults)).length, faults.names]).toEqual([1, ['a.xml']]);
  });

  it('reads entries that are large, packed or unpacked', async () => {
    const all = [...Array(20_000).keys()].map((index) =>
      xmlRecord({ inn: innOf(index), name: `${Math.sin(index)}` }).replace(/<\?.*\?>/, ''),
    );
    const large = `<?xml version="1.0"?><all>${all.join('')}</all>`;
    expect(large.length).toBeGreaterThan(4 * 1024 * 1024);
    expect(await read(zipOf({ 'a.xml': large, 'b.xml': xmlRecord(SCHOOL) }))).toHaveLength(20_001);
    expect(await read(streamedZipOf({ 'b.xml': xmlRecord(SCHOOL), 'a.xml': large }))).toHaveLength(
      20_001,
    );
  });

  it('does not keep what nobody wants, and reads what stands behind it', async () => {
    const all = await read(zipOf({ 'a.pdf': 'x'.repeat(500_000), 'b.xml': xmlRecord(SCHOOL) }));
    expect(all).toHaveLength(1);
  });

  it.each([
    ['an entity that grows', `<!DOCTYPE a [<!ENTITY a "${'&b;'.repeat(9)}">]><a>&a;</a>`],
    ['elements without end', '<a>'.repeat(100_000)],
    ['a text without end', `<a>${'x'.repeat(9_000_000)}`],
    ['an attribute without end', `<a b="${'x'.repeat(9_000_000)}`],
    ['a page of HTML', '<!doctype html><html><body><p>Ошибка<br></body></html>'],
    ['JSON that is cut short', jsonPage([SCHOOL]).slice(0, 300)],
    ['JSON of another shape', '{"error":"Internal Server Error"}'],
    ['lists in lists', '['.repeat(200_000)],
  ])('counts %s as a broken file', async (_what, content) => {
    const faults = new DataSetFaults();
    const all = await read(zipOf({ 'a.xml': content, 'b.xml': xmlRecord(SCHOOL) }), faults);
    expect([all.length, faults.names]).toEqual([1, ['a.xml']]);
  });

  it.each(['windows-1251', 'utf-16le'])('reads %s', async (encoding) => {
    const text = xmlRecord(SCHOOL).replace('UTF-8', encoding === 'utf-16le' ? 'UTF-16' : encoding);
    const bytes =
      encoding === 'utf-16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : windows1251(text);
    expect((await read(bytes))[0]?.shortName).toContain('МБОУ');
  });

  it('takes a text in another encoding than it says for broken: its names would be garbage', async () => {
    const faults = new DataSetFaults();
    const wrong = windows1251(xmlRecord(SCHOOL));
    const all = await read(zipOf({ 'a.xml': wrong, 'b.xml': xmlRecord(SCHOOL) }), faults);
    expect([all.length, faults.files]).toEqual([1, 1]);
  });

  it('reads every file of a folder, as pages are saved', async () => {
    const pages = join(folder(), 'pages');
    await mkdir(pages);
    const end = JSON.stringify({ pagedContent: { content: [] } });
    const files = { '0.json': jsonPage([SCHOOL]), '1.json': '{"paged', '2.json': end };
    for (const [name, text] of Object.entries(files)) await writeFile(join(pages, name), text);
    await writeFile(join(pages, 'note.txt'), 'no data');
    const faults = new DataSetFaults();
    const all: Organisation[] = [];
    for await (const one of readOrganisations(pages, faults)) all.push(one);
    expect([all.length, faults.names]).toEqual([1, ['1.json']]);
  });

  it('says that an archive is cut short', async () => {
    const noise = Array.from({ length: 500 }, (_one, index) => Math.sin(index)).join(' ');
    const packed = zipOf({ 'a.xml': xmlRecord({ ...SCHOOL, fullName: noise }) });
    await expect(read(packed.subarray(0, packed.length / 2))).rejects.toMatchObject({
      problem: { fault: { kind: 'unreadable', cause: 'damaged' } },
    });
  });

  it('refuses a page of HTML that somebody saved instead', async () => {
    await expect(read('<html><body>Ошибка</body></html>')).rejects.toMatchObject({
      problem: { fault: { kind: 'no-records' } },
    });
  });
});

describe('createChooser', () => {
  const one = async (record = {}) => {
    const [organisation] = await read(xmlRecord({ ...SCHOOL, ...record }));
    if (organisation === undefined) throw new Error('no record');
    return organisation;
  };

  it.each([
    [{ oktmo: '68701' }, true],
    [{ oktmo: '68000000' }, true],
    [{ oktmo: '68702' }, false],
    [{ okato: '68401' }, true],
    [{ okato: '69' }, false],
    [{ kind: 'общеобразовательное' }, true],
    [{ kind: '01' }, true],
    [{ kind: 'дошкольное' }, false],
    [{ okved: '85.14' }, true],
    [{ oktmo: '68701', okved: '85.11' }, false],
  ])('chooses by %j: %j', async (choice, isChosen) => {
    expect(createChooser(choice)(await one())).toBe(isChosen);
  });

  it('looks at the main activity alone where the record tells which that is', async () => {
    const isChosen = createChooser({ okved: '85.11' });
    expect(isChosen(await one({ okved: ['85.14', '85.11'] }))).toBe(false);
    expect(isChosen(await one({ okved: ['85.11', '85.14'] }))).toBe(true);
  });

  it('tells a branch from its head, and neither from its earlier name, by KPP', async () => {
    const records = new LatestRecords();
    records.add(await one({ kpp: '680101001', fullName: 'Школа' }));
    records.add(await one({ kpp: '680202001', fullName: 'Филиал' }));
    records.add(await one({ kpp: '680101001', fullName: 'Гимназия', changed: '2026-05-01' }));
    const names = [...records.sorted()].map(({ fullName }) => fullName);
    expect(names).toEqual(['Гимназия', 'Филиал']);
  });

  it('keeps the last record of an organisation', async () => {
    const records = new LatestRecords();
    records.add(await one({ site: 'new.example', changed: '2026-05-01' }));
    records.add(await one({ site: 'old.example', changed: '2020-05-01' }));
    expect([...records.sorted()].map(({ site }) => site)).toEqual(['new.example']);
  });
});
