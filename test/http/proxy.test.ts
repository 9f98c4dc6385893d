import { createServer } from 'node:https';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import {
  chooseProxy,
  type ProxyEnvironment,
  type ProxySettings,
  parseProxySettings,
} from '../../src/http/proxy.js';
import {
  createFetching,
  fetchFailure,
  fetchOk,
  type Settings,
  textOf,
} from '../support/fetching.js';
import { startForwardProxy } from '../support/forward-proxy.js';
import { closedPort, listen, startHttp, startRaw } from '../support/servers.js';

const authority = await createCertificateAuthority();
const HOST = 'school.example';
const PAGE = '<!doctype html><title>Школа</title>';

function settingsOf(option: string | null, env: ProxyEnvironment = {}): ProxySettings {
  const settings = parseProxySettings({ option, env });
  if (settings === null || 'unusable' in settings) throw new Error('no proxy');
  return settings;
}

describe('the proxy for a site', () => {
  const choose = (address: string, option: string | null, env: ProxyEnvironment) =>
    chooseProxy(new URL(address), settingsOf(option, env))?.origin ?? null;
  const both = { HTTP_PROXY: 'http://p1.example:3128', HTTPS_PROXY: 'http://p2.example:3129' };

  it('is that of its scheme', () => {
    expect(choose('http://school.example/', null, both)).toBe('http://p1.example:3128');
    expect(choose('https://school.example/', null, both)).toBe('http://p2.example:3129');
    const onlyHttp = { HTTP_PROXY: both.HTTP_PROXY };
    expect(choose('https://school.example/', null, onlyHttp)).toBeNull();
  });

  it('is that of the option, whatever the environment says', () => {
    expect(choose('http://school.example/', 'http://p3.example:1', both)).toBe(
      'http://p3.example:1',
    );
    expect(choose('https://school.example/', 'p3.example:1', both)).toBe('http://p3.example:1');
  });

  it('is that of the lower-case variable where there are both, and an empty one is none', () => {
    const lower = { ...both, http_proxy: 'http://p4.example:1' };
    expect(choose('http://school.example/', null, lower)).toBe('http://p4.example:1');
    const empty = { ...both, http_proxy: '' };
    expect(choose('http://school.example/', null, empty)).toBe('http://p1.example:3128');
  });

  it('is none where nothing is set, or the option is empty', () => {
    expect(parseProxySettings({ option: null, env: { NO_PROXY: '*' } })).toBeNull();
    expect(parseProxySettings({ option: '', env: both })).toBeNull();
  });

  it.each(['socks5://p.example:1080', 'http://', 'http://p.example:99999', 'http://u:%@p.example'])(
    'that cannot be used (%s) is a problem that does not repeat it',
    (address) => {
      expect(parseProxySettings({ option: address, env: {} })).toEqual({ unusable: '--proxy' });
      expect(parseProxySettings({ option: null, env: { HTTP_PROXY: address } })).toEqual({
        unusable: 'HTTP_PROXY',
      });
      expect(parseProxySettings({ option: null, env: { https_proxy: address } })).toEqual({
        unusable: 'HTTPS_PROXY',
      });
    },
  );

  it('is known without its credentials', () => {
    const server = chooseProxy(
      new URL('http://school.example/'),
      settingsOf('http://de%20pt:s%3Acret@p.example:8080'),
    );
    expect(server).toEqual({
      origin: 'http://p.example:8080',
      authorization: `Basic ${Buffer.from('de pt:s:cret').toString('base64')}`,
    });
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['*', 'http://school.example/'],
    ['school.example', 'http://school.example/'],
    ['school.example', 'https://www.school.example/'],
    ['.school.example', 'http://school.example/'],
    ['.school.example', 'http://www.school.example/'],
    ['*.school.example', 'http://www.school.example/'],
    ['SCHOOL.example.', 'http://school.example/'],
    ['a.example, school.example', 'http://school.example/'],
    ['a.example school.example', 'http://school.example/'],
    ['school.example:8080', 'http://school.example:8080/'],
    ['school.example:443', 'https://school.example/'],
    ['школа.рф', 'http://школа.рф/'],
    ['10.1.2.3', 'http://10.1.2.3/'],
    ['10.0.0.0/8', 'http://10.1.2.3/'],
    ['::1', 'http://[::1]:8080/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['fd00::/8', 'http://[fd12::1]/'],
  ])('%s excepts %s', (noProxy, address) => {
    for (const env of [{ NO_PROXY: noProxy }, { no_proxy: noProxy, NO_PROXY: 'other.example' }]) {
      const settings = settingsOf('http://p.example:3128', env);
      expect(chooseProxy(new URL(address), settings)).toBeNull();
    }
  });

  it.each([
    ['', 'http://school.example/'],
    ['school.example', 'http://myschool.example/'],
    ['www.school.example', 'http://school.example/'],
    ['school.example:8080', 'http://school.example/'],
    ['0.0.1', 'http://10.0.0.1/'],
    ['10.0.0.0/8', 'http://11.1.2.3/'],
    ['10.0.0.0/8', 'http://[::1]/'],
    ['10.0.0.0/8', 'http://school.example/'],
    ['10.0.0.0/99', 'http://10.1.2.3/'],
  ])('%s does not except %s', (noProxy, address) => {
    const settings = settingsOf('http://p.example:3128', { NO_PROXY: noProxy });
    expect(chooseProxy(new URL(address), settings)?.origin).toBe('http://p.example:3128');
  });
});

/** A name that only the proxy knows: asking our own resolver fails the test. */
async function resolveProxyOnly(hostname: string): Promise<never> {
  throw new Error(`${hostname} was asked about`);
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}

function through(port: number, { user = '', env = {} } = {}): Settings {
  const proxy = settingsOf(`http://${user && `${user}@`}127.0.0.1:${port}`, env);
  return { proxy, resolve: resolveProxyOnly, authorities: [authority.pem] };
}

async function startPlain() {
  const asked: unknown[] = [];
  const address = await startHttp((request, response) => {
    asked.push([request.url, request.headers.host, request.headers['proxy-authorization']]);
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  return { port: portOf(address), asked };
}

async function startTls(options: Parameters<typeof authority.issue>[0] = { host: HOST }) {
  const server = createServer(await authority.issue(options), (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(request.headers['proxy-authorization'] ?? PAGE);
  });
  return listen(server);
}

describe('through a proxy', () => {
  it('plain http is asked in absolute form, and the name is the proxy’s to resolve', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    const page = await fetchOk(`http://${HOST}:8080/path?q=1`, through(proxy.port));
    expect(textOf(page)).toBe(PAGE);
    expect(proxy.asked).toEqual([`GET http://${HOST}:8080/path?q=1`]);
    expect(site.asked).toEqual([['/path?q=1', `${HOST}:8080`, undefined]]);
  });

  it('https is asked through a tunnel, and its certificate is verified', async () => {
    const proxy = await startForwardProxy({ sitePort: await startTls() });
    const page = await fetchOk(`https://${HOST}/`, through(proxy.port));
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([]);
    expect(proxy.asked).toEqual([`CONNECT ${HOST}:443`]);
  });

  it('a certificate that does not verify is remarked with its issuer', async () => {
    const sitePort = await startTls({ host: HOST, flaw: 'incomplete-chain' });
    const proxy = await startForwardProxy({ sitePort });
    const page = await fetchOk(`https://${HOST}/`, through(proxy.port));
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([
      { code: 'certificate-incomplete-chain', detail: 'Fixture Intermediate CA' },
    ]);
  });

  it('no connection is kept for a next request', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    await fetchOk(`http://${HOST}/`, through(proxy.port));
    expect(proxy.headers.map(({ connection }) => connection)).toEqual(['close']);
  });

  it('credentials are shown to the proxy, and to no site', async () => {
    const site = await startPlain();
    const options = { credentials: 'dept:s:cret' };
    const plain = await startForwardProxy({ sitePort: site.port, ...options });
    const user = 'dept:s%3Acret';
    await fetchOk(`http://${HOST}/`, through(plain.port, { user }));
    expect(site.asked).toEqual([['/', HOST, undefined]]);

    const tunnel = await startForwardProxy({ sitePort: await startTls(), ...options });
    const page = await fetchOk(`https://${HOST}/`, through(tunnel.port, { user }));
    expect(textOf(page)).toBe(PAGE);
  });

  it('what NO_PROXY excepts is asked directly', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    const settings = through(proxy.port, { env: { NO_PROXY: '127.0.0.1' } });
    expect(textOf(await fetchOk(`http://127.0.0.1:${site.port}/`, settings))).toBe(PAGE);
    expect(proxy.asked).toEqual([]);
  });

  it('a redirect inward is refused without asking the proxy', async () => {
    const site = await startHttp((_request, response) => {
      response.writeHead(302, { location: 'http://192.168.0.1/' }).end();
    });
    const proxy = await startForwardProxy({ sitePort: portOf(site) });
    const failure = await fetchFailure(`http://${HOST}/`, through(proxy.port));
    expect(failure).toMatchObject({ reason: 'private-address' });
    expect(proxy.asked).toEqual([`GET http://${HOST}/`]);
  });

  it('a private address that the list has is the proxy’s to refuse', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    expect(textOf(await fetchOk('http://10.0.0.1/', through(proxy.port)))).toBe(PAGE);
  });

  it('--connect-to names the end of a tunnel, for plain http too', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    const rule = parseConnectTo(`${HOST}:80:origin.example:8080`);
    if (rule === null) throw new Error('no rule');
    const settings = { ...through(proxy.port), connectTo: [rule] };
    expect(textOf(await fetchOk(`http://${HOST}/`, settings))).toBe(PAGE);
    expect(proxy.asked).toEqual(['CONNECT origin.example:8080']);
    expect(site.asked).toEqual([['/', HOST, undefined]]);
  });

  it('--connect-to an endpoint that NO_PROXY excepts is direct', async () => {
    const site = await startPlain();
    const proxy = await startForwardProxy({ sitePort: site.port });
    const rule = parseConnectTo(`::127.0.0.1:${site.port}`);
    if (rule === null) throw new Error('no rule');
    const settings = through(proxy.port, { env: { NO_PROXY: 'localhost,127.0.0.1' } });
    expect(textOf(await fetchOk(`http://${HOST}/`, { ...settings, connectTo: [rule] }))).toBe(PAGE);
    expect(proxy.asked).toEqual([]);
  });
});

describe('a proxy’s own trouble', () => {
  it.each(['http', 'https'])(
    'of being closed is named for %s sites, without credentials, and passes later',
    async (scheme) => {
      const port = portOf(await closedPort());
      const failure = await fetchFailure(
        `${scheme}://${HOST}/`,
        through(port, { user: 'dept:secret' }),
      );
      expect(failure).toMatchObject({
        reason: 'connection',
        detail: `proxy 127.0.0.1:${port}: ECONNREFUSED`,
        again: 'later',
      });
    },
  );

  it.each(['http', 'https'])(
    'of wanting other credentials is named for %s sites',
    async (scheme) => {
      const proxy = await startForwardProxy({ sitePort: 1, credentials: 'dept:secret' });
      expect(await fetchFailure(`${scheme}://${HOST}/`, through(proxy.port))).toMatchObject({
        reason: 'connection',
        detail: `proxy 127.0.0.1:${proxy.port}: 407`,
        again: 'later',
      });
    },
  );

  it('of making no tunnel is named', async () => {
    const proxy = await startForwardProxy({ sitePort: 1, refusal: '502 Bad Gateway' });
    expect(await fetchFailure(`https://${HOST}/`, through(proxy.port))).toMatchObject({
      reason: 'connection',
      detail: `proxy 127.0.0.1:${proxy.port}: 502`,
      again: 'later',
    });
  });

  it('of hanging up on CONNECT is named', async () => {
    const port = portOf(await startRaw(''));
    expect(await fetchFailure(`https://${HOST}/`, through(port))).toMatchObject({
      reason: 'connection',
      detail: `proxy 127.0.0.1:${port}: ECONNRESET`,
    });
  });

  it('of having no such name is its own, not the school’s', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    };
    const proxy = settingsOf('http://proxy.example:3128');
    expect(await fetchFailure(`http://${HOST}/`, { proxy, resolve })).toMatchObject({
      reason: 'connection',
      detail: 'proxy proxy.example:3128: ENOTFOUND',
      again: 'later',
    });
  });

  it('does not outlast the site’s deadline', async () => {
    const controller = new AbortController();
    const port = portOf(await startRaw('', () => controller.abort()));
    const fetchPage = createFetching({ ...through(port), timeoutMs: 120_000 });
    const answer = await fetchPage(`https://${HOST}/`, controller.signal);
    expect(answer).toMatchObject({ reason: 'interrupted' });
  });
});
