// Which authorities the built command trusts: with a further one a page is read like any other,
// without it there is a remark.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../../fixtures/certificates.js';
import { runCommand } from '../../support/command.js';
import { listen } from '../../support/servers.js';
import { makeFolder } from '../../support/sites.js';

const LIST = 'name,url\nОдна,https://one.example/\nДругая,https://two.example/\n';
const PAGE = '<!doctype html><a href="https://bus.gov.ru/independentRating/details/1">НОКО</a>';

/** Two sites with certificates of two authorities, whose roots are in files. */
async function startTwoAuthorities() {
  const folder = await makeFolder();
  const sites = await Promise.all(
    ['one.example', 'two.example'].map(async (host) => {
      const authority = await createCertificateAuthority(host);
      const caFile = join(folder, `${host}.pem`);
      await writeFile(caFile, authority.pem);
      const server = createServer(await authority.issue({ host }), (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
      });
      return { caFile, connectTo: `${host}:443:127.0.0.1:${await listen(server)}` };
    }),
  );
  const connectTo = sites.flatMap((site) => ['--connect-to', site.connectTo]);
  return { files: sites.map(({ caFile }) => caFile), connectTo };
}

/** The codes of the remarks on each row. */
async function remarks(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout } = await runCommand(['-', '--format', 'ndjson', ...args], { input: LIST, env });
  const rows = stdout.trim().split('\n');
  return rows.map((line) => {
    const codes = JSON.parse(line).remarks.map(({ code }: { code: string }) => code);
    return codes.filter((code: string) => code.startsWith('certificate-'));
  });
}

const UNKNOWN = ['certificate-unknown-authority'];

describe('a further authority', () => {
  it('is not trusted unless it is named', async () => {
    const { connectTo } = await startTwoAuthorities();
    expect(await remarks(connectTo)).toEqual([UNKNOWN, UNKNOWN]);
  });

  it('is trusted from each file that is named', async () => {
    const { files, connectTo } = await startTwoAuthorities();
    const [first = '', second = ''] = files;
    expect(await remarks([...connectTo, '--ca-file', first])).toEqual([[], UNKNOWN]);
    expect(await remarks([...connectTo, '--ca-file', first, '--ca-file', second])).toEqual([
      [],
      [],
    ]);
  });

  it('is trusted from NODE_EXTRA_CA_CERTS, with other files and without', async () => {
    const { files, connectTo } = await startTwoAuthorities();
    const [first = '', second = ''] = files;
    const env = { NODE_EXTRA_CA_CERTS: second };
    expect(await remarks(connectTo, env)).toEqual([UNKNOWN, []]);
    expect(await remarks([...connectTo, '--ca-file', first], env)).toEqual([[], []]);
  });
});
