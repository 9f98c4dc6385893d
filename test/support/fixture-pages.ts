import { join } from 'node:path';
import type { FixtureServer } from '../../fixtures/server.js';
import { readSites } from '../../fixtures/sites.js';
import { createResolver } from '../../src/http/resolver.js';
import { parseSite } from '../../src/list/site.js';
import { isFailure } from '../../src/page/fetch.js';
import type { Page } from '../../src/page/page.js';
import { ROOT } from './command.js';
import { createHttpClient } from './http-client.js';

/** The home pages as they come over the wire, at the address where the way of redirects ends. */
export async function readFixturePages(server: FixtureServer): Promise<readonly Page[]> {
  const { resolve, close } = createResolver({ servers: [] });
  const client = createHttpClient({
    connectTo: [
      { fromHost: '', fromPort: 80, toHost: '127.0.0.1', toPort: server.httpPort },
      { fromHost: '', fromPort: 443, toHost: '127.0.0.1', toPort: server.httpsPort },
    ],
    proxy: null,
    authorities: [server.certificateAuthorityPem],
    resolve,
    timeoutMs: 5_000,
    strictTls: false,
    allowPrivate: false,
    userAgent: 'noko-check-test',
    maxBodyBytes: 5_000_000,
    maxRedirects: 10,
  });
  try {
    const sites = await readSites(join(ROOT, 'fixtures', 'sites'));
    const answers = await Promise.all(
      sites.map(({ note }) => {
        const site = parseSite(note.site);
        if (!('address' in site)) throw new Error(`no address: ${note.site}`);
        const signal = AbortSignal.timeout(5_000);
        return client.fetchPage(site.address, { signal, typedAddress: site.address });
      }),
    );
    // What breaks off in the middle is an error page in Chromium.
    return answers.filter((answer): answer is Page => !isFailure(answer) && answer.cut === null);
  } finally {
    close();
    client.close();
  }
}
