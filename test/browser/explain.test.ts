// `explain --browser`: both readings, and which decided.
import { describe, expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { runInProcess } from '../support/in-process.js';
import { type ScriptedSite, serveSites, TWELVE_WAYS, WITHOUT } from '../support/scripted-sites.js';

const [WAY = WITHOUT] = TWELVE_WAYS;

async function explain({ host, name }: ScriptedSite, args: readonly string[] = []) {
  const { port } = await serveSites([WAY, WITHOUT]);
  const asked = ['explain', `http://${host}/`, '--name', name, `--browser=${CHROMIUM_PATH}`];
  return runInProcess([...asked, '--connect-to', `::127.0.0.1:${port}`, ...args]);
}

describe.skipIf(!HAS_CHROMIUM)('explain with a browser', () => {
  it('shows what each saw side by side, and that the browser decided', async () => {
    const { code, stdout } = await explain(WAY);
    expect(code).toBe(0);
    expect(stdout).toMatch(/verdict +fail\/no-link +pass\/results-link/);
    expect(stdout).toMatch(/links to the site looked for +0 +1/);
    expect(stdout).toContain('What the browser showed has decided.');
  }, 60_000);

  it('tells programs the same, also where the browser changes nothing', async () => {
    const { code, stdout } = await explain(WITHOUT, ['--format', 'json']);
    const { look, outcomes } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(look).toMatchObject({ plain: { reason: 'no-link' }, browser: { reason: 'no-link' } });
    expect([look.decidedBy, outcomes[0].judgement.reason]).toEqual(['plain', 'no-link']);
  }, 60_000);
});
