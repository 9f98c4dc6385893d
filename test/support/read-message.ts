// What a mail reader makes of a message: headers and parts, decoded.

export interface ReadMessage {
  /** Unfolded, as they stand. */
  readonly headers: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: Buffer;
  }[];
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

export function readMessage(raw: string): ReadMessage {
  const [head] = split(raw);
  const parts = leavesOf(raw);
  const textOf = (type: string): string =>
    parts.find(({ headers }) => headers.get('content-type')?.startsWith(type))?.bytes.toString() ??
    '';
  return {
    headers: unfold(head),
    subject: decodeWords(headersOf(head).get('subject') ?? ''),
    text: textOf('text/plain').replaceAll('\r\n', '\n'),
    html: textOf('text/html'),
    attachments: parts.flatMap(({ headers, bytes }) => {
      const name = /^attachment;.*filename="?([^";]+)/.exec(
        headers.get('content-disposition') ?? '',
      )?.[1];
      const type = headers.get('content-type')?.split(';')[0] ?? '';
      return name === undefined ? [] : [{ name, type, bytes }];
    }),
  };
}

function leavesOf(raw: string): readonly Part[] {
  const [head, body] = split(raw);
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [{ headers, bytes: decode(body, headers) }];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => leavesOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')));
}

function split(raw: string): readonly [head: string, body: string] {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? [raw, ''] : [raw.slice(0, end), raw.slice(end + 4)];
}

function unfold(head: string): readonly string[] {
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
}

function headersOf(head: string): ReadonlyMap<string, string> {
  return new Map(
    unfold(head).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function decode(body: string, headers: ReadonlyMap<string, string>): Buffer {
  switch (headers.get('content-transfer-encoding')) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return decodeQuoted(body.replace(/=\r\n/g, ''));
    default:
      return Buffer.from(body);
  }
}

function decodeQuoted(text: string): Buffer {
  const latin = text.replace(/=([0-9A-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(latin, 'latin1');
}

/** RFC 2047: words that follow one another belong together. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_all, how: string, word: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('latin1')
        : decodeQuoted(word.replaceAll('_', ' ')).toString('latin1'),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString());
}
