// Names that do not exist, and sites that refuse, beside others and alone.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startDns } from '../../support/dns-server.js';
import { runInProcess } from '../../support/in-process.js';
import { closedPort, startHttp } from '../../support/servers.js';
import { connectTo, listOf, makeFolder, SCHOOL_TEXT } from '../../support/sites.js';

const DEAD = Array.from({ length: 61 }, (_, n) => `school-${n}.example`);

let list: string;
let nameServer: readonly string[];

beforeEach(async () => {
  const server = await startDns(() => ({ trouble: 'NXDOMAIN' }));
  list = join(await makeFolder(), 'schools.csv');
  nameServer = ['--dns-servers', server.address];
});

async function reasonsOf(hosts: readonly string[], options: readonly string[]) {
  await writeFile(list, listOf(...hosts));
  const { code, stdout, stderr } = await runInProcess([list, '--format', 'ndjson', ...options]);
  const rows = stdout.trimEnd().split('\n');
  return { code, stderr, reasons: rows.map((line) => JSON.parse(line).reason) };
}

describe('where another site answers', () => {
  it('a list of names that do not exist is unchecked for that reason, and our own network is not suspected', async () => {
    const address = await startHttp((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<title>Школа</title>${SCHOOL_TEXT}`);
    });
    const living = address.replace(/^http:\/\//, '').replace(/\/$/, '');
    const { code, reasons, stderr } = await reasonsOf([...DEAD, living], nameServer);
    expect(reasons).toEqual([...DEAD.map(() => 'dns'), 'no-link']);
    expect(code).toBe(1);
    expect(stderr).not.toContain('network');
  });
});

describe('where no site answers', () => {
  it('names that are not found are our own network’s, and no school is told of its address', async () => {
    const { code, reasons, stderr } = await reasonsOf(DEAD, nameServer);
    expect(reasons).toEqual(DEAD.map(() => 'own-network'));
    expect(code).toBe(3);
    expect(stderr).toMatch(/network seems to be down: 61 schools.*--proxy.*--dns-servers/);
  });

  it('sites that all refuse are our own network’s', async () => {
    const refused = await closedPort();
    const options = [...connectTo(refused, refused), '--retries', '0'];
    const { code, reasons } = await reasonsOf(DEAD, options);
    expect(reasons).toEqual(DEAD.map(() => 'own-network'));
    expect(code).toBe(3);
  });

  it('an address that makes no sense stays the list’s', async () => {
    const { reasons } = await reasonsOf([...DEAD.slice(0, 20), '?'], nameServer);
    expect(reasons).toEqual([...DEAD.slice(0, 20).map(() => 'own-network'), 'bad-address']);
  });

  it.each([
    ['a few dead schools', DEAD.slice(0, 11)],
    [
      'the schools of a platform that is gone',
      DEAD.map((host) => `${host.replace('.', '-')}.edu.example`),
    ],
  ])('%s may well be dead themselves', async (_what, hosts) => {
    const { reasons, stderr } = await reasonsOf(hosts, nameServer);
    expect(reasons).toEqual(hosts.map(() => 'dns'));
    expect(stderr).not.toContain('network');
  });
});
