// Cookies live as long as a visit to one site: cookie walls answer with a cookie and send the
// browser to the same address again, by a redirect or by a refresh in the page. Nothing is kept
// from one school to the next.
import type { CookieJar } from 'tough-cookie';

export interface Cookies {
  /** Takes the `set-cookie` headers of an answer from `address`. */
  readonly store: (headers: readonly string[], address: string) => void;
  /** The `cookie` header for `address`, null where there is none to send. */
  readonly header: (address: string) => Promise<string | null>;
}

/** An empty set of cookies. Hardly any site is asked twice, so what came is only kept, and looked into (its library loaded) when the next question is asked. */
export function createCookies(): Cookies {
  let jar: CookieJar | null = null;
  let received: { readonly header: string; readonly address: string }[] = [];
  return {
    store(headers, address) {
      for (const header of headers) received.push({ header, address });
    },
    async header(address) {
      const fresh = received;
      received = [];
      for (const { header, address: from } of fresh) {
        jar ??= new (await import('tough-cookie')).CookieJar(undefined, { looseMode: true });
        await jar.setCookie(header, from, { ignoreError: true });
      }
      const cookies = await jar?.getCookieString(address);
      return cookies === undefined || cookies === '' ? null : cookies;
    },
  };
}

/** The cookies of a session, made when it is first named. */
export function createSessions(): (session: object | undefined) => Cookies {
  const sessions = new WeakMap<object, Cookies>();
  return (session) => {
    const known = session === undefined ? undefined : sessions.get(session);
    if (known !== undefined) return known;
    const cookies = createCookies();
    if (session !== undefined) sessions.set(session, cookies);
    return cookies;
  };
}
