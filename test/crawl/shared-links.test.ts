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
  /** Of the site; each row has its own where nothing is said. */
  readonly site?: string;
  readonly isWrong?: boolean;
}

function resultOf(
  { name, id, kind = 'results', busId, repeats, site, isWrong = false }: Row,
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
  const typed = site ?? `school-${row}.example`;
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
      verdict: isWrong ? 'fail' : 'pass',
      reason: isWrong ? 'wrong-organisation' : 'results-link',
      link: id === undefined ? null : link,
      nearMiss: null,
      links: id === undefined ? [] : [link],
      remarks: [],
      detail: busId ?? null,
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

describe('a number that is not the one of the list', () => {
  /** What becomes of each row, whose accusation was made by its own page alone. */
  function reasonsOf(rows: readonly Row[]): readonly string[] {
    const crossCheck = new CrossCheck();
    const results = rows.map(resultOf);
    for (const result of results) crossCheck.add(result);
    return results.map((result) => crossCheck.judge(result, null).judgement.reason);
  }
  const wrong = (name: string, record: Partial<Row> = {}): Row => {
    return { name, id: '75187', busId: '1', isWrong: true, ...record };
  };

  it('accuses nobody where several sites lead to it', () => {
    const rows = [wrong('Школа 1'), wrong('Школа 2', { busId: '2', id: '075187' })];
    expect(reasonsOf(rows)).toEqual(['results-link', 'results-link']);
    const unknown = [wrong('Школа 1'), { name: 'Школа 2', id: '75187' }];
    expect(reasonsOf(unknown)).toEqual(['results-link', 'results-link']);
    const owner = { name: 'Школа 1', id: '75187', busId: '75187' };
    const three = [owner, wrong('Школа 2'), wrong('Школа 3')];
    expect(reasonsOf(three)).toEqual(['results-link', 'results-link', 'results-link']);
    // What one school alone has of a neighbour is copied.
    expect(reasonsOf(three.slice(0, 2))).toEqual(['results-link', 'wrong-organisation']);
  });

  it('accuses nobody where the list itself gives it to several', () => {
    const owners = [1, 2].map((number) => ({ name: `Школа ${number}`, busId: '75187' }));
    expect(reasonsOf([...owners, wrong('Школа 3')])[2]).toBe('results-link');
    expect(reasonsOf([...owners.slice(1), wrong('Школа 3')])[1]).toBe('wrong-organisation');
  });

  it('stays an accusation where one site alone leads to it, whosoever shares that site', () => {
    expect(reasonsOf([wrong('Школа 1'), { name: 'Школа 2', id: '75188' }])[0]).toBe(
      'wrong-organisation',
    );
    const branches = [wrong('Школа'), wrong('Филиал', { busId: '2', site: 'school-1.example' })];
    expect(reasonsOf(branches)).toEqual(['wrong-organisation', 'wrong-organisation']);
    expect(reasonsOf([wrong('Школа'), wrong('Школа', { repeats: 1 })])[0]).toBe(
      'wrong-organisation',
    );
  });

  it('keeps its link and the names of the others', () => {
    const rows = [wrong('Школа 1'), wrong('Школа 2', { busId: '2' })];
    const crossCheck = new CrossCheck();
    const results = rows.map(resultOf);
    for (const result of results) crossCheck.add(result);
    const { judgement } = crossCheck.judge(results[0] as SchoolResult, null);
    expect(judgement).toMatchObject({ verdict: 'pass', detail: null, link: { id: '75187' } });
    expect(judgement.remarks).toEqual([{ code: 'shared-link', detail: 'Школа 2' }]);
  });
});
