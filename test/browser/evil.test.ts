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
    // Pages that eat are ended by their size: the time is for those beside them.
    const args = [`--browser=${CHROMIUM_PATH}`, '--browser-time', '120'];
    const warnings: string[] = [];
    const hear = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', hear);
    const { codes, rows, stderr } = await checkSites(sites, args);
    process.off('warning', hear);
    expect(warnings).toEqual([]);
    const [frames] = codes.splice(3, 1);
    expect(codes).toEqual(sites.map(({ seen }) => seen).toSpliced(3, 1));
    // A thousand frames may take all that a slow machine has: then the row says so.
    const isTold = ({ code, detail }: { code: string; detail?: string }): boolean =>
      code === 'browser-lost' || (code === 'browser-looked' && detail === 'timeout');
    const isLost = rows[3].remarks.some(isTold);
    expect([frames, isLost]).toEqual(
      isLost ? ['fail/no-link', true] : ['pass/results-link', false],
    );
    // A school stays accused, and its row says that nobody has looked.
    for (const { remarks } of rows.slice(0, 2)) {
      expect(remarks).toEqual([{ code: 'browser-lost', detail: 'crash' }]);
    }
    expect(stderr).toMatch(/At [23] sites the browser could not look/);
  }, 600_000);
});
