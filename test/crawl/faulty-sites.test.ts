// A list in which every tenth site misbehaves: each row is answered, and none pays for another.
import { describe, expect, it } from 'vitest';
import { LINK, page } from '../support/asking.js';
import { startSites } from '../support/network.js';
import { codesOf, runOver, schoolsAt } from '../support/running.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SITES = 400;
const BEHAVIOURS = ['hang', 'reset', 'error-once'] as const;

/** Every twentieth site hangs, another one resets, a third answers 500 once. */
function behaviourOf(host: string): (typeof BEHAVIOURS)[number] | 'healthy' {
  return BEHAVIOURS[Number(/\d+/.exec(host)?.[0]) % 20] ?? 'healthy';
}

describe('a list with faulty sites', () => {
  it('has an answer for every row, in order, and every healthy site is judged', async () => {
    const erred = new Set<string>();
    const fetchPage = await startSites((request, response) => {
      const host = request.headers.host ?? '';
      const behaviour = behaviourOf(host);
      if (behaviour === 'hang') return;
      if (behaviour === 'reset') {
        request.socket.resetAndDestroy();
        return;
      }
      const isError = behaviour === 'error-once' && !erred.has(host);
      if (isError) erred.add(host);
      response.writeHead(isError ? 500 : 200, HTML).end(isError ? 'Ошибка' : page(LINK));
    });
    const hosts = Array.from({ length: SITES }, (_, n) => `school-${n}.test`);
    const results = await runOver(schoolsAt(...hosts.map((host) => `http://${host}/`)), fetchPage, {
      concurrency: 64,
      timeout: 1,
      retries: 0,
    });
    const expected = {
      hang: 'unchecked/timeout',
      reset: 'unchecked/connection',
      'error-once': 'pass/results-link',
      healthy: 'pass/results-link',
    };
    expect(results.map(({ school }) => school.row)).toEqual(hosts.map((_, n) => n + 1));
    expect(codesOf(results)).toEqual(hosts.map((host) => expected[behaviourOf(host)]));
  });
});
