// What came back for an address. http/ makes it; the rest of page/ reads it.

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
}
