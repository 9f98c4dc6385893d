// The published schemas name the codes that the code has, and let no other key pass.
import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../src/compare/change.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { LINK_KINDS } from '../../src/verdict/link.js';
import { REASONS } from '../../src/verdict/reasons.js';
import { PROFILE_NAMES } from '../../src/verdict/rules.js';
import { HOWS, REMARKS } from '../support/codes.js';
import { LINK, resultWith } from '../support/results.js';
import { createFaultFinder, readSchema } from '../support/schemas.js';
import { written } from '../support/written.js';

/** A row that has everything a row can have. */
async function fullRow(): Promise<Record<string, unknown>> {
  const { judgement, ...result } = resultWith({
    judgement: {
      verdict: 'fail',
      reason: 'broken-link',
      nearMiss: {
        ...LINK,
        reason: 'broken-link',
        how: 'glued',
        href: 'https://bus.gov.ru/https://bus.gov.ru/',
      },
      remarks: [{ code: 'http-status', detail: '503' }],
    },
  });
  const day = '2026-11-20';
  const change = {
    kind: 'check-lost',
    since: day,
    linkLastSeen: day,
    lastKnown: { verdict: 'pass', day, since: day },
    runsUnchecked: 2,
  } as const;
  const line = await written(ndjson, {}, [{ ...result, judgement, change }]);
  return JSON.parse(line);
}

test('every code of ours is one of the schema, and the other way round', async () => {
  const schema = await readSchema('row');
  expect(schema).toMatchObject({
    $defs: {
      verdict: { enum: [...new Set(Object.values(REASONS))] },
      reason: { enum: Object.keys(REASONS) },
      kind: { enum: LINK_KINDS },
      remark: { properties: { code: { enum: Object.keys(REMARKS) } } },
      nearMiss: { properties: { how: { enum: Object.keys(HOWS) } } },
      rules: { propertyNames: { enum: PROFILE_NAMES } },
      changeKind: { enum: CHANGE_KINDS },
    },
  });
});

test('a key that is renamed anywhere in a row is a fault', async () => {
  const faults = await createFaultFinder('row');
  const row = await fullRow();
  expect(faults(row)).toEqual([]);
  const renamed = [...renamings(row, ['carried'])];
  expect(renamed.length).toBeGreaterThan(50);
  for (const { path, value } of renamed) expect(faults(value), path).not.toEqual([]);
});

test('a key that is renamed anywhere around the rows is a fault', async () => {
  const faults = await createFaultFinder('report');
  const carriedHeader = ['Район'];
  const results = ['Южный', 'Южный', 'Северный', 'Северный'].map((district) =>
    resultWith({ school: { carried: [district] } }),
  );
  const { schools, ...around } = JSON.parse(await written(json, { carriedHeader }, results));
  const renamed = [...renamings(around, [])];
  expect(renamed.length).toBeGreaterThan(20);
  for (const { path, value } of renamed) {
    expect(faults({ ...value, schools }), path).not.toEqual([]);
  }
  expect(faults({ ...around, schools })).toEqual([]);
});

/** Copies of `value`, each with one key renamed; not below a key of `open`, which anybody may name. */
function* renamings(
  value: object,
  open: readonly string[],
): Generator<{ readonly path: string; readonly value: object }> {
  for (const [key, field] of Object.entries(value)) {
    const { [key]: _taken, ...others } = { ...value } as Record<string, unknown>;
    if (!Array.isArray(value)) yield { path: key, value: { ...others, [`${key}2`]: field } };
    if (typeof field !== 'object' || field === null || open.includes(key)) continue;
    for (const inner of renamings(field, open)) {
      const copy = Array.isArray(value)
        ? Object.assign([...value], { [key]: inner.value })
        : { ...value, [key]: inner.value };
      yield { path: `${key}.${inner.path}`, value: copy };
    }
  }
}
