// Results as the crawler hands them over, with a fixed clock, for every test of this folder.
import type { SchoolResult } from '../../src/crawl/result.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import type { Link } from '../../src/verdict/link.js';

export const CARRIED_HEADER = ['Район', 'bus_id', 'Телефон'] as const;

export const LINK: Link = {
  href: 'http://bus.gov.ru/independentRating/details/75187?a=1&b=2',
  url: 'http://bus.gov.ru/independentRating/details/75187?a=1&b=2',
  kind: 'results',
  id: '75187',
  text: 'Результаты «НОКО»; 2021',
  line: 120,
  column: 5,
  through: null,
  traits: ['nofollow'],
};

const PASS: SchoolResult = {
  school: {
    row: 1,
    number: '1.',
    name: 'МБОУ "Школа № 1", с. Первое',
    site: { typed: 'school1.example', address: 'https://school1.example/', schemeTyped: false },
    busId: '75187',
    carried: ['Первый; северный', '75187', '-'],
  },
  judgement: {
    verdict: 'pass',
    reason: 'results-link',
    link: LINK,
    nearMiss: null,
    links: [LINK],
    remarks: [{ code: 'nofollow' }],
    detail: null,
  },
  page: 'https://www.school1.example/',
  http: {
    status: 200,
    redirects: [
      { status: 301, from: 'https://school1.example/', to: 'https://www.school1.example/' },
    ],
    charset: 'windows-1251',
    bytes: 81_234,
  },
  checkedAt: '2026-11-23T03:00:00.000+03:00',
  durationMs: 412,
};

const CARD_LINK: Link = {
  href: '/go?to=https://bus.gov.ru/info-card/402495',
  url: 'https://bus.gov.ru/info-card/402495',
  kind: 'card',
  id: '402495',
  text: '=HYPERLINK("http://evil.example";"НОКО")',
  line: 7,
  column: 13,
  through: 'http://xn--2-7sb3aeo2d.example/go?to=https://bus.gov.ru/info-card/402495',
  traits: [],
};

const FAIL: SchoolResult = {
  school: {
    row: 2,
    number: '2.',
    name: 'МБОУ «Школа № 2»\nс. Второе',
    site: {
      typed: 'http://школа2.example',
      address: 'http://xn--2-7sb3aeo2d.example/',
      schemeTyped: true,
    },
    busId: null,
    carried: ['Второй,\r\nюжный', '', '+7-475-000-00-00'],
  },
  judgement: {
    verdict: 'fail',
    reason: 'card-link',
    link: CARD_LINK,
    nearMiss: null,
    links: [CARD_LINK],
    remarks: [],
    detail: null,
  },
  page: 'http://xn--2-7sb3aeo2d.example/',
  http: { status: 200, redirects: [], charset: 'UTF-8', bytes: 2048 },
  checkedAt: '2026-11-23T03:00:01.000+03:00',
  durationMs: 95,
};

const UNCHECKED: SchoolResult = {
  school: {
    row: 3,
    number: '',
    name: 'Школа\u2028\u0000 \uD83D № 3',
    site: { typed: 'нет сайта', problem: 'not-an-address' },
    busId: null,
    carried: ['@район', '-5', ''],
  },
  judgement: {
    verdict: 'unchecked',
    reason: 'bad-address',
    link: null,
    nearMiss: null,
    links: [],
    remarks: [],
    detail: 'нет сайта',
  },
  page: null,
  http: null,
  checkedAt: '2026-11-23T03:00:02.000+03:00',
  durationMs: 0,
};

export const RESULTS: readonly SchoolResult[] = [PASS, FAIL, UNCHECKED];

/** The first result with parts of it replaced. */
export function resultWith(parts: {
  readonly school?: Partial<SchoolResult['school']>;
  readonly judgement?: Partial<Judgement>;
  readonly page?: string | null;
}): SchoolResult {
  return {
    ...PASS,
    page: parts.page === undefined ? PASS.page : parts.page,
    school: { ...PASS.school, ...parts.school },
    judgement: { ...PASS.judgement, ...parts.judgement },
  };
}
