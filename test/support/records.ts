// What a file of evidence holds, as warcio's own parser reads it.
import { readFile } from 'node:fs/promises';
import { WARCParser } from 'warcio';

export interface ReadRecord {
  readonly type: string;
  readonly url: string | null;
  /** A field of the record's own head; null where it has none. */
  readonly field: (name: string) => string | null;
  /** Of the message in it, where it holds one. */
  readonly statusLine: string | null;
  readonly contentType: string | null;
  /** Encodings undone. */
  readonly content: Buffer;
  readonly text: string;
}

export async function readEvidence(file: string): Promise<readonly ReadRecord[]> {
  return readRecords(await readFile(file));
}

export async function readRecords(bytes: Uint8Array): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of new WARCParser([bytes])) {
    const content = Buffer.from((await record.readFully(true)) ?? []);
    records.push({
      type: String(record.warcType),
      url: record.warcTargetURI ?? null,
      field: (name) => record.warcHeader(name) ?? null,
      statusLine: record.httpHeaders?.statusline ?? null,
      contentType: record.httpHeaders?.headers.get('content-type') ?? null,
      content,
      text: content.toString('utf8'),
    });
  }
  return records;
}
