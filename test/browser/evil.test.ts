// Pages that eat memory, fill their heap or open a thousand frames, and a browser that dies: each
// costs its own row the second look, and nothing else.
import { describe, expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import {
  GREEDY,
  HUNGRY,
  THOUSAND_FRAMES,
  TWELVE_WAYS,
  WITHOUT,
} from '../support/scripted-sites.js';

const [PLAIN = WITHOUT, LAST = WITHOUT] = [TWELVE_WAYS[0], TWELVE_WAYS[2]];

describe.skipIf(!HAS_CHROMIUM)('a browser that looks', () => {
  it('survives pages that eat all they can get', async () => {
    const sites = [HUNGRY, GREEDY, PLAIN, THOUSAND_FRAMES, LAST];
    const { codes, rows, stderr } = await checkSites(sites, [`--browser=${CHROMIUM_PATH}`]);
    expect(codes).toEqual(sites.map(({ seen }) => seen));
    // The rows of those that ended say nothing of a look.
    for (const row of rows.slice(0, 2)) expect(row.remarks).toEqual([]);
    expect(stderr).toContain('At 2 sites the browser could not look');
  }, 120_000);
});
