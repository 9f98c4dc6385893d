// Letters on their way to the schools: who gets one, by mail or as a file that a mail program opens.
// A letter goes once, however often the command is run on the same report.

import { readAuthorities } from '../../cli/authorities.js';
import type { Io } from '../../cli/io.js';
import type { MailFault } from '../../errors.js';
import type { LetterFolder } from '../../letters/letter-folder.js';
import { parseMailAddress } from '../../mail/mail-address.js';
import { sendMail } from '../../mail/send-mail.js';
import { html } from '../../report/html/markup.js';
import type { Words } from '../../words/words.js';
import type { readSender } from '../check/mail/mail-settings.js';
import type { LettersOptions } from './options.js';

export interface MailedLetter {
  readonly school: string;
  readonly address: string | null;
  readonly subject: string;
  readonly text: string;
  /** The document. */
  readonly attachment: { readonly name: string; readonly path: string };
  /** Somebody changed the letter of its name. */
  readonly isChanged: boolean;
}

export interface Post {
  /** Sends the letter, or says that it would; never rejects. */
  readonly post: (letter: MailedLetter) => Promise<void>;
  /** Says what became of all; false where one was not sent. */
  readonly conclude: () => boolean;
}

/** A column of the list with the addresses of the schools. */
const MAIL_COLUMN = /e-?mail|электронн\S*\s+(?:почт|адрес)|эл\.?\s*почт|^почта$/i;
/** All further letters would meet them, too. */
const LASTING: readonly MailFault['kind'][] = [
  ...(['connection', 'timeout', 'tls', 'no-starttls', 'login', 'no-smtp'] as const),
];

/** The school's own address among what the list says of it; null where there is none. */
export function findMailAddress(carried: Readonly<Record<string, string>>): string | null {
  for (const [header, cell] of Object.entries(carried)) {
    if (!MAIL_COLUMN.test(header)) continue;
    for (const part of cell.split(/[\s,;]+/)) {
      const address = parseMailAddress(part.replace(/^mailto:/i, ''));
      if (address?.includes('.')) return address;
    }
  }
  return null;
}

/** Null where nothing is to be sent; rejects with `RunError` (`ca-file`). */
export async function openPost(
  options: LettersOptions,
  {
    sender,
    words,
    io,
    folder,
  }: {
    /** Null where it is only said what would be sent. */
    readonly sender: ReturnType<typeof readSender> | null;
    readonly words: Words;
    readonly io: Io;
    readonly folder: LetterFolder;
  },
): Promise<Post | null> {
  if (!options.send) return null;
  const { dryRun } = options;
  const authorities = sender === null ? null : await readAuthorities(options.caFile, io.env);
  const said = { noAddress: [] as string[], changed: [] as string[] };
  const counts = { sent: 0, before: 0, failed: 0, left: 0 };
  let isStopped = false;
  const say = (sentence: string): void => void io.stderr.write(`${sentence}\n`);

  return {
    async post(letter) {
      const { school, address, subject, text, attachment, isChanged } = letter;
      if (address === null) return void said.noAddress.push(school);
      if (isChanged) return void said.changed.push(attachment.name);
      const key = `${address}\n${subject}\n${text}`;
      if (folder.wasSent(key)) return void counts.before++;
      if (sender === null) return say(words.letters.wouldSend({ school, address, subject }));
      if (isStopped || io.stop.aborted) return void counts.left++;
      const fault = await sendMail(
        { subject, text, html: asHtml(text), date: io.now(), attachment },
        { ...sender, to: [address] },
        { authorities, connectTo: options.connectTo, signal: io.abort },
      );
      if (fault === null) {
        counts.sent++;
        folder.markSent(key);
        return;
      }
      counts.failed++;
      const server = `${sender.server.host}:${sender.server.port}`;
      say(words.letters.unsent(school, words.problem({ code: 'mail', server, fault })));
      isStopped = LASTING.includes(fault.kind);
    },
    conclude() {
      if (!dryRun && !options.quiet) say(words.letters.sent(counts.sent));
      if (counts.before > 0 && !options.quiet) say(words.letters.alreadySent(counts.before));
      if (said.noAddress.length > 0) say(words.letters.noAddress(said.noAddress));
      if (said.changed.length > 0) say(words.letters.changedUnsent(said.changed));
      if (counts.left > 0) say(words.letters.stopped(counts.left));
      return counts.failed + counts.left === 0;
    },
  };
}

/** The letter as a file that a mail program opens as a draft. */
export async function formatEml(
  { address, subject, text, attachment }: MailedLetter,
  { mailFrom, now }: { readonly mailFrom: string | undefined; readonly now: Date },
): Promise<Uint8Array> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    ...(mailFrom === undefined ? {} : { from: mailFrom }),
    ...(address === null ? {} : { to: address }),
    subject,
    text,
    date: now,
    headers: { 'X-Unsent': '1' },
    attachments: [{ filename: attachment.name, path: attachment.path }],
  });
  return message as Buffer;
}

function asHtml(text: string): string {
  const paragraphs = text.split(/\n\n+/).map((paragraph) => html`<p>${paragraph}</p>\n`);
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"></head><body>
${paragraphs}</body></html>
`.source;
}
