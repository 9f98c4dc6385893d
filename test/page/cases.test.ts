import { describe, expect, test } from 'vitest';
import { judge } from '../../src/verdict/judge.js';
import { CASES, type Case, htmlOf } from '../support/cases.js';
import { formatCode, HOME, read } from '../support/judged.js';

function outcome(row: Case) {
  const { page = HOME, accept = ['results'], busId = null } = row;
  const judgement = judge(read(htmlOf(row), { address: page }), { accept, busId });
  const found = judgement.link ?? judgement.nearMiss;
  return {
    is: formatCode(judgement),
    url: found?.url,
    kind: found?.kind,
    text: found?.text,
    how: judgement.nearMiss?.how,
    detail: judgement.detail ?? undefined,
    remarks: judgement.remarks.map(({ code }) => code),
  };
}

describe('the table of cases', () => {
  test('has every name once', () => {
    const names = CASES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(CASES.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    const { is, url, kind, text, how, detail, remarks } = row;
    const expected = { is, url, kind, text, how, detail, remarks };
    const stated = Object.entries(expected).filter(([, value]) => value !== undefined);
    expect(outcome(row)).toMatchObject(Object.fromEntries(stated));
  });
});
