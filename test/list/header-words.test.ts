// What a header means, asked of each column alone beside one that is known.
import { describe, expect, test } from 'vitest';
import { findRoles } from '../../src/list/columns.js';
import {
  HELD_OUT_HEADERS,
  type Meaning,
  OTHER_HEADERS,
  USUAL_HEADERS,
} from '../support/usual-headers.js';

function meaningOf(header: string): Meaning {
  const roles = Object.entries(findRoles(['ИНН', header])).find(([, index]) => index === 1);
  return (roles?.[0] as Meaning | undefined) ?? 'carried';
}

describe('a header', () => {
  test.each(USUAL_HEADERS)('of every day, «%s», is the %s', (header, meaning) => {
    expect(meaningOf(header)).toBe(meaning);
  });

  test.each(HELD_OUT_HEADERS)('as others write it, «%s», is the %s', (header, meaning) => {
    expect(meaningOf(header)).toBe(meaning);
  });

  test.each(OTHER_HEADERS)('of another subject, «%s», is the %s', (header, meaning) => {
    expect(meaningOf(header)).toBe(meaning);
  });
});
