import type { Findings } from '../../src/verdict/findings.js';
import type { Link, NearMiss } from '../../src/verdict/link.js';

export const LINK: Link = {
  line: 12,
  column: 3,
  href: 'https://bus.gov.ru/independentRating/details/75187',
  url: 'https://bus.gov.ru/independentRating/details/75187',
  kind: 'results',
  id: '75187',
  text: 'НОК 2021',
  through: null,
  traits: [],
};

export const NEAR_MISS: NearMiss = {
  line: 7,
  column: 1,
  reason: 'broken-link',
  how: 'no-scheme',
  href: 'bus.gov.ru/independentRating/details/75187',
  url: 'https://bus.gov.ru/independentRating/details/75187',
  kind: 'results',
  id: '75187',
  text: 'НОК',
};

/** The findings of an ordinary page, with what a test adds. */
export function findings(found: Partial<Findings> = {}): Findings {
  return {
    links: [],
    nearMisses: [],
    innerPages: [],
    frames: [],
    refresh: null,
    scriptRedirect: null,
    charset: 'utf-8',
    truncated: false,
    content: {
      anchorCount: 20,
      textLength: 2_000,
      textStart: 'Школа',
      title: 'Школа',
      mediaCount: 3,
      scriptCount: 2,
      hasEmptyRoot: false,
      scriptStart: '',
    },
    ...found,
  };
}
