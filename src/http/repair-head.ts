// Heads that no parser takes, Node's lenient one neither, and that browsers put up with: lines that
// are no header at all (a warning of PHP), blanks before the colon, lengths that are said twice or
// are no number. The head is rewritten as a browser would understand it; the body passes untouched.
import { Duplex } from 'node:stream';
import type { Connection } from './connection.js';
import { NetworkError } from './failure.js';

/** What comes over a connection, its first head repaired; a head past `maxHeadBytes` passes as it is. */
export function repairHead(connection: Connection, maxHeadBytes: number): Duplex {
  const { socket } = connection;
  let begun: Buffer | null = Buffer.alloc(0);

  const repaired = new Duplex({
    read: () => void socket.resume(),
    write: (chunk, encoding, done) => void socket.write(chunk, encoding, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  const hand = (chunk: Buffer) => {
    if (!repaired.push(chunk)) socket.pause();
  };
  socket.on('data', (chunk: Buffer) => {
    if (begun === null) {
      hand(chunk);
      return;
    }
    const searched = Math.max(0, begun.length - 3);
    begun = Buffer.concat([begun, chunk]);
    const end = endOfHead(begun, searched);
    if (end === null && begun.length <= maxHeadBytes) return;
    const head = begun.toString('latin1', 0, end ?? 0);
    const rest = begun.subarray(end ?? 0);
    begun = null;
    hand(Buffer.concat([Buffer.from(head && formatHead(head), 'latin1'), rest]));
  });
  socket.on('end', () => {
    if (begun !== null) repaired.push(begun);
    if (connection.wasCutOff) repaired.destroy(new NetworkError('UND_ERR_SOCKET', 'cut off'));
    else repaired.push(null);
  });
  socket.on('error', (error) => repaired.destroy(error));
  socket.on('close', () => repaired.destroy());
  return repaired;
}

/** Where the body begins; null where that has not come. */
function endOfHead(bytes: Buffer, from: number): number | null {
  const ends = ['\n\n', '\n\r\n'].map((end) => {
    const at = bytes.indexOf(end, from);
    return at < 0 ? Number.POSITIVE_INFINITY : at + end.length;
  });
  const first = Math.min(...ends);
  return Number.isFinite(first) ? first : null;
}

const STATUS_LINE = /^(?:HTTP\/?[\d.]*|ICY)[ \t]+(\d{3})\b(.*)$/i;
const FIELD = /^([!#$%&'*+.^_`|~\w-]+)[ \t]*:(.*)$/;

/** The head as RFC 9112 has it; `head` is latin1, with its empty line. */
export function formatHead(head: string): string {
  const [first = '', ...lines] = head
    .replace(/^[\r\n]+/, '')
    // A value may go on in the next line.
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const status = STATUS_LINE.exec(first);
  const statusLine = status === null ? first : `HTTP/1.1 ${status[1]} ${printable(status[2])}`;
  const fields = lines
    .map((line) => FIELD.exec(line))
    .filter((field) => field !== null)
    .map(([, name = '', value = '']) => ({ name, value: printable(value) }));
  const length = lengthOf(fields);
  const kept = fields.filter(({ name }) => !isLength(name));
  if (length !== null) kept.push({ name: 'Content-Length', value: length });
  return [statusLine, ...kept.map(({ name, value }) => `${name}: ${value}`), '', ''].join('\r\n');
}

interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** The length that all its headers agree on; null where they do not, or chunks tell: the body then ends with the connection. */
function lengthOf(fields: readonly HeaderField[]): string | null {
  if (fields.some(({ name }) => name.toLowerCase() === 'transfer-encoding')) return null;
  const said = fields
    .filter(({ name }) => isLength(name))
    .flatMap(({ value }) => value.split(',').map((length) => length.trim()));
  const [length = ''] = said;
  return /^\d+$/.test(length) && said.every((other) => other === length) ? length : null;
}

function isLength(name: string): boolean {
  return name.toLowerCase() === 'content-length';
}

/** Without control characters; bytes of any encoding stay. */
function printable(text = ''): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();
}
