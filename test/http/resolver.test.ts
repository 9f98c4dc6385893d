import pLimit from 'p-limit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { classifyNetworkError } from '../../src/http/failure.js';
import { createResolver, type NameResolver } from '../../src/http/resolver.js';
import type { SystemNames } from '../../src/http/system-names.js';
import { type DnsReply, type DnsServer, startDns } from '../support/dns-server.js';

/** Longer than any test may take: whoever waits for it fails. */
const NEVER_MS = 120_000;
/** As many as the command asks about at once, and no more than a socket's buffer holds. */
const NAMES_AT_ONCE = 64;
const IPV4 = '192.0.2.7';

function createTested(server: DnsServer, giveUpMs = NEVER_MS): NameResolver {
  const resolver = createResolver({ servers: [server.address], giveUpMs });
  onTestFinished(resolver.close);
  return resolver;
}

/** Answers every name with one IPv4 address. */
function ipv4Only({ type }: { readonly type: string }): DnsReply {
  return type === 'A' ? { addresses: [IPV4] } : {};
}

describe('300 names, of which 2 % are never answered and the others after 20 to 300 ms', () => {
  const names = Array.from({ length: 300 }, (_, at) => `school-${at}.example`);
  const isSilent = (name: string) => names.indexOf(name) % 50 === 7;

  it('are resolved but for the silent ones, which hold up none of them', async () => {
    const server = await startDns((question) => {
      if (isSilent(question.name)) return null;
      const delayMs = 20 + ((names.indexOf(question.name) * 37) % 281);
      return { ...ipv4Only(question), delayMs };
    });
    const { resolve } = createTested(server, 3_000);
    const resolved: string[] = [];
    const failed: { name: string; error: unknown; resolvedBefore: number }[] = [];
    const ask = (name: string) =>
      resolve(name).then(
        () => resolved.push(name),
        (error) => failed.push({ name, error, resolvedBefore: resolved.length }),
      );
    await pLimit(NAMES_AT_ONCE).map(names, ask);

    expect(resolved.toSorted()).toEqual(names.filter((name) => !isSilent(name)).toSorted());
    expect(failed.map(({ name }) => name)).toEqual(names.filter(isSilent));
    for (const { error, resolvedBefore } of failed) {
      expect(classifyNetworkError(error)).toMatchObject({
        reason: 'dns',
        code: 'EAI_AGAIN',
        again: 'later',
      });
      expect(resolvedBefore).toBe(294);
    }
    // The system's four threads would have eight questions under way at most.
    expect(server.mostWaiting()).toBeGreaterThan(32);
  });
});

describe('a name server', () => {
  it('that loses a packet is asked again', async () => {
    const seen = new Set<string>();
    const server = await startDns((question) => {
      const key = `${question.type} ${question.name}`;
      if (seen.has(key)) return ipv4Only(question);
      seen.add(key);
      return null;
    });
    const { resolve } = createTested(server);
    expect(await resolve('school.example')).toEqual([{ address: IPV4, family: 4 }]);
  });

  it('that was quick so far is given time to find a distant name', async () => {
    let foundAt = Number.POSITIVE_INFINITY;
    const server = await startDns((question) => {
      if (question.name !== 'distant.example') return ipv4Only(question);
      // As a name server that asks others: silent until it knows, whoever asks again meanwhile.
      foundAt = Math.min(foundAt, performance.now() + 3_500);
      return { ...ipv4Only(question), delayMs: Math.max(0, foundAt - performance.now()) };
    });
    const { resolve } = createTested(server);
    for (let at = 0; at < 20; at++) await resolve(`near-${at}.example`);
    expect(await resolve('distant.example')).toEqual([{ address: IPV4, family: 4 }]);
  });

  it('is asked once for a name that several ask about, and never again in the run', async () => {
    const server = await startDns((question) => ({ ...ipv4Only(question), delayMs: 20 }));
    const { resolve } = createTested(server);
    const together = await Promise.all([resolve('school.example'), resolve('SCHOOL.example')]);
    together.push(await resolve('school.example'));
    expect(together).toEqual(Array.from({ length: 3 }, () => [{ address: IPV4, family: 4 }]));
    expect(server.asked.toSorted()).toEqual(['A school.example', 'AAAA school.example']);
  });

  it('that knows no such name is believed for the run', async () => {
    const server = await startDns(() => ({ trouble: 'NXDOMAIN' }));
    const { resolve } = createTested(server);
    for (let times = 0; times < 2; times++) {
      const error = await resolve('none.example').catch((problem: unknown) => problem);
      expect(classifyNetworkError(error)).toMatchObject({
        reason: 'dns',
        code: 'ENOTFOUND',
        again: 'no',
      });
    }
    expect(server.asked).toHaveLength(2);
  });

  it('that knows a name without addresses says that it is not found', async () => {
    const { resolve } = createTested(await startDns(() => ({})));
    await expect(resolve('mail-only.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it('in trouble is asked again the next time', async () => {
    let healthy = false;
    const server = await startDns((question) =>
      healthy ? ipv4Only(question) : { trouble: 'SERVFAIL' },
    );
    const { resolve } = createTested(server);
    await expect(resolve('school.example')).rejects.toMatchObject({ code: 'EAI_AGAIN' });
    healthy = true;
    expect(await resolve('school.example')).toEqual([{ address: IPV4, family: 4 }]);
  });

  it('that keeps silent about IPv6 does not hold up IPv4', async () => {
    const server = await startDns((question) =>
      question.type === 'A' ? ipv4Only(question) : null,
    );
    const { resolve } = createTested(server);
    expect(await resolve('school.example')).toEqual([{ address: IPV4, family: 4 }]);
  });

  it('that has both families gives both, and IPv4 first', async () => {
    const server = await startDns(({ type }) => ({
      addresses: [type === 'A' ? IPV4 : '2001:db8::7'],
    }));
    const { resolve } = createTested(server);
    expect(await resolve('school.example')).toEqual([
      { address: IPV4, family: 4 },
      { address: '2001:db8::7', family: 6 },
    ]);
  });

  it('that keeps silent about IPv4 is given up, and IPv6 counts', async () => {
    const server = await startDns(({ type }) =>
      type === 'AAAA' ? { addresses: ['2001:db8::7'] } : null,
    );
    const { resolve } = createTested(server, 50);
    expect(await resolve('school.example')).toEqual([{ address: '2001:db8::7', family: 6 }]);
  });

  it('is not asked about this machine', async () => {
    const server = await startDns(() => null);
    const { resolve } = createTested(server);
    const addresses = (await resolve('localhost')).map(({ address }) => address);
    expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining(addresses));
    expect(server.asked).toEqual([]);
  });
});

describe('200 names that do not exist', () => {
  const names = Array.from({ length: 200 }, (_, at) => `gone-${at}.example`);

  it('are not asked for elsewhere, where nobody else can know them', async () => {
    const server = await startDns(() => ({ trouble: 'NXDOMAIN' }));
    const { resolve, askedSystem } = createBeside(server, { mayKnow: () => false });
    const codes = await pLimit(NAMES_AT_ONCE).map(names, (name) => codeOf(resolve(name)));
    expect(new Set(codes)).toEqual(new Set(['ENOTFOUND']));
    expect(askedSystem).toEqual([]);
  });

  it('are asked for where the system may know them', async () => {
    const server = await startDns(() => ({ trouble: 'NXDOMAIN' }));
    const { resolve, askedSystem } = createBeside(server, { mayKnow: (name) => name === names[7] });
    await pLimit(NAMES_AT_ONCE).map(names, (name) => codeOf(resolve(name)));
    expect(askedSystem).toEqual([names[7]]);
  });
});

describe('a name of the hosts file', () => {
  it('goes before what a name server says', async () => {
    const server = await startDns(ipv4Only);
    const { resolve, askedSystem } = createBeside(server, {
      isInHosts: (name) => name === 'school.example',
      lookup: async () => [{ address: '192.0.2.99', family: 4 }],
    });
    expect(await resolve('School.example')).toEqual([{ address: '192.0.2.99', family: 4 }]);
    expect(await resolve('other.example')).toEqual([{ address: IPV4, family: 4 }]);
    expect([askedSystem, server.asked]).toEqual([
      ['school.example'],
      ['A other.example', 'AAAA other.example'],
    ]);
  });
});

describe('a name server that cannot be asked', () => {
  it('leaves it to the system, whose no is no name server’s', async () => {
    // A port of this machine at which nobody listens.
    const server = { address: '127.0.0.1:1' };
    const { resolve, askedSystem } = createBeside(server, { mayKnow: () => false });
    expect(await codeOf(resolve('school.example'))).toBe('EAI_NONAME');
    expect(askedSystem).toEqual(['school.example']);
  });
});

/** A resolver whose name server is the system's own, with what the system knows beside it. */
function createBeside(server: Pick<DnsServer, 'address'>, known: Partial<SystemNames>) {
  const askedSystem: string[] = [];
  const { lookup = () => Promise.reject(new Error('unknown')), ...names } = known;
  const { resolve, close } = createResolver({
    servers: [server.address],
    giveUpMs: NEVER_MS,
    system: {
      isInHosts: () => false,
      mayKnow: () => true,
      ...names,
      lookup(name) {
        askedSystem.push(name);
        return lookup(name);
      },
    },
  });
  onTestFinished(close);
  return { resolve, askedSystem };
}

function codeOf(resolving: Promise<unknown>): Promise<string> {
  return resolving.then(
    () => 'found',
    (error) => classifyNetworkError(error)?.code ?? 'unknown',
  );
}

describe('a resolver', () => {
  it('that is closed ends what it was waiting for', async () => {
    const server = await startDns(() => null);
    const { resolve, close } = createTested(server);
    const asked = server.nextQuestion();
    const answer = resolve('silent.example').catch((error: unknown) => error);
    await asked;
    close();
    expect(classifyNetworkError(await answer)).toMatchObject({ reason: 'dns', again: 'later' });
  });
});
