import { expect, it } from 'vitest';
import type { MailFault, SmtpFault } from '../../src/errors.js';
import { WORDS } from '../../src/words/index.js';
import { latinWordsOf } from '../support/latin-words.js';

const FAULTS: { readonly [K in MailFault['kind']]: Extract<MailFault, { kind: K }> } = {
  connection: { kind: 'connection', cause: 'ECONNREFUSED' },
  timeout: { kind: 'timeout' },
  tls: { kind: 'tls', cause: 'CERT_HAS_EXPIRED' },
  'no-starttls': { kind: 'no-starttls' },
  login: { kind: 'login', status: 535 },
  recipients: { kind: 'recipients', addresses: ['inspector@department.example'], status: 550 },
  refused: { kind: 'refused', status: 451 },
  'too-large': { kind: 'too-large' },
  attachment: { kind: 'attachment', cause: 'ENOENT' },
  'no-smtp': { kind: 'no-smtp' },
};

/** What has no other spelling, and how a setting is written. */
const TECHNICAL = ['STARTTLS', 'smtp', 'smtps', 'tls', 'starttls', 'none'];

it.each(Object.values(FAULTS))('what $kind means is told in both languages', (fault) => {
  const problem = { code: 'mail', server: 'smtp.example:587', fault } as const;
  const [ru, en] = [WORDS.ru.problem(problem), WORDS.en.problem(problem)];
  for (const said of [ru, en]) {
    expect(said).toContain('smtp.example:587');
    for (const fact of Object.values(fault).slice(1).flat()) expect(said).toContain(String(fact));
  }
  expect(latinWordsOf(ru, TECHNICAL)).toEqual([]);
  expect(en).not.toMatch(/[а-я]/i);
});

it.each(['form', 'scheme', 'login', 'tls'] satisfies SmtpFault[])(
  'a server’s address is refused in both languages: %s',
  (fault) => {
    const problem = { code: 'smtp', fault } as const;
    expect(latinWordsOf(WORDS.ru.problem(problem), TECHNICAL)).toEqual([]);
    expect(WORDS.en.problem(problem)).toMatch(/^Cannot use the address of the mail server/);
  },
);
