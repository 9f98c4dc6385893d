// The floor: undici `request` alone, as a Node program would fetch these pages without looking at
// them. Usage: floor.js TARGETS http|https PORT
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';

const [targetsFile = '', scheme, port] = process.argv.slice(2);
const hosts = readFileSync(targetsFile, 'utf8').trim().split('\n');
const AT_ONCE = 64;

const dispatcher = new Agent({
  // No host is asked twice: a connection that is kept is a descriptor that is lost.
  pipelining: 0,
  connect: {
    maxCachedSessions: 0,
    lookup: (_name, { all }, done) => {
      if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, '127.0.0.1', 4);
    },
  },
});

const waiting = hosts.values();
async function work() {
  for (const host of waiting) {
    const { body } = await request(`${scheme}://${host}:${port}/`, { dispatcher });
    await body.dump({ limit: Number.POSITIVE_INFINITY });
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
