// Which encodings of a body are to be undone. Browsers take what they do not know for no encoding
// at all and show the body as it came: `utf-8`, `none` and `identity` stand in this header, too.

export type Encoding = 'gzip' | 'deflate' | 'br';

export interface ContentEncoding {
  /** In the order in which they were applied. */
  readonly known: readonly Encoding[];
  /** Whether the header has something else: the body is a page only where it looks like one. */
  readonly hasUnknown: boolean;
}

/** More encodings than this on one body are an attack, not a server. */
const MAX_ENCODINGS = 3;

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  'x-deflate': 'deflate',
  br: 'br',
};

const NO_ENCODING: ContentEncoding = { known: [], hasUnknown: false };

/** What a `content-encoding` header says; null where it names too many encodings. */
export function parseContentEncoding(header: string | null): ContentEncoding | null {
  if (header === null) return NO_ENCODING;
  const names = header
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const known = names.map((name) => ENCODINGS[name]).filter((name) => name !== undefined);
  if (known.length > MAX_ENCODINGS) return null;
  return { known, hasUnknown: known.length < names.length };
}
