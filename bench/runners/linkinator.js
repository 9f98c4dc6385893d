// The same job with linkinator, once per page: its links are collected, none is followed.
// Usage: linkinator.js TARGETS PORT VERDICTS
import { readFileSync, writeFileSync } from 'node:fs';
import { LinkChecker } from 'linkinator';
import { Agent, setGlobalDispatcher } from 'undici';
import { looksRight } from './looks-right.js';

const [targetsFile = '', port, verdictsFile = ''] = process.argv.slice(2);
const hosts = readFileSync(targetsFile, 'utf8').trim().split('\n');
const verdicts = new Map();
const AT_ONCE = 64;

setGlobalDispatcher(
  new Agent({
    connect: {
      lookup: (_name, { all }, done) => {
        if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
        else done(null, '127.0.0.1', 4);
      },
    },
  }),
);

const waiting = hosts.values();
async function work() {
  for (const host of waiting) {
    const home = `http://${host}:${port}/`;
    const found = [];
    const { links } = await new LinkChecker().check({
      path: home,
      async linksToSkip(link) {
        if (link === home) return false;
        found.push(link);
        return true;
      },
    });
    const answered = links.some(({ url, state }) => url === home && state === 'OK');
    verdicts.set(host, answered ? (found.some(looksRight) ? 'pass' : 'fail') : 'error');
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
writeFileSync(verdictsFile, [...verdicts].map((pair) => `${pair.join('\t')}\n`).join(''));
