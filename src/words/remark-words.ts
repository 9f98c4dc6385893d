// Every remark in words. The table must name every code to compile.

import type { LostLook } from '../page/seen.js';
import type { Remark, RemarkCode } from '../verdict/link.js';
import { REASONS, type Reason } from '../verdict/reasons.js';
import { formatReasonTitle, type WordLanguage } from './reason-words.js';

type RemarkTexts = Readonly<Record<WordLanguage, (detail: string) => string>>;

const REMARKS: Readonly<Record<RemarkCode, RemarkTexts>> = {
  nofollow: {
    ru: () =>
      'У гиперссылки стоит пометка nofollow: людям она не мешает, поисковые системы по ней не идут.',
    en: () =>
      'The hyperlink is marked nofollow: no hindrance to people, but search engines do not follow it.',
  },
  noindex: {
    ru: () => 'Гиперссылка стоит внутри noindex: людям это не мешает, Яндекс её не учитывает.',
    en: () => 'The hyperlink stands inside noindex: no hindrance to people, but Yandex ignores it.',
  },
  hidden: {
    ru: () =>
      'Гиперссылка скрыта, пока её не откроют кнопкой или меню: проверьте, что посетитель её найдёт.',
    en: () =>
      'The hyperlink is hidden until a button or a menu shows it: see that a visitor can find it.',
  },
  'empty-anchor': {
    ru: () => 'У гиперссылки нет ни текста, ни картинки: посетителю не на что нажать.',
    en: () =>
      'The hyperlink has neither text nor picture: there is nothing for a visitor to click on.',
  },
  redirector: {
    ru: (detail) => `Гиперссылка ведёт через промежуточный адрес: ${detail}`,
    en: (detail) => `The hyperlink leads through another address: ${detail}`,
  },
  'several-organisations': {
    ru: (detail) => `На странице есть гиперссылки на результаты с разными номерами: ${detail}.`,
    en: (detail) => `The page has hyperlinks to results with different numbers: ${detail}.`,
  },
  'shared-link': {
    ru: (detail) =>
      `Тот же адрес результатов стоит и у других организаций списка: ${detail}. Само по себе это не ошибка: одна страница bus.gov.ru может показывать оценку многих организаций.`,
    en: (detail) =>
      `Other organisations of the list have the same results address: ${detail}. That alone is no mistake: one page of bus.gov.ru may show the assessment of many.`,
  },
  'registered-site': {
    ru: (detail) => `В списке сайта нет; проверен сайт из реестра bus.gov.ru: ${detail}.`,
    en: (detail) =>
      `The list has no site; that of the register on bus.gov.ru was checked: ${detail}.`,
  },
  'other-registered-site': {
    ru: (detail) =>
      `В реестре bus.gov.ru у организации указан другой сайт: ${detail}. Уточните, какой из них официальный.`,
    en: (detail) =>
      `The register on bus.gov.ru names another site: ${detail}. Find out which is the official one.`,
  },
  'repeated-school': {
    ru: (detail) =>
      `Эта организация с тем же сайтом уже есть в списке, в строке отчёта ${detail}. Уберите одну из строк.`,
    en: (detail) =>
      `The list has the same organisation with the same site already, on row ${detail} of the report. Remove one of them.`,
  },
  'look-alikes': {
    ru: (detail) =>
      `В адресе из списка есть буквы другого алфавита: ${formatLookAlikes(detail, (place, typed, plain) => `${place}-я в «${detail.split(' ')[0]}» — ${isLatin(typed) ? 'латинская' : 'русская'} «${typed}», нужна ${isLatin(plain) ? 'латинская' : 'русская'} «${plain}»`)}. Проверен ${detail.split(' ').at(-1)}; исправьте адрес в списке.`,
    en: (detail) =>
      `The address in the list has letters of another alphabet: ${formatLookAlikes(detail, (place, typed, plain) => `letter ${place} of “${detail.split(' ')[0]}” is the ${isLatin(typed) ? 'Latin' : 'Russian'} “${typed}” for the ${isLatin(plain) ? 'Latin' : 'Russian'} “${plain}”`)}. ${detail.split(' ').at(-1)} was checked; correct the list.`,
  },
  'http-status': {
    ru: (detail) => `Страница показана, но сервер сообщил об ошибке ${detail}.`,
    en: (detail) => `The page was shown, but the server reported the error ${detail}.`,
  },
  'page-cut': {
    ru: () => 'Страница прочитана не до конца, но гиперссылка в прочитанной части есть.',
    en: () => 'The page was not read to its end, but the part that was read has the hyperlink.',
  },
  'other-scheme': {
    ru: (detail) =>
      `По указанному адресу сайт не отвечает, проверен по ${detail}. Исправьте адрес в списке.`,
    en: (detail) =>
      `The site does not answer as listed and was checked by ${detail}. Correct the list.`,
  },
  'other-host': {
    ru: (detail) =>
      `Имя сайта из списка не найдено, проверен сайт ${detail}. Исправьте адрес в списке.`,
    en: (detail) => `The name in the list was not found, ${detail} was checked. Correct the list.`,
  },
  'other-site': {
    ru: (detail) =>
      `Адрес из списка ведёт на другой сайт: ${detail}. Проверьте, что это сайт организации, и исправьте адрес в списке.`,
    en: (detail) =>
      `The address in the list leads to another site: ${detail}. See that it is the school's own, and correct the list.`,
  },
  'several-sites': {
    ru: (detail) => `В списке указано несколько адресов, проверен один; не проверены: ${detail}.`,
    en: (detail) => `The list has several addresses, one was checked; these were not: ${detail}.`,
  },
  'wrong-content-type': {
    ru: (detail) =>
      `Сервер называет страницу «${detail}», а не text/html: часть браузеров покажет её исходный код. Тому, кто обслуживает сайт, нужно исправить заголовок Content-Type.`,
    en: (detail) =>
      `The server calls the page “${detail}”, not text/html: some browsers show its source. Whoever hosts the site should correct the Content-Type header.`,
  },
  'wrong-content-encoding': {
    ru: (detail) =>
      `Сервер называет страницу сжатой (${detail}), а она не сжата: браузеры её не покажут. Тому, кто обслуживает сайт, нужно исправить заголовок Content-Encoding.`,
    en: (detail) =>
      `The server calls the page compressed (${detail}), which it is not: browsers do not show it. Whoever hosts the site should correct the Content-Encoding header.`,
  },
  'faulty-http': {
    ru: (detail) =>
      `Сервер ${detail} отвечает с нарушениями протокола HTTP: часть программ страницу не откроет. Тому, кто обслуживает сайт, нужно исправить заголовки ответа.`,
    en: (detail) =>
      `The server ${detail} breaks the HTTP protocol: some programs do not open the page. Whoever hosts the site should correct the headers of its answers.`,
  },
  'unread-number': {
    ru: (detail) =>
      `Номер из списка («${detail}») не прочитан, гиперссылка с ним не сверена: нужен номер из адреса bus.gov.ru/independentRating/details/{номер}. Исправьте список.`,
    en: (detail) =>
      `The number in the list (“${detail}”) was not understood, so the hyperlink was not compared with it: what is needed is the number in bus.gov.ru/independentRating/details/{number}. Correct the list.`,
  },
  'seen-in-browser': {
    ru: (detail) =>
      `Гиперссылку ставят на страницу сценарии: в исходном коде её нет, её показал браузер${detail === '' ? '' : ` (в ${detail} пикселях от верха страницы)`}.`,
    en: (detail) =>
      `Scripts put the hyperlink on the page: its source does not have it, a browser showed it${detail === '' ? '' : ` (${detail} pixels from the top of the page)`}.`,
  },
  'browser-looked': {
    ru: (detail) =>
      detail === ''
        ? 'Страницу открывал и браузер: нужной гиперссылки он не показал.'
        : `Страницу открывал и браузер, но проверить её не удалось и в нём (${titleOf(detail, 'ru')}).`,
    en: (detail) =>
      detail === ''
        ? 'A browser has opened the page, too, and did not show the hyperlink.'
        : `A browser has opened the page, too, and it could not be checked there either (${titleOf(detail, 'en')}).`,
  },
  'browser-lost': {
    ru: (detail) =>
      `Браузер посмотреть страницу не смог${because(detail, 'ru')}: гиперссылка, которую ставит сценарий, осталась бы незамеченной. Прежде чем обращаться в школу, откройте сайт сами.`,
    en: (detail) =>
      `The browser could not look at the page${because(detail, 'en')}: a hyperlink put there by a script would go unseen. Open the site yourself before you turn to the school.`,
  },
  screenshot: {
    ru: (detail) => `Снимок страницы: ${detail}.`,
    en: (detail) => `A picture of the page: ${detail}.`,
  },
  'long-unchecked': {
    ru: (detail) =>
      `Проверить сайт не удаётся уже ${detail}-й раз подряд. Свяжитесь с организацией: работает ли сайт, верен ли адрес в списке?`,
    en: (detail) =>
      `The site could not be checked in ${detail} runs in a row. Ask the school whether it works and whether the list has the right address.`,
  },
  'certificate-expired': {
    ru: (detail) =>
      `Сертификат сайта ${detail} недействителен по сроку, подлинность страницы не подтверждена. Тому, кто обслуживает сайт, нужно продлить сертификат.`,
    en: (detail) =>
      `The certificate of ${detail} is out of date, so the page is not authenticated. Whoever hosts the site should renew it.`,
  },
  'certificate-wrong-host': {
    ru: (detail) =>
      `По https сервер показывает сертификат другого сайта, не ${detail}: страница там может быть чужой, поэтому по ней ничего не решалось. Тому, кто обслуживает сайт, нужно получить сертификат на это имя.`,
    en: (detail) =>
      `By https the server shows the certificate of another site, not of ${detail}: that page may be another's, so nothing was decided by it. Whoever hosts the site should get a certificate for this name.`,
  },
  'certificate-incomplete-chain': {
    ru: (detail) =>
      `Сервер не передаёт промежуточный сертификат или выпустивший его центр неизвестен (${detail}), подлинность страницы не подтверждена. Тому, кто обслуживает сайт, нужно установить полную цепочку сертификатов.`,
    en: (detail) =>
      `The server does not send its intermediate certificate, or its issuer is not known (${detail}), so the page is not authenticated. Whoever hosts the site should install the full chain.`,
  },
  'certificate-self-signed': {
    ru: (detail) =>
      `Сертификат сайта ${detail} никем не заверен (самоподписанный), подлинность страницы не подтверждена. Тому, кто обслуживает сайт, нужно получить сертификат в удостоверяющем центре.`,
    en: (detail) =>
      `The certificate of ${detail} is self-signed, so the page is not authenticated. Whoever hosts the site should get one from an authority.`,
  },
  'certificate-unknown-authority': {
    ru: (detail) =>
      `Сертификат сайта выдан центром, которому этот компьютер не доверяет (${detail}), подлинность страницы не подтверждена. Если это центр Минцифры, передайте его корневой сертификат параметром --ca-file; иначе сайту нужен сертификат известного центра.`,
    en: (detail) =>
      `The certificate was issued by an authority that this machine does not trust (${detail}), so the page is not authenticated. If it is the Russian ministry's, pass its root with --ca-file; else the site needs one from a known authority.`,
  },
  'certificate-faulty': {
    ru: (detail) =>
      `Сертификат сайта ${detail} не проходит проверку (слабая подпись или недопустимое содержание), подлинность страницы не подтверждена. Тому, кто обслуживает сайт, нужно получить новый сертификат.`,
    en: (detail) =>
      `The certificate of ${detail} fails its verification (a weak signature, or contents that are not allowed), so the page is not authenticated. Whoever hosts the site should get a new one.`,
  },
  'legacy-tls': {
    ru: (detail) =>
      `Сервер ${detail} умеет только устаревшее шифрование, современные браузеры его не откроют. Тому, кто обслуживает сайт, нужно включить TLS 1.2 или новее.`,
    en: (detail) =>
      `The server ${detail} knows only obsolete encryption, which current browsers refuse. Whoever hosts the site should enable TLS 1.2 or later.`,
  },
};

/** Every code, in the order of the table. */
export const REMARK_CODES = Object.keys(REMARKS) as readonly RemarkCode[];

/** Whether `text` is the code of a remark. */
export function isRemarkCode(text: unknown): text is RemarkCode {
  return typeof text === 'string' && Object.hasOwn(REMARKS, text);
}

/** A remark as a sentence. */
export function formatRemark({ code, detail = '' }: Remark, language: WordLanguage): string {
  return REMARKS[code][language](detail);
}

/** Of a code that an earlier report may have from another version. */
function titleOf(code: string, language: WordLanguage): string {
  return Object.hasOwn(REASONS, code) ? formatReasonTitle(code as Reason, language) : code;
}

/** Each letter that is another in the plain name; `detail` is the typed name and the plain one. */
function formatLookAlikes(
  detail: string,
  format: (place: number, typed: string, plain: string) => string,
): string {
  const [typed = '', plain = ''] = detail.split(' ');
  const letters = [...plain];
  return [...typed]
    .flatMap((letter, index) => {
      const other = letters[index] ?? letter;
      return letter.toLowerCase() === other.toLowerCase() ? [] : [format(index + 1, letter, other)];
    })
    .join(', ');
}

function isLatin(letter: string): boolean {
  return /[a-z]/i.test(letter);
}

/** Why a look did not come to its end. */
const LOST: Readonly<Record<LostLook, Readonly<Record<WordLanguage, string>>>> = {
  time: { ru: 'не хватило времени', en: 'its time ran out' },
  crash: { ru: 'страница или браузер аварийно закрылись', en: 'the page or the browser crashed' },
  'no-page': { ru: 'в браузере сайт не открылся', en: 'the site did not open in the browser' },
  interrupted: { ru: 'проверка прервана', en: 'the run was interrupted' },
};

function because(detail: string, language: WordLanguage): string {
  const words = Object.entries(LOST).find(([cause]) => cause === detail)?.[1];
  return words === undefined ? '' : ` (${words[language]})`;
}
