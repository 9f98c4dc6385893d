import { describe, expect, it } from 'vitest';
import { parseMailAddress } from '../../src/mail/mail-address.js';
import { parseSmtpServer } from '../../src/mail/smtp-server.js';

describe('the address of a mail server', () => {
  it.each([
    ['smtps://u:p@smtp.example', 'smtp.example', 465, 'tls'],
    ['smtps://u:p@smtp.example:8465/', 'smtp.example', 8465, 'tls'],
    ['smtp://u:p@smtp.example', 'smtp.example', 587, 'starttls'],
    ['smtp://u:p@smtp.example:25?tls=none', 'smtp.example', 25, 'none'],
    ['smtp://u:p@почта.example', 'xn--80a1acny.example', 587, 'starttls'],
    ['smtp://u:p@10.1.2.3', '10.1.2.3', 587, 'starttls'],
    ['smtp://u:p@localhost:25', 'localhost', 25, 'none'],
    ['smtp://u:p@127.0.0.2:25', '127.0.0.2', 25, 'none'],
    ['smtp://u:p@[::1]:25', '::1', 25, 'none'],
    ['smtp://u:p@localhost:25?tls=starttls', 'localhost', 25, 'starttls'],
    ['smtp://u:p@localhost.evil.example', 'localhost.evil.example', 587, 'starttls'],
  ])('%s', (text, host, port, protection) => {
    const login = { user: 'u', password: 'p' };
    expect(parseSmtpServer(text)).toEqual({ host, port, protection, login });
  });

  it('may be without a login, and holds one in codes', () => {
    expect(parseSmtpServer('smtp://relay.example')).toMatchObject({ login: null });
    expect(parseSmtpServer('smtps://a%40b.example:%25%2F%D0%96@smtp.example')).toMatchObject({
      login: { user: 'a@b.example', password: '%/Ж' },
    });
  });

  it.each([
    ['smtp.example', 'form'],
    ['smtp.example:587', 'scheme'],
    ['smtp://', 'form'],
    ['smtp://smtp.example:0', 'form'],
    ['smtp://smtp.example:70000', 'form'],
    ['smtp://smtp.example/inbox', 'form'],
    ['https://smtp.example', 'scheme'],
    ['smtps://user@smtp.example', 'login'],
    ['smtps://:password@smtp.example', 'login'],
    ['smtps://u:100%@smtp.example', 'login'],
    ['smtps://u:p@smtp.example?tls=none', 'tls'],
    ['smtp://u:p@smtp.example?tls=maybe', 'tls'],
    ['smtp://u:p@smtp.example?verify=no', 'tls'],
  ])('%s is refused', (text, fault) => {
    expect(parseSmtpServer(text)).toEqual({ fault });
  });
});

describe('an address to write to', () => {
  it.each([
    ['inspector@department.example', 'inspector@department.example'],
    [' night.job+noko@department.example ', 'night.job+noko@department.example'],
    ['a@отдел.example', 'a@xn--d1acsju.example'],
    ['root@server', 'root@server'],
  ])('%s', (text, address) => {
    expect(parseMailAddress(text)).toBe(address);
  });

  it.each([
    '',
    'inspector',
    '@department.example',
    'a@',
    'a@b@c.example',
    'a b@c.example',
    'Отдел <a@b.example>',
    'отдел@b.example',
    'a@b.example\r\nBcc: c@d.example',
    'a.@b.example',
    'a@-b.example',
    'a@b..example',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('%j is refused', (text) => {
    expect(parseMailAddress(text)).toBeNull();
  });
});
