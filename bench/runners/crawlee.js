// The same job with Crawlee's CheerioCrawler. Usage: crawlee.js TARGETS PORT VERDICTS
import { readFileSync, writeFileSync } from 'node:fs';
import { CheerioCrawler, Configuration, LogLevel, log } from '@crawlee/cheerio';
import { looksRight } from './looks-right.js';

const [targetsFile = '', port, verdictsFile = ''] = process.argv.slice(2);
const hosts = readFileSync(targetsFile, 'utf8').trim().split('\n');
const verdicts = new Map(hosts.map((host) => [host, 'error']));
const AT_ONCE = 64;
log.setLevel(LogLevel.ERROR);

const crawler = new CheerioCrawler(
  {
    minConcurrency: AT_ONCE,
    maxConcurrency: AT_ONCE,
    maxRequestRetries: 0,
    preNavigationHooks: [
      (_context, options) => {
        options.dnsLookup = (_name, settings, done) => {
          if (settings?.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
          else done(null, '127.0.0.1', 4);
        };
      },
    ],
    requestHandler({ request, $ }) {
      const passes = $('a[href], area[href]')
        .toArray()
        .some((anchor) => {
          const href = anchor.attribs.href.trim();
          return URL.canParse(href, request.url) && looksRight(new URL(href, request.url).href);
        });
      verdicts.set(new URL(request.url).hostname, passes ? 'pass' : 'fail');
    },
  },
  // Nothing on the disk: the kindest setting for its speed.
  new Configuration({ persistStorage: false }),
);
await crawler.run(hosts.map((host) => `http://${host}:${port}/`));
writeFileSync(verdictsFile, [...verdicts].map((pair) => `${pair.join('\t')}\n`).join(''));
