// What lies below a TLS connection, watched as it passes. Node tells of an end alike whether TLS
// said that nothing is missing or the connection was cut off below it. By RFC 8446, 6.1 an alert
// announces the end; without it an attacker or the network may have cut the data.
import { Duplex } from 'node:stream';

const RECORD_HEAD_BYTES = 5;
const ALERT = 21;
const APPLICATION_DATA = 23;
/** TLS 1.3 hides an alert (two bytes) with its type (one) and a tag (sixteen, or eight). */
const HIDDEN_ALERT_BYTES: readonly number[] = [19, 11];

/** Passes everything on between `socket` and a TLS connection over it. */
export class WatchedRecords extends Duplex {
  readonly #socket: Duplex;
  #head: number[] = [];
  /** Bytes of the present record that are still to come. */
  #left = 0;
  #lastIsAlert = false;
  #hasEnded = false;

  constructor(socket: Duplex) {
    super();
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#watch(chunk);
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => {
      this.#hasEnded = true;
      this.push(null);
    });
    socket.on('close', () => this.destroy());
  }

  /** Whether the end came without the alert that announces it. */
  get wasCutOff(): boolean {
    return this.#hasEnded && !(this.#lastIsAlert && this.#left === 0);
  }

  #watch(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
        continue;
      }
      this.#head.push(chunk[at] ?? 0);
      at += 1;
      if (this.#head.length < RECORD_HEAD_BYTES) continue;
      const [type = 0, , , high = 0, low = 0] = this.#head;
      this.#head = [];
      this.#left = (high << 8) | low;
      this.#lastIsAlert =
        type === ALERT || (type === APPLICATION_DATA && HIDDEN_ALERT_BYTES.includes(this.#left));
    }
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#socket.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
