// A part of a report, read back: its first and last line at once, its results as they are asked for.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { SchoolResult } from '../../crawl/result.js';
import { RunError, type ShardFault } from '../../errors.js';
import { refuseNoFile } from '../../files/read-file.js';
import { readSealedLines, unsealLine } from '../../files/sealed-lines.js';
import { systemCode } from '../../files/system-code.js';
import { SHARD_FORM, type ShardEnd, type ShardHeader, type ShardLine } from './shard-format.js';

export interface ShardFile {
  readonly file: string;
  readonly header: ShardHeader;
  readonly end: ShardEnd;
  /** By the order of the list; throws `RunError` (`shard-file`) where one is missing or damaged. */
  readonly results: () => AsyncGenerator<SchoolResult>;
}

/** The last line is short: a few numbers. */
const TAIL_BYTES = 4_096;

/** Rejects with `RunError` (`shard-file`) where the file is no part of a report, or not a whole one. */
export async function openShardFile(file: string): Promise<ShardFile> {
  try {
    // It is read several times.
    await refuseNoFile(file);
    const header = await readHeader(file);
    const end = await readEnd(file);
    return { file, header, end, results: () => readResults(file, end.rows) };
  } catch (error) {
    throw error instanceof RunError
      ? error
      : fault(file, { kind: 'unreadable', cause: systemCode(error) });
  }
}

function fault(file: string, found: ShardFault): RunError {
  return new RunError({ code: 'shard-file', file, fault: found });
}

async function readHeader(file: string): Promise<ShardHeader> {
  for await (const { offset, value } of readSealedLines(createReadStream(file))) {
    const { header } = value as { readonly header?: Partial<ShardHeader> };
    if (offset !== 0 || header?.form === undefined) break;
    if (header.form === SHARD_FORM) return header as ShardHeader;
    throw fault(file, { kind: 'newer', found: String(header.version) });
  }
  throw fault(file, { kind: 'not-a-part' });
}

async function readEnd(file: string): Promise<ShardEnd> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await handle.read(buffer, 0, buffer.length, size - buffer.length);
    const lines = buffer.toString('utf8').split('\n');
    const value = unsealLine(lines.at(-2) ?? '') as { readonly end?: ShardEnd } | undefined;
    if (value?.end !== undefined && lines.at(-1) === '') return value.end;
    throw fault(file, { kind: 'cut-short' });
  } finally {
    await handle.close();
  }
}

async function* readResults(file: string, rows: number): AsyncGenerator<SchoolResult> {
  let read = 0;
  for await (const { value } of readSealedLines(createReadStream(file))) {
    const line = value as ShardLine;
    if (!('result' in line)) continue;
    read += 1;
    yield line.result;
  }
  if (read !== rows) throw fault(file, { kind: 'damaged', missing: rows - read });
}
