// What came back for an address. http/ makes it; the rest of page/ reads it.
import type { Remark } from '../verdict/link.js';

/** One hop of a redirect chain. */
export interface Redirect {
  readonly status: number;
  readonly from: string;
  readonly to: string;
}

/** Why the body ended before the server meant it to. */
export type Cut = 'too-large' | 'connection' | 'timeout';

/** The answer at the end of the redirect chain, body decompressed but not decoded. */
export interface Page {
  /** Final address: what links are resolved against when the page has no `<base>`. */
  readonly address: string;
  readonly status: number;
  /** The `content-type` header as sent, null where there was none. */
  readonly contentType: string | null;
  readonly body: Uint8Array;
  readonly cut: Cut | null;
  readonly redirects: readonly Redirect[];
  /** The `server` header, by which some protective fronts are known. */
  readonly server: string | null;
  /** Names of the cookies set along the chain, for the same purpose. */
  readonly cookieNames: readonly string[];
  /** The `refresh` header, which browsers heed like the meta element; absent where there was none. */
  readonly refresh?: string;
  /** The type by which a browser shows its source or saves it; absent where it shows the page. */
  readonly sourceType?: string;
  /** What a `Retry-After` header asked for. */
  readonly retryAfterMs: number | null;
  /** What the way to the page showed: an unverified certificate, say. */
  readonly remarks: readonly Remark[];
}
