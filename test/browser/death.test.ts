// A browser that dies takes one look with it: the next site is looked at by another.
import { readdirSync, readFileSync } from 'node:fs';
import { kill, pid } from 'node:process';
import { describe, expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import { type ScriptedSite, schoolPage, TWELVE_WAYS, WITHOUT } from '../support/scripted-sites.js';

/** The browsers that this process has started. */
function ownBrowsers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const isOwn = readFileSync(`/proc/${id}/stat`, 'utf8').split(' ')[3] === String(pid);
        return isOwn && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('remote-debugging');
      } catch {
        return false;
      }
    });
}

const DEADLY: ScriptedSite = {
  ...WITHOUT,
  host: 'deadly.example',
  name: 'МБОУ «СОШ № 21»',
  routes: {
    '/': schoolPage(21, '<script src="/now.js"></script>'),
    '/now.js': (_request, response) => {
      for (const browser of ownBrowsers()) kill(browser, 'SIGKILL');
      response.end();
    },
  },
};

describe.skipIf(!HAS_CHROMIUM)('a browser that dies', () => {
  it('costs the row at hand its second look, and the next ones nothing', async () => {
    const [first = WITHOUT, second = WITHOUT] = TWELVE_WAYS;
    const sites = [DEADLY, first, second];
    const args = [`--browser=${CHROMIUM_PATH}`, '--browser-pages', '1'];
    const { codes, rows, stderr } = await checkSites(sites, args);
    expect(codes).toEqual(['fail/no-link', 'pass/results-link', 'pass/results-link']);
    expect(rows[0].remarks).toEqual([{ code: 'browser-lost', detail: 'crash' }]);
    expect(stderr).toContain('At 1 site the browser could not look');
    expect(ownBrowsers()).toEqual([]);
  }, 180_000);

  it('is another one for the site at hand, which is looked at once more', async () => {
    const [way = WITHOUT] = TWELVE_WAYS;
    let deaths = 0;
    const site: ScriptedSite = {
      ...way,
      routes: {
        ...way.routes,
        '/banner.js': (_request, response) => {
          if (deaths > 0) return void response.end(way.routes['/banner.js']);
          for (const browser of ownBrowsers()) kill(browser, 'SIGKILL');
          deaths += 1;
          response.end();
        },
      },
    };
    const { codes, stderr } = await checkSites([site], [`--browser=${CHROMIUM_PATH}`]);
    expect([codes, deaths]).toEqual([['pass/results-link'], 1]);
    expect(stderr).not.toContain('could not look');
  }, 180_000);
});
