// A real mail server on loopback that keeps what it is sent, until the test ends.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

export const USER = 'night-job';
/** With characters that an address has to write as codes. */
export const PASSWORD = 'p@ss:w/rd%Ж';

export interface MailServer {
  readonly port: number;
  /** In the order in which they came. */
  readonly received: readonly Received[];
  /** The address for `--smtp`, with the login. */
  readonly url: (query?: string) => string;
}

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly secure: boolean;
  /** Null where nobody logged in. */
  readonly user: string | null;
}

const TOO_LARGE = Object.assign(new Error('message too large'), { responseCode: 552 });

/** Takes everything from whoever logs in as `USER`, where `options` say nothing else. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    logger: false,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth({ username, password }, _session, done) {
      if (username === USER && password === PASSWORD) done(null, { user: USER });
      // As some servers do.
      else done(new Error(`no such login: ${username} with ${password}`));
    },
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          secure,
          user: typeof user === 'string' ? user : null,
        });
        done(stream.sizeExceeded ? TOO_LARGE : null);
      });
    },
    ...options,
  });
  // A client that goes away is the client's concern.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
  const scheme = options.secure === true ? 'smtps' : 'smtp';
  return { port, received, url: (query = '') => `${scheme}://${login}@${host}:${port}${query}` };
}
