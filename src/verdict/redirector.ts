// Redirectors: an address that carries another one whole, and sends its visitor there. The site's
// own need no list, since what a school links to on its own site it answers for; of foreign ones
// only those in the rules count, because nobody knows where an unknown one leads. A short address
// carries nothing: where it leads, only its server tells.
import { isServiceHost } from './hosts.js';
import type { Redirector, Rules } from './rules.js';
import { isSameSite } from './same-site.js';

/** The address that `url`, standing on `page`, redirects to, or null when it is no redirector. */
export function unwrapRedirector(
  url: URL,
  { page, rules }: { readonly page: URL; readonly rules: Rules },
): URL | null {
  if (url.search === '' || !/^https?:$/.test(url.protocol)) return null;
  if (isSameSite(url, page)) return carriedAddress(ownCandidates(url));
  const known = rules.redirectors.filter((redirector) => matches(redirector, url));
  return carriedAddress(
    known.flatMap(({ parameters }) => parameters.flatMap((name) => url.searchParams.getAll(name))),
  );
}

/** So long is a host that makes addresses short, and so many letters follow it. */
const MAX_SHORT_HOST = 10;
const SHORT_PATH = /^\/(?:[\w-]{1,3}\/)?[\w-]{2,16}\/?$/;

/** Whether `url` may be a short address for another one: by its host, or by its looks. */
export function isShortAddress(url: URL, rules: Rules): boolean {
  const named = [...rules.hosts, ...rules.identity.services];
  if (!/^https?:$/.test(url.protocol) || isServiceHost(url.hostname, named)) return false;
  const host = url.hostname.replace(/^www\./, '');
  return (
    isShortener(url, rules) || (host.length <= MAX_SHORT_HOST && SHORT_PATH.test(url.pathname))
  );
}

/** Whether it is known that its host makes short addresses. */
export function isShortener({ hostname, pathname }: URL, { shorteners }: Rules): boolean {
  return pathname !== '/' && isServiceHost(hostname, shorteners);
}

/** Any parameter, or the query as a whole (`/go?https://…`, as uCoz writes it). */
function ownCandidates(url: URL): readonly string[] {
  const query = url.search.slice(1);
  return [query, ...decodeOnce(query), ...url.searchParams.values()];
}

function decodeOnce(text: string): readonly string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}

function carriedAddress(candidates: readonly string[]): URL | null {
  for (const candidate of candidates) {
    if (/^\s*https?:[/\\]{2}/i.test(candidate) && URL.canParse(candidate)) {
      return new URL(candidate);
    }
  }
  return null;
}

function matches({ hosts, path }: Redirector, url: URL): boolean {
  return (
    url.pathname.startsWith(path) &&
    hosts.some((host) =>
      host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
    )
  );
}
