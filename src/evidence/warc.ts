// Exchanges and verdicts as WARC 1.1 (ISO 28500:2017), each record a gzip member of its own: files
// that only grow at their end, in which replay tools find a record by its offset.
import { createHash } from 'node:crypto';
import { WARC_1_1, WARCRecord, type WARCRecordOpts, WARCSerializer } from 'warcio';
import type { Exchange, ExchangeResponse } from '../page/exchange.js';

/** The record that says of a file what it is and what wrote it. */
export function formatFileRecord(options: {
  readonly fileName: string;
  /** Name and version. */
  readonly software: string;
  readonly at: Date;
}): Promise<Uint8Array> {
  const { fileName, software, at } = options;
  const facts = { software, format: 'WARC File Format 1.1' };
  const record = { filename: fileName, date: at.toISOString(), warcVersion: WARC_1_1 } as const;
  return compress(WARCRecord.createWARCInfo(record, facts));
}

/** The records of an exchange: response and request, or what there is of them and why there is no more. */
export async function formatExchange(exchange: Exchange): Promise<readonly Uint8Array[]> {
  const { url, startedAt, request, response, error } = exchange;
  const about = { url, date: startedAt.toISOString() };
  const records: WARCRecord[] = [];
  if (response !== null) {
    const warcHeaders = headersOf(response);
    const block = [response.head, ...response.body];
    records.push(createRecord({ ...about, type: 'response', warcHeaders }, block));
  }
  if (request !== null) {
    const warcHeaders = { 'WARC-Payload-Digest': digest([]), ...concurrentTo(records[0]) };
    records.push(createRecord({ ...about, type: 'request', warcHeaders }, [request]));
  }
  if (response === null) {
    const warcHeaders = concurrentTo(records[0]);
    const block = [Buffer.from(`error: ${error}\r\n`)];
    records.push(createRecord({ ...about, type: 'metadata', warcHeaders }, block));
  }
  return Promise.all(records.map(compress));
}

/** What was made of a page: `row` as the report has it. */
export function formatVerdict(options: {
  readonly url: string;
  readonly at: Date;
  readonly row: Uint8Array;
}): Promise<Uint8Array> {
  const { url, at, row } = options;
  const warcHeaders = { 'Content-Type': 'application/json' };
  return compress(
    createRecord({ url, date: at.toISOString(), type: 'metadata', warcHeaders }, [row]),
  );
}

function createRecord(options: WARCRecordOpts, block: readonly Uint8Array[]): WARCRecord {
  const url = options.url ?? '';
  const record = WARCRecord.create(
    // warcio takes three commas for the seam of two values, and refuses an address that has two.
    { ...options, url: url.replaceAll(',,,', ',,%2C'), warcVersion: WARC_1_1 },
    block,
  );
  // The head of a message is in the block, as it was sent: warcio would write it anew in UTF-8.
  record.httpHeaders = null;
  return record;
}

function headersOf({ body, truncated }: ExchangeResponse): Record<string, string> {
  return {
    'WARC-Payload-Digest': digest(body),
    ...(truncated === null ? {} : { 'WARC-Truncated': truncated }),
  };
}

function concurrentTo(record: WARCRecord | undefined): Record<string, string> {
  const id = record?.warcHeader('WARC-Record-ID');
  return typeof id === 'string' ? { 'WARC-Concurrent-To': id } : {};
}

function digest(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

function compress(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true });
}
