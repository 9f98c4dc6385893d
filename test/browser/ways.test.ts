// What scripts put on a page: without a browser nobody sees it, with one the same judge does.
import { expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import { CHALLENGE, RESTLESS, TWELVE_WAYS, WITHOUT } from '../support/scripted-sites.js';

const SITES = [...TWELVE_WAYS, CHALLENGE, RESTLESS, WITHOUT];

it.skipIf(!HAS_CHROMIUM)(
  'a browser sees what scripts show, and the row says so',
  async () => {
    const without = await checkSites(SITES, []);
    expect(without.codes).toEqual(SITES.map(({ plain }) => plain));
    const { codes, rows, agents } = await checkSites(SITES, [`--browser=${CHROMIUM_PATH}`]);
    expect(codes).toEqual(SITES.map(({ seen }) => seen));
    for (const [index, { seen }] of SITES.entries()) {
      const remarks = rows[index].remarks.map(({ code }: { code: string }) => code);
      expect(remarks).toContain(seen.startsWith('pass') ? 'seen-in-browser' : 'browser-looked');
    }
    expect([...agents].every((agent) => agent.includes('noko-check/'))).toBe(true);
  },
  120_000,
);
