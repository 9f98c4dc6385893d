import { describe, expect, it } from 'vitest';
import { CrossCheck } from '../../src/crawl/cross-check.js';
import type { SchoolResult } from '../../src/crawl/result.js';
import type { LinkKind } from '../../src/verdict/link.js';

interface Row {
  readonly name: string;
  readonly id?: string;
  readonly kind?: LinkKind;
  readonly busId?: string;
  readonly repeats?: number;
}

function resultOf(
  { name, id, kind = 'results', busId, repeats }: Row,
  index: number,
): SchoolResult {
  const url = `https://bus.gov.ru/independentRating/details/${id}`;
  const place = { line: 1, column: 1 };
  const link = {
    href: url,
    url,
    kind,
    id: id ?? null,
    text: '',
    through: null,
    traits: [],
    ...place,
  };
  const row = index + 1;
  const typed = `school-${row}.example`;
  return {
    school: {
      row,
      number: String(row),
      name,
      site: { typed, address: `https://${typed}/`, schemeTyped: false },
      busId: busId ?? null,
      ...(repeats === undefined ? {} : { repeats }),
      carried: [],
    },
    judgement: {
      verdict: 'pass',
      reason: 'results-link',
      link: id === undefined ? null : link,
      nearMiss: null,
      links: [],
      remarks: [],
      detail: null,
    },
    page: `https://${typed}/`,
    http: null,
    checkedAt: '2026-11-20T03:00:00+00:00',
    durationMs: 1,
  };
}

/** What each row remarks, in order, and how many schools share an address. */
function remarksOn(rows: readonly Row[]) {
  const crossCheck = new CrossCheck();
  const results = rows.map(resultOf);
  for (const result of results) crossCheck.add(result);
  const remarks = results.map(
    (result) =>
      crossCheck.judge(result, null).judgement.remarks.find(({ code }) => code === 'shared-link')
        ?.detail ?? null,
  );
  return { remarks, sharing: crossCheck.sharing() };
}

describe('the same results on several schools', () => {
  it('is remarked on each of them, with the names of the others', () => {
    expect(
      remarksOn([
        { name: 'Школа 1', id: '75187' },
        { name: 'Школа 2', id: '75188' },
        { name: 'Школа 3', id: '75187' },
      ]),
    ).toEqual({ remarks: ['Школа 3', null, 'Школа 1'], sharing: 2 });
  });

  it('is not shared by a school that the list has twice', () => {
    expect(
      remarksOn([
        { name: 'Школа 1', id: '75187' },
        { name: 'Школа 1', id: '75187', repeats: 1 },
        { name: 'Школа 2', id: '75188' },
      ]),
    ).toEqual({ remarks: [null, null, null], sharing: 0 });
  });

  it('names three others and says that there are more', () => {
    const rows = [1, 2, 3, 4, 5].map((number) => ({ name: `Школа ${number}`, id: '75187' }));
    const { remarks, sharing } = remarksOn(rows);
    expect(remarks[0]).toBe('Школа 2, Школа 3, Школа 4, …');
    expect(sharing).toBe(5);
  });

  it('is nothing to remark where the department knows the number', () => {
    const rows = [
      { name: 'Школа 1', id: '75187', busId: '75187' },
      { name: 'Школа 2', id: '75187', busId: '75187' },
    ];
    expect(remarksOn(rows)).toEqual({ remarks: [null, null], sharing: 0 });
  });

  it('is not said of cards, of rows without a link, or of one school alone', () => {
    const rows: readonly Row[] = [
      { name: 'Школа 1', id: '402495', kind: 'card' },
      { name: 'Школа 2', id: '402495', kind: 'card' },
      { name: 'Школа 3' },
      { name: 'Школа 4' },
      { name: 'Школа 5', id: '75187' },
    ];
    expect(remarksOn(rows).sharing).toBe(0);
  });

  it('tells two schools of the same name apart', () => {
    const rows = [
      { name: 'Детский сад «Ромашка»', id: '75187' },
      { name: 'Детский сад «Ромашка»', id: '75187' },
    ];
    expect(remarksOn(rows).remarks).toEqual(['Детский сад «Ромашка»', 'Детский сад «Ромашка»']);
  });
});
