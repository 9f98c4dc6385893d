// The way out of the browser, without a browser: what it lets through, and what not.
import { once } from 'node:events';
import { createServer as createTls } from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as startTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { LookProxy, MAX_LOOK_BYTES } from '../../src/browser/proxy.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { Connector } from '../../src/http/connector.js';
import { createDeadline } from '../../src/http/deadline.js';
import { type ProxySettings, parseProxySettings } from '../../src/http/proxy.js';
import { createWay } from '../../src/http/way.js';
import { startForwardProxy } from '../support/forward-proxy.js';
import { listen, startHttp } from '../support/servers.js';

interface Settings {
  readonly rules?: readonly string[];
  readonly strictTls?: boolean;
  readonly authorities?: readonly string[] | null;
  readonly typedAddress?: string;
  /** Of the run. */
  readonly proxy?: string;
}

async function openProxy(settings: Settings = {}) {
  const { rules = [], strictTls = false, authorities = null, proxy: outer } = settings;
  const connector = new Connector({
    connectTo: rules.flatMap((rule) => parseConnectTo(rule) ?? []),
    authorities,
    // Every name leads to this machine.
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    proxy: outer === undefined ? null : proxyAt(outer),
    timeoutMs: 5_000,
  });
  const deadline = createDeadline(20_000, new AbortController().signal);
  const way = createWay({ connector, strictTls, allowPrivate: false });
  const typedAddress = settings.typedAddress ?? 'http://school.example/';
  const proxy = await LookProxy.open(way, { typedAddress, signal: deadline.signal });
  onTestFinished(async () => {
    proxy.close();
    deadline.end();
    connector.destroy();
  });
  return proxy;
}

function proxyAt(option: string): ProxySettings {
  const settings = parseProxySettings({ option, env: {} });
  if (settings === null || 'unusable' in settings) throw new Error('no proxy');
  return settings;
}

/** What comes back for `request` until the connection ends, or has all of `until`. */
async function say(proxy: LookProxy, request: string, until = '\0'): Promise<string> {
  const { port } = new URL(proxy.address);
  const socket = connectTcp(Number(port), '127.0.0.1').on('error', () => {});
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) {
    answer += chunk;
    if (answer.includes(until)) break;
  }
  return answer;
}

const get = (url: string) => `GET ${url} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
const tunnelTo = (host: string) => `CONNECT ${host} HTTP/1.1\r\nhost: ${host}\r\n\r\n`;

describe('the proxy of a look', () => {
  it('answers a plain request as the site does, cookies and status included', async () => {
    const site = await startHttp((_request, response) =>
      response.writeHead(203, { 'set-cookie': ['a=1', 'b=2'] }).end('the page'),
    );
    const proxy = await openProxy({ rules: [`school.example:80:127.0.0.1:${new URL(site).port}`] });
    const answer = await say(proxy, get('http://school.example/'));
    expect(answer).toMatch(/^HTTP\/1\.1 203 /);
    expect(answer.match(/set-cookie: \w=\d/gi)).toHaveLength(2);
    expect(answer).toContain('the page');
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '10.1.2.3', '169.254.169.254', 'rebind.example'])(
    'leads nobody to %s',
    async (host) => {
      const visits: string[] = [];
      const inside = await startHttp(({ url = '' }, response) => {
        visits.push(url);
        response.end('inside');
      });
      const { port } = new URL(inside);
      const proxy = await openProxy();
      expect(await say(proxy, get(`http://${host}:${port}/`))).toMatch(/^HTTP\/1\.1 502 /);
      expect(await say(proxy, tunnelTo(`${host}:${port}`))).toMatch(/^HTTP\/1\.1 502 /);
      expect(await say(proxy, tunnelTo(`${host}:80`))).toMatch(/^HTTP\/1\.1 502 /);
      expect(visits).toEqual([]);
    },
  );

  it('leads to the private address that the list itself names, and to no other port of it', async () => {
    const [named, other] = await Promise.all(
      ['named', 'other'].map((text) => startHttp((_request, response) => response.end(text))),
    );
    const proxy = await openProxy({ typedAddress: named ?? '' });
    expect(await say(proxy, get(named ?? ''))).toContain('named');
    expect(await say(proxy, get(other ?? ''))).toMatch(/^HTTP\/1\.1 502 /);
  });

  it('cuts a page off that takes more than any page', async () => {
    const site = await startHttp((_request, response) => {
      const send = (): void => void response.write(Buffer.alloc(1_000_000), send);
      response.on('error', () => {});
      send();
    });
    const proxy = await openProxy({ rules: [`school.example:80:127.0.0.1:${new URL(site).port}`] });
    const answer = await say(proxy, get('http://school.example/')).catch(() => '');
    expect(answer.length).toBeLessThan(MAX_LOOK_BYTES * 1.1);
  });

  it('goes through the proxy of the run, which is told nothing private either', async () => {
    const site = await startHttp((_request, response) => response.end('the page'));
    const outer = await startForwardProxy({ sitePort: Number(new URL(site).port) });
    const proxy = await openProxy({ proxy: `http://127.0.0.1:${outer.port}` });
    expect(await say(proxy, get('http://school.example/'))).toContain('the page');
    expect(await say(proxy, tunnelTo('school.example:80'), '\r\n\r\n')).toContain(' 200 ');
    await say(proxy, get('http://10.1.2.3/'));
    expect(outer.asked).toEqual(['GET http://school.example/', 'CONNECT school.example:80']);
  });
});

const authority = await createCertificateAuthority();

/** The rule that leads https://school.example/ to a server with such a certificate. */
async function serveTls(flaw?: 'wrong-host' | 'expired'): Promise<string> {
  const { key, cert } = await authority.issue({ host: 'school.example', flaw });
  const port = await listen(createTls({ key, cert }, (_request, response) => response.end('safe')));
  return `school.example:443:127.0.0.1:${port}`;
}

/** What the site says through a tunnel that the proxy makes; null where it makes none. */
async function askThrough(proxy: LookProxy): Promise<string | null> {
  const { port } = new URL(proxy.address);
  const below: Socket = connectTcp(Number(port), '127.0.0.1');
  below.write(tunnelTo('school.example:443'));
  const [head] = await once(below, 'data');
  if (!String(head).startsWith('HTTP/1.1 200 ')) return null;
  const tls = startTls({ socket: below, servername: 'school.example', rejectUnauthorized: false });
  tls.write('GET / HTTP/1.1\r\nhost: school.example\r\nconnection: close\r\n\r\n');
  let answer = '';
  for await (const chunk of tls) answer += chunk;
  return answer;
}

describe('what is encrypted', () => {
  it('goes through as it is, for a certificate of this name', async () => {
    const proxy = await openProxy({ rules: [await serveTls()] });
    expect(await askThrough(proxy)).toContain('safe');
  });

  it('is not asked for where another host answers, as in the plain reading', async () => {
    const proxy = await openProxy({ rules: [await serveTls('wrong-host')] });
    expect(await askThrough(proxy)).toBeNull();
  });

  it('has to be trusted with --strict-tls, by the authorities of the run', async () => {
    const strict = { rules: [await serveTls()], strictTls: true };
    expect(await askThrough(await openProxy(strict))).toBeNull();
    const trusting = await openProxy({ ...strict, authorities: [authority.pem] });
    expect(await askThrough(trusting)).toContain('safe');
    const expired = { strictTls: true, authorities: [authority.pem] };
    const late = await openProxy({ ...expired, rules: [await serveTls('expired')] });
    expect(await askThrough(late)).toBeNull();
  });
});
