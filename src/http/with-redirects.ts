// Follows http redirects and keeps what each hop showed.
import { isUtf8 } from 'node:buffer';
import type { Redirect } from '../page/page.js';
import type { Remark } from '../verdict/link.js';
import type { Ending } from './failure.js';
import {
  EMPTY_TRAIL,
  type Fetch,
  type FetchResponse,
  type Head,
  headerText,
  type Trail,
} from './fetch.js';

/** A redirect that is not followed; `ending` says what that means for the report. */
export class UnfollowedRedirect extends Error {
  override readonly name = 'UnfollowedRedirect';
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.reason);
    this.ending = ending;
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function withRedirects(
  fetch: Fetch,
  { maxRedirects }: { readonly maxRedirects: number },
): Fetch {
  return async (request) => {
    let url = withoutExtras(request.url);
    let trail = EMPTY_TRAIL;
    for (;;) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return unfollowed(url, trail, { reason: 'http-error', detail: url.protocol });
      }
      const response = await fetch({ ...request, url });
      trail = joinTrails(trail, response.trail);
      const { head } = response;
      const location = head === null ? null : locationOf(head);
      if (head === null || location === null) return { ...response, trail };
      const { status } = head;
      if (!URL.canParse(location, url.href)) {
        return unfollowed(url, trail, { reason: 'http-error', detail: location, status });
      }
      const next = withoutExtras(new URL(location, url.href));
      trail = withRedirect(trail, { status, from: url.href, to: next.href });
      if (trail.redirects.length > maxRedirects) {
        return unfollowed(next, trail, { reason: 'redirect-loop', detail: next.href });
      }
      if (request.isEnd?.(next)) return { ...response, url: next, trail, end: { kind: 'unasked' } };
      url = next;
    }
  };
}

function unfollowed(url: URL, trail: Trail, ending: Ending): FetchResponse {
  return {
    url,
    trail,
    isSent: false,
    head: null,
    body: new Uint8Array(),
    end: { kind: 'broken', error: new UnfollowedRedirect(ending) },
    issuer: null,
  };
}

function withRedirect(trail: Trail, redirect: Redirect): Trail {
  return { ...trail, redirects: [...trail.redirects, redirect] };
}

/** Adds what is not known yet. */
function joinTrails(known: Trail, added: Trail): Trail {
  if (known === EMPTY_TRAIL) return added;
  const isNew = ({ code, detail }: Remark): boolean =>
    !known.remarks.some((remark) => remark.code === code && remark.detail === detail);
  return {
    redirects: [...known.redirects, ...added.redirects],
    remarks: [...known.remarks, ...added.remarks.filter(isNew)],
    cookieNames: [...new Set([...known.cookieNames, ...added.cookieNames])],
  };
}

/** Where an answer sends on; null where it is none that does. */
export function locationOf(head: Head): string | null {
  return REDIRECTS.has(head.status) ? decodeLocation(headerText(head, 'location')) : null;
}

/**
 * Servers send Cyrillic addresses unencoded: undici hands the bytes over as latin1. They are read
 * as UTF-8 where they are that, else percent-encoded as they are, which is what their sender knows.
 */
function decodeLocation(header: string | null): string | null {
  // An empty one leads nowhere: browsers show the answer's own body.
  if (header === null || header.trim() === '') return null;
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes)
    ? bytes.toString('utf8')
    : header.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** A fragment is the browser's own, and credentials never go where a redirect points. */
function withoutExtras(url: URL): URL {
  // Each setter parses the whole address anew.
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}
