import { describe, expect, it } from 'vitest';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { isPrivateAddress } from '../../src/http/private-address.js';
import { createFetching, fetchFailure, fetchOk, textOf } from '../support/fetching.js';
import { startHttp } from '../support/servers.js';

describe('an address that a site may not lead to', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '::127.0.0.1',
    '2001::1',
    '[::1]',
    'not an address',
  ])('%s', (ip) => {
    expect(isPrivateAddress(ip)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '77.88.8.8',
    '2a02:6b8::feed:ff',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '[2a02:6b8::1]',
  ])('is not %s', (ip) => {
    expect(isPrivateAddress(ip)).toBe(false);
  });
});

/** A site that sends its visitor to `target`, and what the connection to it may be. */
async function startLeading(target: (secret: string) => string) {
  let hits = 0;
  const secret = await startHttp((_request, response) => {
    hits += 1;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>secret');
  });
  const site = await startHttp((_request, response) => {
    // Header bytes as a careless server sends them: UTF-8.
    const location = Buffer.from(target(new URL(secret).port)).toString('latin1');
    response.writeHead(302, { location }).end();
  });
  const rule = parseConnectTo(`school.example:80:127.0.0.1:${new URL(site).port}`);
  if (rule === null) throw new Error('no rule');
  return { connectTo: [rule], hits: () => hits, secret };
}

describe('a redirect inward', () => {
  it.each([
    ['loopback', (port: string) => `http://127.0.0.1:${port}/`],
    ['another loopback address', (port: string) => `http://127.8.8.8:${port}/`],
    ['a decimal spelling', (port: string) => `http://2130706433:${port}/`],
    ['a hexadecimal spelling', (port: string) => `http://0x7f000001:${port}/`],
    ['an octal spelling', (port: string) => `http://0177.0.0.1:${port}/`],
    ['a short spelling', (port: string) => `http://127.1:${port}/`],
    ['zero', (port: string) => `http://0:${port}/`],
    ['IPv6 loopback', (port: string) => `http://[::1]:${port}/`],
    ['a mapped address', (port: string) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['NAT64', (port: string) => `http://[64:ff9b::7f00:1]:${port}/`],
    ['localhost', (port: string) => `http://localhost:${port}/`],
    ['a name below localhost', (port: string) => `http://intra.localhost:${port}/`],
    ['full-width digits', (port: string) => `http://１２７.0.0.1:${port}/`],
    ['a private network', () => 'http://192.168.0.1/'],
    ['a link-local address', () => 'http://169.254.169.254/latest/meta-data/'],
  ])('by %s is refused before anything is sent', async (_name, target) => {
    const { connectTo, hits } = await startLeading(target);
    const failure = await fetchFailure('http://school.example/', { connectTo });
    expect(failure).toMatchObject({ reason: 'private-address', again: 'no' });
    expect(hits()).toBe(0);
  });

  it('by a name that resolves inward is refused', async () => {
    const { connectTo, hits } = await startLeading((port) => `http://rebinding.example:${port}/`);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const failure = await fetchFailure('http://school.example/', { connectTo, resolve });
    expect(failure).toMatchObject({ reason: 'private-address' });
    expect(hits()).toBe(0);
  });

  it('is followed where the run allows it', async () => {
    const { connectTo, hits } = await startLeading((port) => `http://127.0.0.1:${port}/`);
    const page = await fetchOk('http://school.example/', { connectTo, allowPrivate: true });
    expect(textOf(page)).toBe('<html>secret');
    expect(hits()).toBe(1);
  });
});

describe('an address that the list itself has', () => {
  it('is asked though it is private', async () => {
    const { secret } = await startLeading(() => '');
    expect(textOf(await fetchOk(secret))).toBe('<html>secret');
  });

  it('does not open another port of the same machine', async () => {
    const { secret, hits } = await startLeading(() => '');
    const failure = await fetchFailure(secret, { typedAddress: 'http://127.0.0.1:1/' });
    expect(failure).toMatchObject({ reason: 'private-address' });
    expect(hits()).toBe(0);
  });

  it('by a name that resolves inward is refused: what a name leads to is not the list’s word', async () => {
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    const fetchPage = createFetching({ resolve });
    expect(await fetchPage('http://school.example/')).toMatchObject({ reason: 'private-address' });
  });

  it('by a name that resolves both ways is asked at its public address alone', async () => {
    const tried: string[] = [];
    const resolve = async () => {
      tried.push('asked');
      return [
        { address: '127.0.0.1', family: 4 },
        { address: '203.0.113.1', family: 4 },
      ];
    };
    // 203.0.113.0/24 is for documentation and counts as reserved: nothing is left to connect to.
    const failure = await fetchFailure('http://school.example/', { resolve });
    expect(failure).toMatchObject({ reason: 'private-address' });
    expect(tried).toEqual(['asked']);
  });
});
