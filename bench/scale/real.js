// The command itself on a world of the model: sites on loopback that take as long as the world says.

import { ourCommand } from '../harness/command.js';
import { measure } from '../harness/measure.js';
import { startNameServer } from '../servers/name-server.js';
import { startSlowSites } from '../servers/slow-sites.js';

/** @typedef {import('./model.js').ModelSite} ModelSite */
/**
 * @typedef {object} RealRun
 * @property {readonly ModelSite[]} sites
 * @property {import('./model.js').Settings} settings
 * @property {readonly { readonly file: string, readonly contentType: string }[]} pages given to the sites in turn
 * @property {string} scratch
 */

/**
 * @param {RealRun} run
 * @returns {Promise<import('../harness/measure.js').Costs & { requests: number, unanswered: number }>}
 */
export async function runReally({ sites, settings, pages, scratch }) {
  const hosts = hostsOf(sites);
  const delays = new Map(
    sites.map(({ answerS }, index) => [
      /** @type {string} */ (hosts[index]),
      answerS === null ? null : answerS * 1_000,
    ]),
  );
  const pageByHost = new Map(hosts.map((host, index) => [host, pages[index % pages.length]]));
  const server = await startSlowSites({
    delays,
    pageOf: (host) => {
      const page = pageByHost.get(host);
      if (page === undefined) throw new Error(`${host} has no page`);
      return page;
    },
  });
  const withNames = sites.some(({ nameS }) => nameS !== 0);
  const nameByHost = new Map(hosts.map((host, index) => [host, sites[index]?.nameS ?? null]));
  const names = withNames
    ? await startNameServer((name) => {
        const nameS = nameByHost.get(name);
        return nameS == null ? 'never' : nameS * 1_000;
      })
    : null;
  try {
    const port = names === null ? '' : `:${server.port}`;
    const ours = await ourCommand({
      addresses: hosts.map((host) => `http://${host}${port}/`),
      folder: scratch,
      options: [
        ...['--concurrency', String(settings.concurrency)],
        ...['--timeout', String(settings.timeoutS)],
        ...['--retries', String(settings.retries)],
        ...(settings.secondPass ? [] : ['--no-second-pass']),
        ...(names === null
          ? ['--per-domain', String(settings.perDomain)]
          : // All names lead to this machine, whose gate is not what is looked at.
            ['--per-domain', '4096', '--allow-private', '--dns-servers', names.address]),
        ...(names === null ? ['--connect-to', `:80:127.0.0.1:${server.port}`] : []),
      ],
    });
    const costs = await measure({ ...ours.command, env: { DESCRIPTORS: '1' } }, scratch);
    const said = [...(await ours.readCodes()).values()];
    const unanswered = said.filter((code) => /^unchecked\/(?:timeout|dns)$/.test(code)).length;
    return { ...costs, requests: server.asked(), unanswered };
  } finally {
    names?.close();
    await server.close();
  }
}

/**
 * A name for each site, under its domain.
 * @param {readonly ModelSite[]} sites
 */
function hostsOf(sites) {
  return sites.map(({ domain }, index) =>
    domain.startsWith('platform') ? `school${index}.${domain}` : domain,
  );
}
