import { X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { fetchFailure, fetchOk, type Settings, textOf } from '../support/fetching.js';
import { listen, startHttp, startRaw } from '../support/servers.js';

const authority = await createCertificateAuthority();
const PAGE = '<!doctype html><title>Школа</title>';
const HOST = 'school.example';

type Flaw = NonNullable<Parameters<typeof authority.issue>[0]['flaw']>;
/** The server does not judge its own certificate. */
const ANY_KEY = { server: { ciphers: 'DEFAULT@SECLEVEL=0' } } as const;
const FAULTY = ['weak-signature', 'unknown-extension', 'out-of-bounds'] as const;

/** Settings that lead https://school.example/ to a server with a certificate of this flaw. */
async function startTls(
  options: {
    flaw?: Flaw;
    /** Whom the certificate is for. */
    host?: string;
    server?: Parameters<typeof createServer>[0];
    onRequest?: (response: ServerResponse) => void;
  } = {},
): Promise<Settings> {
  const { key, cert } = await authority.issue({
    host: options.host ?? HOST,
    flaw: options.flaw,
  });
  const server = createServer({ key, cert, ...options.server }, (_request, response) => {
    if (options.onRequest !== undefined) options.onRequest(response);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  const rule = parseConnectTo(`${HOST}:443:127.0.0.1:${await listen(server)}`);
  if (rule === null) throw new Error('no rule');
  return { connectTo: [rule], authorities: [authority.pem] };
}

describe('a certificate', () => {
  it('of a known authority verifies, and nothing is remarked', async () => {
    const page = await fetchOk(`https://${HOST}/`, await startTls());
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([]);
  });

  it.each([
    ['expired', 'certificate-expired', HOST],
    ['self-signed', 'certificate-self-signed', HOST],
    ['incomplete-chain', 'certificate-incomplete-chain', 'Fixture Intermediate CA'],
  ] as const)(
    'that is %s does not keep the page from being read, and is remarked',
    async (flaw, code, detail) => {
      const page = await fetchOk(`https://${HOST}/`, await startTls({ flaw }));
      expect(textOf(page)).toBe(PAGE);
      expect(page.remarks).toEqual([{ code, detail }]);
    },
  );

  it.each(FAULTY)('that is of %s is read all the same, and remarked', async (flaw) => {
    const page = await fetchOk(`https://${HOST}/`, await startTls({ flaw, ...ANY_KEY }));
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([{ code: 'certificate-faulty', detail: HOST }]);
  });

  it('of an unknown authority is remarked with the name of the issuer', async () => {
    const settings = { ...(await startTls()), authorities: null };
    const page = await fetchOk(`https://${HOST}/`, settings);
    expect(page.remarks).toEqual([
      { code: 'certificate-unknown-authority', detail: 'Fixture Intermediate CA' },
    ]);
  });

  it('that does not verify is remarked though the way then ends in a failure', async () => {
    const settings = await startTls({
      flaw: 'expired',
      onRequest: (response) => response.writeHead(302, { location: 'http://gone.example/' }).end(),
    });
    const resolve = async () => {
      throw Object.assign(new Error('gone'), { code: 'ENOTFOUND' });
    };
    const failure = await fetchFailure(`https://${HOST}/`, { ...settings, resolve });
    expect(failure).toMatchObject({
      reason: 'dns',
      remarks: [{ code: 'certificate-expired', detail: HOST }],
    });
  });

  it.each(['wrong-host', 'expired', 'self-signed', 'incomplete-chain'] as const)(
    'for another host shows nobody’s page, whatever else is wrong with it: %s',
    async (flaw) => {
      let requests = 0;
      const settings = await startTls({
        flaw,
        host: 'hosting.example',
        onRequest: (response) => {
          requests += 1;
          response.end(PAGE);
        },
      });
      const failure = await fetchFailure(`https://${HOST}/`, settings);
      expect(failure).toMatchObject({ reason: 'tls', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' });
      expect(failure.remarks?.at(-1)).toEqual({ code: 'certificate-wrong-host', detail: HOST });
      expect(requests).toBe(0);
    },
  );

  it('for another host ends a way that leads there, with the redirect', async () => {
    const { connectTo = [], ...settings } = await startTls({ flaw: 'wrong-host' });
    const redirector = await startHttp((_request, response) => {
      response.writeHead(301, { location: `https://${HOST}/` }).end();
    });
    const failure = await fetchFailure(redirector, { ...settings, connectTo, allowPrivate: true });
    expect(failure).toMatchObject({
      reason: 'tls',
      address: `https://${HOST}/`,
      redirects: [{ status: 301, from: redirector }],
    });
  });

  it.each([...FAULTY, 'expired', 'self-signed', 'wrong-host', 'incomplete-chain'] as const)(
    'that is %s is tls where TLS is to be strict',
    async (flaw) => {
      const settings = { ...(await startTls({ flaw, ...ANY_KEY })), strictTls: true };
      expect(await fetchFailure(`https://${HOST}/`, settings)).toMatchObject({
        reason: 'tls',
        again: 'no',
      });
    },
  );

  it('made for the tests is what it says it is', async () => {
    const { cert } = await authority.issue({ host: HOST, flaw: 'expired' });
    expect(Date.parse(new X509Certificate(cert).validTo)).toBeLessThan(Date.now());
  });
});

describe('old TLS', () => {
  const legacy = {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  } as const;

  it('is spoken with a server that knows nothing else, and remarked', async () => {
    const page = await fetchOk(`https://${HOST}/`, await startTls({ server: legacy }));
    expect(textOf(page)).toBe(PAGE);
    expect(page.remarks).toEqual([{ code: 'legacy-tls', detail: HOST }]);
  });

  it('with a bad certificate on top is read and remarked twice', async () => {
    const page = await fetchOk(
      `https://${HOST}/`,
      await startTls({ server: legacy, flaw: 'expired' }),
    );
    expect(page.remarks.map(({ code }) => code)).toEqual(['legacy-tls', 'certificate-expired']);
  });

  it('is tls where TLS is to be strict', async () => {
    const settings = { ...(await startTls({ server: legacy })), strictTls: true };
    expect(await fetchFailure(`https://${HOST}/`, settings)).toMatchObject({ reason: 'tls' });
  });
});

describe('a server that ends the handshake', () => {
  /** RFC 8446, 6: a fatal alert; all numbers, known and unknown. */
  const alertOf = (number: number) => Buffer.of(21, 3, 3, 0, 2, 2, number);

  it('by whatever alert is tls, or connection', async () => {
    const reasons = await Promise.all(
      Array.from({ length: 256 }, async (_, number) => {
        const { port } = new URL(await startRaw(alertOf(number)));
        const rule = parseConnectTo(`${HOST}:443:127.0.0.1:${port}`);
        if (rule === null) throw new Error('no rule');
        const { reason } = await fetchFailure(`https://${HOST}/`, { connectTo: [rule] });
        return [number, reason];
      }),
    );
    // Of an alert that no standard knows Node says that the connection was reset.
    const others = reasons.filter(([, reason]) => reason !== 'tls');
    expect(others.filter(([, reason]) => reason !== 'connection')).toEqual([]);
    const known = [
      10, 20, 22, 40, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 70, 71, 80, 90, 112, 115,
    ];
    expect(others.filter(([number]) => known.includes(Number(number)))).toEqual([]);
  });

  it.each([
    ['plain HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a record of another version', Buffer.of(22, 9, 9, 0, 2, 2, 40)],
    ['a handshake of nonsense', Buffer.of(22, 3, 3, 0, 4, 2, 255, 255, 255)],
    [
      'a record that is too long',
      Buffer.concat([Buffer.of(22, 3, 3, 255, 255), Buffer.alloc(70_000)]),
    ],
    ['noise', Buffer.alloc(5_000, 0xa5)],
  ])('with %s is tls', async (_name, bytes) => {
    const { port } = new URL(await startRaw(bytes));
    const rule = parseConnectTo(`${HOST}:443:127.0.0.1:${port}`);
    if (rule === null) throw new Error('no rule');
    const failure = await fetchFailure(`https://${HOST}/`, { connectTo: [rule] });
    expect(failure.reason).toBe('tls');
  });
});
