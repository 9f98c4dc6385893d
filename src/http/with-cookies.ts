// Cookies live as long as a visit to one site: cookie walls answer with a cookie and send the
// browser to the same address again, by a redirect or by a refresh in the page. Nothing is kept
// from one school to the next.
import type { CookieJar } from 'tough-cookie';
import { type Fetch, headerList } from './fetch.js';

export function withCookies(fetch: Fetch): Fetch {
  const sessions = new WeakMap<object, Cookies>();
  return async (request) => {
    const { session, url, headers } = request;
    const cookies = sessions.get(session) ?? new Cookies();
    sessions.set(session, cookies);
    const cookie = await cookies.header(url.href);
    const response = await fetch(
      cookie === null ? request : { ...request, headers: { ...headers, cookie } },
    );
    const received = response.head === null ? [] : headerList(response.head, 'set-cookie');
    if (received.length === 0) return response;
    cookies.store(received, url.href);
    const cookieNames = received.map((header) => header.split('=', 1)[0]?.trim() ?? '');
    return { ...response, trail: { ...response.trail, cookieNames } };
  };
}

/** The cookies of a session. Hardly any site is asked twice: what came is read when the next request is sent. */
class Cookies {
  #jar: CookieJar | null = null;
  #received: { readonly header: string; readonly address: string }[] = [];

  /** Takes the `set-cookie` headers of an answer from `address`. */
  store(headers: readonly string[], address: string): void {
    for (const header of headers) this.#received.push({ header, address });
  }

  /** The `cookie` header for `address`, null where there is none to send. */
  async header(address: string): Promise<string | null> {
    const fresh = this.#received;
    this.#received = [];
    for (const { header, address: from } of fresh) {
      const { CookieJar } = await import('tough-cookie');
      this.#jar ??= new CookieJar(undefined, { looseMode: true });
      await this.#jar.setCookie(header, from, { ignoreError: true });
    }
    return (await this.#jar?.getCookieString(address)) || null;
  }
}
