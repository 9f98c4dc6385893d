import { describe, expect, test } from 'vitest';
import { compare } from '../../support/differences.js';
import { MARKUP, PAGES, pagesAround } from '../../support/hostile-pages.js';

const RULES = ['one', 'all', 'own', 'number', 'blank', 'home'] as const;

describe('on a page with this both readings say the same', () => {
  test.each(Object.entries(MARKUP))('%s', (_name, markup) => {
    for (const page of pagesAround(markup)) {
      for (const by of RULES) {
        expect(compare(page, by).differences).toEqual([]);
      }
    }
  });

  test.each(Object.entries(PAGES))('%s', (_name, page) => {
    for (const by of RULES) {
      expect(compare(page, by).differences).toEqual([]);
    }
  });
});
