// What is said of the mail, and of what stands in its way. No sentence holds the address of the
// server as it was given, nor anything that the server said: both may give a password away.
import type { MailFault, RunProblem, SmtpFault } from '../errors.js';
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';
import { formatBytes } from './page-words.js';

export interface MailWords {
  readonly alwaysToNobody: string;
  readonly serverMissing: (flag: string) => string;
  readonly senderMissing: string;
  readonly sent: (recipients: number) => string;
  readonly nothingNew: string;
  /** For the message itself. */
  readonly attached: (attached: Attached) => string;
  readonly bugs: (schools: number) => string;
  readonly notKept: string;
}

const RU: MailWords = {
  alwaysToNobody: 'параметру --mail-always нужен получатель: укажите --mail-to.',
  serverMissing: (flag) =>
    `для ${flag} нужен почтовый сервер. Укажите его в переменной NOKO_CHECK_SMTP или параметром smtp в файле настроек, например smtps://имя:пароль@smtp.example.`,
  senderMissing:
    'не указано, от чьего имени отправлять письмо. Добавьте --mail-from с адресом, которому это разрешает почтовый сервер.',
  sent: (recipients) => `Письмо отправлено, получателей: ${recipients}.`,
  nothingNew:
    'Ничего нового: письмо не отправлено (--mail-always отправляет его после каждой проверки).',
  attached(attached) {
    switch (attached.kind) {
      case 'attached':
        return `Все школы — во вложении ${attached.name}.`;
      case 'too-large':
        return `Книга Excel не приложена: ${formatBytes(attached.bytes)} вместо допустимых ${formatBytes(attached.maxBytes)}. Все школы — в отчёте на компьютере, где шла проверка.`;
      case 'failed':
        return `Книгу Excel приложить не удалось: ${formatOsError(attached.cause, 'ru')}. Все школы — в отчёте на компьютере, где шла проверка.`;
    }
  },
  bugs: (schools) =>
    `Сбой программы: школ без результата — ${schools}. Сообщите разработчикам и приложите журнал проверки.`,
  notKept: 'Проверку не удалось сохранить в папке истории; почему, сказано в журнале.',
};

const EN: MailWords = {
  alwaysToNobody: '--mail-always needs somebody to write to: add --mail-to.',
  serverMissing: (flag) =>
    `${flag} needs a mail server. Name it in the variable NOKO_CHECK_SMTP or as smtp in the configuration file, for example smtps://user:password@smtp.example.`,
  senderMissing:
    'nobody is named who the mail is from. Add --mail-from with an address that the mail server lets you use.',
  sent: (recipients) => `Mail sent, recipients: ${recipients}.`,
  nothingNew: 'Nothing new: no mail is sent (--mail-always sends it after every run).',
  attached(attached) {
    switch (attached.kind) {
      case 'attached':
        return `All schools are in the attached ${attached.name}.`;
      case 'too-large':
        return `The workbook is not attached: ${attached.bytes} bytes, at most ${attached.maxBytes} are. All schools are in the report on the machine of the run.`;
      case 'failed':
        return `The workbook could not be attached: ${formatOsError(attached.cause, 'en')}. All schools are in the report on the machine of the run.`;
    }
  },
  bugs: (schools) =>
    `A bug left schools without a verdict: ${schools}. Tell the developers, with the log of the run.`,
  notKept: 'The run could not be kept in the folder of the history; its log says why.',
};

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { ru: RU, en: EN };

type MailProblem = Extract<RunProblem, { code: 'mail' | 'smtp' }>;

interface ProblemWords {
  readonly unusable: string;
  readonly address: Readonly<Record<SmtpFault, string>>;
  readonly unsent: (server: string, why: string) => string;
  readonly partlySent: (server: string, why: string) => string;
  readonly fault: {
    readonly [K in MailFault['kind']]: (fault: Extract<MailFault, { kind: K }>) => string;
  };
}

const PROBLEMS: Readonly<Record<Language, ProblemWords>> = {
  ru: {
    unusable: 'Адрес почтового сервера (NOKO_CHECK_SMTP, --smtp) использовать нельзя:',
    address: {
      form: 'нужен адрес вида smtps://имя:пароль@smtp.example:465 или smtp://smtp.example:587.',
      scheme: 'он должен начинаться с smtps:// (сразу TLS) или smtp:// (STARTTLS).',
      login:
        'нужны и имя, и пароль; знаки вроде %, @, : и / в них записываются кодом, например %25 вместо % и %40 вместо @.',
      tls: 'после «?» возможно только tls=starttls или tls=none, и только для smtp://.',
    },
    unsent: (server, why) => `Письмо через ${server} не отправлено: ${why} На отчёт это не влияет.`,
    partlySent: (server, why) =>
      `Письмо через ${server} ушло не всем: ${why} На отчёт это не влияет.`,
    fault: {
      connection: ({ cause }) =>
        `сервер недоступен${cause === null ? '' : ` (${cause})`}. Проверьте его имя, порт и сеть.`,
      timeout: () => 'сервер слишком долго не отвечает. Проверьте его имя и порт, повторите позже.',
      tls: ({ cause }) =>
        `защищённое соединение не установлено${cause === null ? '' : ` (${cause})`}. Если сертификат сервера выдан вашим удостоверяющим центром, укажите его в --ca-file; если порту нужен STARTTLS, начните адрес с smtp://, иначе — с smtps://.`,
      'no-starttls': () =>
        'сервер не предлагает STARTTLS, а без него пароль и письмо шли бы открыто. Укажите порт с TLS (smtps://) или, если сеть вам подвластна, добавьте к адресу ?tls=none.',
      login: ({ status }) =>
        `сервер не принял имя и пароль${inBrackets(status)}. Проверьте их; часто для программ нужен отдельный пароль.`,
      recipients: ({ addresses, status }) =>
        `сервер не принял адреса${inBrackets(status)}: ${addresses.join(', ')}. Проверьте --mail-to.`,
      refused: ({ status }) =>
        status < 500
          ? `сервер временно не принимает письмо (код ${status}). Повторите позже.`
          : `сервер не принял письмо (код ${status}). Проверьте --mail-from и права этой учётной записи.`,
      'too-large': () =>
        'оно больше, чем принимает сервер. Попросите увеличить предел или разделите список.',
      attachment: ({ cause }) => `не удалось прочитать вложение: ${formatOsError(cause, 'ru')}.`,
      'no-smtp': () => 'отвечает не почтовый сервер. Проверьте имя и порт.',
    },
  },
  en: {
    unusable: 'Cannot use the address of the mail server (NOKO_CHECK_SMTP, --smtp):',
    address: {
      form: 'give an address such as smtps://user:password@smtp.example:465 or smtp://smtp.example:587.',
      scheme: 'it has to begin with smtps:// (TLS at once) or smtp:// (STARTTLS).',
      login:
        'it needs both the user and the password; characters such as %, @, : and / in them are written as codes, %25 for % and %40 for @.',
      tls: 'behind “?” there may be tls=starttls or tls=none alone, and only for smtp://.',
    },
    unsent: (server, why) => `No mail was sent by ${server}: ${why} The report is not affected.`,
    partlySent: (server, why) =>
      `Not everybody was sent the mail by ${server}: ${why} The report is not affected.`,
    fault: {
      connection: ({ cause }) =>
        `the server cannot be reached${cause === null ? '' : ` (${cause})`}. Check its name, port and the network.`,
      timeout: () =>
        'the server takes too long to answer. Check its name and port, or try again later.',
      tls: ({ cause }) =>
        `there is no secure connection${cause === null ? '' : ` (${cause})`}. Where your own authority signed its certificate, name that in --ca-file; where the port wants STARTTLS, begin the address with smtp://, else with smtps://.`,
      'no-starttls': () =>
        'the server offers no STARTTLS, without which password and mail would travel in the open. Name a port with TLS (smtps://) or, where the network is yours, add ?tls=none to the address.',
      login: ({ status }) =>
        `the server refused user and password${inBrackets(status)}. Check them; programs often need a password of their own.`,
      recipients: ({ addresses, status }) =>
        `the server refused these addresses${inBrackets(status)}: ${addresses.join(', ')}. Check --mail-to.`,
      refused: ({ status }) =>
        status < 500
          ? `the server does not take it for the time being (${status}). Try again later.`
          : `the server refused it (${status}). Check --mail-from and what this account may do.`,
      'too-large': () =>
        'it is larger than the server takes. Have its limit raised, or divide the list.',
      attachment: ({ cause }) => `the attachment cannot be read: ${formatOsError(cause, 'en')}.`,
      'no-smtp': () => 'what answers there is no mail server. Check its name and port.',
    },
  },
};

function inBrackets(status: number | null): string {
  return status === null ? '' : ` (${status})`;
}

/** What is wrong, and what to do. */
export function formatMailProblem(problem: MailProblem, language: Language): string {
  const words = PROBLEMS[language];
  if (problem.code === 'smtp') return `${words.unusable} ${words.address[problem.fault]}`;
  const { server, fault } = problem;
  // The table is complete for the union; the compiler cannot tie one kind to its own entry.
  const say = words.fault[fault.kind] as (fault: MailFault) => string;
  // All of them are refused with a status, some of them without one.
  const isPart = fault.kind === 'recipients' && fault.status === null;
  return (isPart ? words.partlySent : words.unsent)(server, say(fault));
}

export type Attached =
  | { readonly kind: 'attached'; readonly name: string; readonly path: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly kind: 'failed'; readonly cause: string };
