import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createStreamSink } from '../../src/report/stream-sink.js';

/** A writable that takes one byte at a time, and only when it is told to. */
function createSlowWritable(): { stream: Writable; taken: string[]; take: () => void } {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      waiting.push(() => {
        taken.push(String(chunk));
        done();
      });
    },
  });
  return { stream, taken, take: () => waiting.shift()?.() };
}

function createBrokenWritable(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(code), { code }));
    },
  });
}

function problemOf(code: string): unknown {
  return expect.objectContaining({
    name: 'RunError',
    problem: { code: 'output-unwritable', file: '-', cause: code },
  });
}

test('a piece is not done before a slow reader has taken it', async () => {
  const { stream, taken, take } = createSlowWritable();
  const sink = createStreamSink(stream, '-');
  let done = false;
  const writing = sink.write('а').then((state) => {
    done = true;
    return state;
  });
  await new Promise(setImmediate);
  expect(done).toBe(false);
  take();
  expect(await writing).toBe('open');
  expect(taken).toEqual(['а']);
});

test('commit waits for everything that was written, and leaves the stream open', async () => {
  const stream = new PassThrough();
  const sink = createStreamSink(stream, '-');
  await sink.write('а');
  await sink.write(Buffer.from('б'));
  expect(await sink.commit({ keepExisting: false })).toEqual({ kind: 'written', file: '-' });
  expect(stream.writableEnded).toBe(false);
  expect(String(stream.read())).toBe('аб');
});

test.each(['EPIPE', 'EOF', 'ECONNRESET'])(
  'a pipe closed with %s is closed, not an error',
  async (code) => {
    const sink = createStreamSink(createBrokenWritable(code), '-');
    await sink.write('а');
    expect(await sink.commit({ keepExisting: false })).toEqual({ kind: 'closed', file: '-' });
    expect(await sink.write('б')).toBe('closed');
  },
);

test('a reader that goes away while a piece waits ends the waiting', async () => {
  const { stream } = createSlowWritable();
  const sink = createStreamSink(stream, '-');
  const writing = sink.write('а');
  stream.destroy();
  expect(await writing).toBe('closed');
});

test('a stream that is gone from the start is closed', async () => {
  const stream = new PassThrough();
  stream.destroy();
  expect(await createStreamSink(stream, '-').write('а')).toBe('closed');
});

test('a full disk is an error with the code of the system', async () => {
  const sink = createStreamSink(createBrokenWritable('ENOSPC'), '-');
  const writing = sink.write('а').then(() => sink.commit({ keepExisting: false }));
  await expect(writing).rejects.toEqual(problemOf('ENOSPC'));
  await expect(sink.write('б')).rejects.toEqual(problemOf('ENOSPC'));
});

test('pieces are gathered where they may be, in their order, and all are there at the end', async () => {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const sink = createStreamSink(stream, '-', 4);
  for (const piece of ['а', 'б', 'вг', new TextEncoder().encode('д'), 'е']) {
    expect(await sink.write(piece)).toBe('open');
  }
  expect(written).toEqual(['абвг', 'д']);
  await sink.commit({ keepExisting: false });
  expect(written.join('')).toBe('абвгде');
});
