// The built command behind a forward proxy: the only way out that many departments have.
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { startForwardProxy } from '../../support/forward-proxy.js';
import { startHttp } from '../../support/servers.js';

const PAGE = '<!doctype html><a href="https://bus.gov.ru/independentRating/details/1">НОКО</a>';
const LIST = 'name,url\nШкола,http://school.example/\n';
const ARGS = ['-', '--format', 'ndjson', '--no-second-pass', '--retries', '0'];

async function startBehindProxy(credentials?: string) {
  const site = await startHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  const sitePort = Number(new URL(site).port);
  return startForwardProxy({ sitePort, ...(credentials === undefined ? {} : { credentials }) });
}

describe('a proxy', () => {
  it('given by --proxy is asked, with its credentials', async () => {
    const proxy = await startBehindProxy('clerk:secret');
    const url = `http://clerk:secret@127.0.0.1:${proxy.port}`;
    const { code, stdout, stderr } = await runCommand([...ARGS, '--proxy', url], { input: LIST });
    expect({ code, verdict: JSON.parse(stdout).verdict }).toEqual({ code: 0, verdict: 'pass' });
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(stdout + stderr).not.toContain('secret');
  });

  it('given by the environment is asked, unless NO_PROXY or an empty --proxy says otherwise', async () => {
    const proxy = await startBehindProxy();
    const env = { http_proxy: `http://127.0.0.1:${proxy.port}` };
    const asked = await runCommand(ARGS, { input: LIST, env });
    expect(JSON.parse(asked.stdout).verdict).toBe('pass');
    const before = proxy.asked.length;
    const excepted = { ...env, no_proxy: '.example' };
    const direct = await runCommand(ARGS, { input: LIST, env: excepted });
    const ignored = await runCommand([...ARGS, '--proxy', ''], { input: LIST, env });
    expect([direct, ignored].map(({ stdout }) => JSON.parse(stdout).reason)).toEqual([
      'dns',
      'dns',
    ]);
    expect(proxy.asked).toHaveLength(before);
  });

  it('that wants other credentials accuses nobody, and they are not printed', async () => {
    const proxy = await startBehindProxy('clerk:secret');
    const url = `http://clerk:wrong-word@127.0.0.1:${proxy.port}`;
    const { code, stdout, stderr } = await runCommand([...ARGS, '--proxy', url], { input: LIST });
    expect({ code, verdict: JSON.parse(stdout).verdict }).toEqual({
      code: 3,
      verdict: 'unchecked',
    });
    expect(stdout + stderr).not.toContain('wrong-word');
  });

  it('that is none ends the run before the crawl, without its password', async () => {
    const args = [...ARGS, '--proxy', 'socks5://clerk:secret@127.0.0.1:1080'];
    const { code, stdout, stderr } = await runCommand(args, { input: LIST });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--proxy');
    expect(stderr).not.toContain('secret');
  });
});
