// The way to the mail server: what protects it, and what becomes of a server that does not behave.
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { type MailRoute, sendMail } from '../../src/mail/send-mail.js';
import { parseSmtpServer } from '../../src/mail/smtp-server.js';
import { startMailServer, USER } from '../support/mail-server.js';
import { readMessage } from '../support/read-message.js';
import { startTcp } from '../support/servers.js';

const authority = await createCertificateAuthority();
const HOST = 'smtp.department.example';

const MESSAGE = {
  subject: `НОКО: ${'очень длинная тема '.repeat(8).trim()}`,
  text: 'Всё в порядке\n',
  html: '<p>Всё в порядке</p>\n',
  date: new Date('2026-11-23T03:00:00Z'),
  attachment: null,
};

async function send(url: string, route: Partial<MailRoute> = {}) {
  const server = parseSmtpServer(url);
  if ('fault' in server) throw new Error(server.fault);
  const rule = parseConnectTo(`${HOST}:${server.port}:127.0.0.1:${server.port}`);
  return sendMail(
    MESSAGE,
    { server, from: 'night@department.example', to: ['inspector@department.example'] },
    {
      authorities: [authority.pem],
      connectTo: rule === null ? [] : [rule],
      signal: new AbortController().signal,
      ...route,
    },
  );
}

describe('a connection', () => {
  it.each([
    ['turns to TLS by STARTTLS before the login', false],
    ['is TLS from the start with smtps', true],
  ])('%s, and the certificate is that of the name', async (_what, secure) => {
    const server = await startMailServer(
      { ...(await authority.issue({ host: HOST })), secure },
      HOST,
    );
    expect(await send(server.url())).toBeNull();
    expect(server.received).toMatchObject([{ secure: true, user: USER }]);
    const { subject, text, html, headers } = readMessage(server.received[0]?.raw ?? '');
    expect(subject).toBe(MESSAGE.subject);
    expect(text).toBe(MESSAGE.text);
    expect(html).toContain(MESSAGE.html.trim());
    expect(headers).toContain('Date: Mon, 23 Nov 2026 03:00:00 +0000');
  });

  it.each([
    ['of nobody we trust', undefined, null, false],
    ['of nobody we trust, with smtps', undefined, null, true],
    ['for another name', 'wrong-host', [authority.pem], false],
    ['that has expired', 'expired', [authority.pem], true],
  ] as const)('with a certificate %s is none', async (_what, flaw, authorities, secure) => {
    const keys = await authority.issue({ host: HOST, flaw });
    const server = await startMailServer({ ...keys, secure }, HOST);
    expect(await send(server.url(), { authorities })).toMatchObject({ kind: 'tls' });
    expect(server.received).toEqual([]);
  });

  it('without STARTTLS is none, and the password stays here', async () => {
    const logins: string[] = [];
    const server = await startMailServer(
      {
        hideSTARTTLS: true,
        disabledCommands: ['STARTTLS'],
        onAuth({ username = '' }, _session, done) {
          logins.push(username);
          done(null, { user: username });
        },
      },
      HOST,
    );
    expect(await send(server.url())).toEqual({ kind: 'no-starttls' });
    expect(logins).toEqual([]);
    // Unless somebody takes it upon themselves.
    expect(await send(server.url('?tls=none'))).toBeNull();
    expect(server.received).toMatchObject([{ secure: false }]);
  });

  it('to what speaks TLS alone, by smtp, ends in time', async () => {
    const server = await startMailServer(
      { ...(await authority.issue({ host: HOST })), secure: true },
      HOST,
    );
    const url = server.url().replace('smtps:', 'smtp:');
    const limits = { connectMs: 200, silenceMs: 200, totalMs: 5_000 };
    expect(await send(url, { limits })).not.toBeNull();
  });
});

describe('a server', () => {
  const SOON = { connectMs: 100, silenceMs: 100, totalMs: 10_000 };

  it.each([
    ['never greets', () => {}],
    [
      'greets and falls silent',
      (socket: { write: (text: string) => void }) => socket.write('220 x\r\n'),
    ],
  ])('that %s is given up', async (_what, answer) => {
    const url = new URL(await startTcp((socket) => answer(socket)));
    const fault = await send(`smtp://127.0.0.1:${url.port}`, { limits: SOON });
    expect(fault).toEqual({ kind: 'timeout' });
  });

  it.each([
    ['lines', '220-wait\r\n'.repeat(1_000)],
    ['one line', '2'.repeat(10_000)],
  ])('that greets without end, in %s, is given up', async (_what, piece) => {
    const url = new URL(
      await startTcp((socket) => {
        const pour = (): void => {
          while (socket.writable && socket.write(piece));
          socket.once('drain', pour);
        };
        pour();
      }),
    );
    const limits = { connectMs: 60_000, silenceMs: 60_000, totalMs: 5_000 };
    expect(await send(`smtp://127.0.0.1:${url.port}`, { limits })).not.toBeNull();
  });

  it('that drips is given up when the whole takes too long', async () => {
    const url = new URL(
      await startTcp((socket) => {
        const timer = setInterval(() => socket.write('220-wait\r\n'), 10);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    const limits = { connectMs: 60_000, silenceMs: 60_000, totalMs: 200 };
    expect(await send(`smtp://127.0.0.1:${url.port}`, { limits })).toEqual({ kind: 'timeout' });
  });

  it('that hangs up is told', async () => {
    const url = new URL(await startTcp((socket) => socket.end()));
    const fault = await send(`smtp://127.0.0.1:${url.port}`);
    expect(fault).toEqual({ kind: 'connection', cause: null });
  });

  it('that speaks another language is told', async () => {
    const url = new URL(await startTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const fault = await send(`smtp://127.0.0.1:${url.port}`);
    expect(fault).toEqual({ kind: 'no-smtp' });
  });

  it('is left at once when the run is ended at once', async () => {
    const url = new URL(await startTcp(() => {}));
    const stop = new AbortController();
    const sent = send(`smtp://127.0.0.1:${url.port}`, { signal: stop.signal });
    stop.abort();
    expect(await sent).toEqual({ kind: 'timeout' });
  });

  it('that refuses one of two recipients has sent the mail to the other', async () => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? new Error('no such mailbox') : null),
    });
    const found = parseSmtpServer(server.url());
    if ('fault' in found) throw new Error(found.fault);
    const fault = await sendMail(
      MESSAGE,
      { server: found, from: 'n@d.example', to: ['gone@d.example', 'here@d.example'] },
      { authorities: null, connectTo: [], signal: new AbortController().signal },
    );
    expect(fault).toEqual({ kind: 'recipients', addresses: ['gone@d.example'], status: null });
    expect(server.received).toMatchObject([{ to: ['here@d.example'] }]);
  });
});
