// One platform is looked at by one window at a time, whatever windows there are.
import { expect, it } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { checkSites } from '../support/checking.js';
import { type ScriptedSite, TWELVE_WAYS, WITHOUT } from '../support/scripted-sites.js';

const [WAY = WITHOUT] = TWELVE_WAYS;

it.skipIf(!HAS_CHROMIUM)(
  'a browser looks at the schools of one platform one after the other',
  async () => {
    const asked: string[] = [];
    const site = (school: string): ScriptedSite => ({
      ...WAY,
      host: `${school}.platform.example`,
      routes: {
        ...WAY.routes,
        // The first look waits for a while: a second one beside it would be seen.
        '/banner.js': (_request, response) => {
          asked.push(`${school} begins`);
          setTimeout(() => {
            asked.push(`${school} ends`);
            response.end(WAY.routes['/banner.js']);
          }, 1_000);
        },
      },
    });
    const args = [`--browser=${CHROMIUM_PATH}`, '--browser-pages', '2', '--browser-time', '60'];
    const { codes } = await checkSites([site('one'), site('two')], args);
    expect(codes).toEqual(['pass/results-link', 'pass/results-link']);
    const [first, second] = asked[0] === 'one begins' ? ['one', 'two'] : ['two', 'one'];
    const turns = [first, second].flatMap((school) => [`${school} begins`, `${school} ends`]);
    expect(asked).toEqual(turns);
  },
  180_000,
);
