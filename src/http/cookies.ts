// Cookies live for one redirect chain: cookie walls answer with a cookie and a redirect to the
// same address. Nothing is kept from one school to the next.
import type { CookieJar } from 'tough-cookie';

export interface ChainCookies {
  /** Takes the `set-cookie` headers of an answer from `address`. */
  readonly store: (headers: readonly string[], address: string) => Promise<void>;
  /** The `cookie` header for `address`, null where there is none to send. */
  readonly header: (address: string) => Promise<string | null>;
  /** Names in the order they were first set. */
  readonly names: () => readonly string[];
}

/** An empty set of cookies; the jar is made, and its library loaded, when the first cookie comes. */
export function createChainCookies(): ChainCookies {
  let jar: CookieJar | null = null;
  const names = new Set<string>();
  return {
    async store(headers, address) {
      if (headers.length === 0) return;
      jar ??= new (await import('tough-cookie')).CookieJar(undefined, { looseMode: true });
      for (const header of headers) {
        const cookie = await jar.setCookie(header, address, { ignoreError: true });
        if (cookie !== undefined) names.add(cookie.key);
      }
    },
    async header(address) {
      const cookies = await jar?.getCookieString(address);
      return cookies === undefined || cookies === '' ? null : cookies;
    },
    names: () => [...names],
  };
}
