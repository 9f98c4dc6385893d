// What the options and the environment say of the mail, put together before the first site is
// asked: an address that is none, or a server that nobody named, is not found out after an hour.

import type { CheckOptions } from '../../../cli/options.js';
import { RunError } from '../../../errors.js';
import { parseMailAddress } from '../../../mail/mail-address.js';
import type { MailSettings } from '../../../mail/send-mail.js';
import { parseSmtpServer } from '../../../mail/smtp-server.js';
import type { Words } from '../../../words/words.js';

export type MailOptions = Pick<CheckOptions, 'mailTo' | 'mailFrom' | 'mailAlways' | 'smtp'>;

/** Null where nobody wants mail; throws `RunError` (`usage`, `smtp`). */
export function readMailSettings(
  { mailTo: to, mailFrom, mailAlways: always, smtp }: MailOptions,
  { mail }: Pick<Words, 'mail'>,
): MailSettings | null {
  if (to.length === 0) {
    if (always) throw new RunError({ code: 'usage', message: mail.alwaysToNobody });
    return null;
  }
  return { ...readSender('--mail-to', { mailFrom, smtp }, { mail }), to, always };
}

/** The server and who writes, for what `flag` asks to be sent; throws `RunError` (`usage`, `smtp`). */
export function readSender(
  flag: string,
  {
    mailFrom,
    smtp,
  }: { readonly mailFrom?: string | undefined; readonly smtp?: string | undefined },
  { mail }: Pick<Words, 'mail'>,
): Pick<MailSettings, 'server' | 'from'> {
  if (smtp === undefined) throw new RunError({ code: 'usage', message: mail.serverMissing(flag) });
  const server = parseSmtpServer(smtp);
  if ('fault' in server) throw new RunError({ code: 'smtp', fault: server.fault });
  const from = mailFrom ?? parseMailAddress(server.login?.user ?? '');
  if (from === null) throw new RunError({ code: 'usage', message: mail.senderMissing });
  return { server, from };
}
