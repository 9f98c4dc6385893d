// A request to a site and what came of it. Every layer has the type of what it wraps: `Fetch`.
import type { FetchContext } from '../page/fetch.js';
import type { Redirect } from '../page/page.js';
import type { Remark } from '../verdict/link.js';
import { classifyNetworkError } from './failure.js';
import type { TlsMode } from './tls-fault.js';

/** Never rejects: what goes wrong stands in the response. */
export type Fetch = (request: FetchRequest) => Promise<FetchResponse>;

/** A GET. */
export interface FetchRequest
  extends Pick<FetchContext, 'signal' | 'typedAddress' | 'isEnd' | 'onExchange'> {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Requests of the same session share their cookies. */
  readonly session: object;
  readonly tls: TlsMode;
  /** Whether private addresses are refused. */
  readonly guarded: boolean;
  /** Whether answers that break HTTP are read all the same. */
  readonly lenient: boolean;
  /** Bytes of a body that are read at most. */
  readonly maxBytes: number;
  readonly wantsBody: (head: Head) => boolean;
}

export interface FetchResponse {
  readonly url: URL;
  /** Whether there was a connection to send the request on. */
  readonly isSent: boolean;
  /** Null where none came; `end` then says why. */
  readonly head: Head | null;
  /** As it came, still encoded; empty where nobody wanted it. */
  readonly body: Uint8Array;
  readonly end: BodyEnd;
  /** The issuer of a certificate that was not verified. */
  readonly issuer: string | null;
  readonly trail: Trail;
}

export interface Head {
  readonly status: number;
  readonly message: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly (string | Buffer)[];
}

/** How a body ended; `unasked` where a redirect leads to an address that is only told. */
export type BodyEnd =
  | { readonly kind: 'whole' | 'unwanted' | 'too-large' | 'unasked' }
  | { readonly kind: 'broken'; readonly error: unknown };

/** What the way to a response showed. */
export interface Trail {
  readonly redirects: readonly Redirect[];
  readonly remarks: readonly Remark[];
  readonly cookieNames: readonly string[];
}

export const EMPTY_TRAIL: Trail = { redirects: [], remarks: [], cookieNames: [] };

/** The code of the network error that ended a response; null where none did, or the signal did. */
export function faultOf({ end }: FetchResponse, signal: AbortSignal): string | null {
  if (end.kind !== 'broken' || signal.aborted) return null;
  return classifyNetworkError(end.error)?.code ?? null;
}

/** All values of a header, in the order they came. */
export function headerList({ headers }: Pick<Head, 'headers'>, name: string): readonly string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** A header sent twice counts once: the first is what browsers take of those read here. */
export function headerText(head: Pick<Head, 'headers'>, name: string): string | null {
  return headerList(head, name)[0] ?? null;
}
