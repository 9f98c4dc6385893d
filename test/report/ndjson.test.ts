import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ndjson } from '../../src/report/ndjson.js';
import { expectGolden } from '../support/golden.js';
import { LINK, RESULTS, resultWith } from '../support/results.js';
import { SETTINGS, written } from '../support/written.js';

test('ndjson writes these bytes', async () => {
  await expectGolden('report.ndjson', await written(ndjson));
});

test('the fields stand in the promised order', async () => {
  const [line = ''] = (await written(ndjson)).split('\n');
  expect(Object.keys(JSON.parse(line))).toEqual([
    'schemaVersion',
    'number',
    'name',
    'site',
    'verdict',
    'reason',
    'page',
    'link',
    'links',
    'remarks',
    'http',
    'checkedAt',
    'durationMs',
    'row',
    'busId',
    'carried',
    'detail',
    'nearMiss',
    'pageTitle',
  ]);
  expect(Object.keys(JSON.parse(line).link)).toEqual([
    'href',
    'url',
    'kind',
    'text',
    'line',
    'column',
    'frame',
  ]);
});

test('carried cells are as the list has them, under the names the table gives them', async () => {
  const results = [resultWith({ school: { carried: ['=1', 'а\r\nб', 'в', 'г'] } })];
  const carriedHeader = ['Код', 'Район', 'Район', '__proto__'];
  const line = await written(ndjson, { carriedHeader }, results);
  expect(Object.entries(JSON.parse(line).carried)).toEqual([
    ['Код (список)', '=1'],
    ['Район', 'а\r\nб'],
    ['Район (2)', 'в'],
    ['__proto__', 'г'],
  ]);
});

test('any school is one line of printable, well-formed JSON', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('\u2028', '\u2029', '\u0085', '\u009B', '\uD800', '"', '\\', '\n'),
    }),
  );
  const body = ndjson.create({ ...SETTINGS, carriedHeader: ['а'] });
  fc.assert(
    fc.property(text, text, (name, linkText) => {
      const link = { ...LINK, text: linkText };
      const line = String(
        body.row(
          resultWith({ school: { name, carried: [name] }, judgement: { link, links: [link] } }),
        ),
      );
      expect(line).toMatch(/^[^\p{Cc}\u2028\u2029]*\n$/u);
      // UTF-8 has no lone surrogates: what Buffer makes of the name is what a reader should get.
      const readable = (written: string): string => Buffer.from(written).toString();
      const read = JSON.parse(Buffer.from(line).toString());
      expect(read.name).toBe(readable(name));
      expect(read.carried.а).toBe(readable(name));
      expect(read.links[0].text).toBe(readable(linkText));
    }),
  );
});

test('every result of the run is a line', async () => {
  const lines = (await written(ndjson)).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).row)).toEqual(
    RESULTS.map(({ school }) => school.row),
  );
});

test('a link in a frame names the frame, one on the page itself none', async () => {
  const frame = 'http://school.example/menu.html';
  const results = [LINK, { ...LINK, frame }].map((link) => resultWith({ judgement: { link } }));
  const lines = (await written(ndjson, {}, results)).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).link.frame)).toEqual([null, frame]);
});
