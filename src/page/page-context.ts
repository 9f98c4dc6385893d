// Against what the addresses of a page are read.
import type { Rules } from '../verdict/rules.js';

export interface PageContext {
  /** The page's own address. */
  readonly page: URL;
  /** Its source. */
  readonly text: string;
  /** Against what its addresses are read. */
  readonly base: URL;
  /** An address as a browser resolves it on this page; null where it cannot. */
  readonly resolve: (address: string) => URL | null;
  /** Whether the base was too long to be used. */
  readonly truncated: boolean;
}

/** The page, and what is looked for on it. */
export interface SeekContext extends PageContext {
  readonly rules: Rules;
}

/** The page's context: its base is the first `<base href>`, itself resolved, or its address. */
export function createPageContext(options: {
  readonly page: URL;
  readonly text: string;
  readonly baseHref: string | null;
  /** The context of the document that this one stands in. */
  readonly outer?: PageContext;
}): PageContext {
  const { baseHref, outer } = options;
  const page = outer?.resolve('') ?? options.page;
  const declared = baseHref === null ? null : resolveAgainst(baseHref, page);
  // The standard keeps these two from becoming a base.
  const chosen =
    declared === null || /^(?:data|javascript):$/.test(declared.protocol) ? page : declared;
  const base = bounded(chosen);
  // Menus stand twice on a page, and every set of rules asks anew.
  const resolved = new Map<string, URL | null>();
  return {
    page: options.page,
    text: options.text,
    base,
    resolve(address) {
      const known = resolved.get(address);
      if (known !== undefined) return known;
      const url = resolveAgainst(address, base);
      resolved.set(address, url);
      return url;
    },
    truncated: base.pathname !== chosen.pathname || outer?.truncated === true,
  };
}

/** Of 330,000 short links each costs its base: 8 KB of it take ten seconds, 1 KB takes one. */
const MAX_BASE_LENGTH = 1_024;

/** No path is resolved against a query, which may be long. */
function bounded(base: URL): URL {
  if (base.href.length <= MAX_BASE_LENGTH) return base;
  const plain = new URL(base);
  plain.search = '';
  plain.hash = '';
  return plain.href.length > MAX_BASE_LENGTH ? new URL('/', plain) : plain;
}

function resolveAgainst(address: string, base: URL): URL | null {
  // Nearly all can be parsed, and asking first would parse them twice.
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
