// «Наш сайт переехал»: then the old page, however whole, accuses nobody. Such words count only with
// an address beside them, since schools also tell of a move to another building or hosting.

import type { Findings, PageIdentity } from './findings.js';
import { isSameHostName, isServiceHost } from './hosts.js';

/** Whose the site is; what other nouns follow, a ministry or a festival, has another. */
const SCHOOL =
  '(?:наш\\p{L}*|сво\\p{L}+|школ\\p{L}+|сош|оош|сад[ау]?|детск\\p{L}+|лице\\p{L}+|гимнази\\p{L}+|колледж\\p{L}*|техникум\\p{L}*|училищ\\p{L}+|учреждени\\p{L}+|организаци\\p{L}+|образовательн\\p{L}+|интернат\\p{L}*|центр\\p{L}*|больниц\\p{L}+|поликлиник\\p{L}+|библиотек\\p{L}+|музе\\p{L}+|театр\\p{L}*|дом\\p{L}?|[мгк]?[бак]?д?оу)';
const OFFICIAL = '(?:официальн\\p{L}+\\s+|школьн\\p{L}+\\s+|интернет[\\s-]+|веб[\\s-]*)*';
const SITE = `${OFFICIAL}сайт\\p{L}*`;
/** «Сайт школы № 3 (МБОУ)», with nothing else of a sentence. */
const OF_SCHOOL = `(?:\\s+${SCHOOL}(?:\\s+[^.!?:—–]{0,40}?)?)?`;
const NEW = '(?:нов|друг|следующ|действующ|актуальн|нынешн|настоящ|основн)\\p{L}+';
const MOVED =
  '(?:переехал|переезжа|переезд|пересел|перен[её]с|перенесли|перемещ[её]н|перевед[её]н|перебрал|переш[лёе]|переходи|(?:с|из)менил\\p{L}*\\s+(?:адрес|домен))';
const STANDS =
  '(?:наход|доступ|располож|располаг|размещ|работа|открыт|ведется|ведётся|публику|функционир|базиру)\\p{L}*';
const NOW =
  '(?:теперь|ныне|отныне|с\\s+\\d{1,2}(?:[./][\\d./]+|\\s+\\p{L}+)(?:\\s+\\d{4})?(?:\\s+г\\p{L}*\\.?)?|с\\s+\\d{4}\\s+год\\p{L}+)';
const PLACE = '(?:сайт|домен|адрес|портал|платформ|хостинг|госвеб|ссылк|страниц)\\p{L}*';
const WORDS = '(?:[\\p{L}«»"№\\d-]+\\s+)';

/** «Старая версия сайта» alone is a hyperlink to it. */
const THIS = '(?:это|данный|данная|вы\\s+(?:\\p{L}+\\s+)?на|перед\\s+вами)\\s+(?:наш\\p{L}*\\s+)?';
/** «У министерства новый сайт: …» */
const NOT_AN_OFFICE =
  '(?<!(?:министерств|управлени|департамент|администраци|комитет|правительств)\\p{L}*\\s+(?:\\p{L}+\\s+){0,2})';

/** Each speaks of the site itself. */
const MOVES: readonly RegExp[] = [
  `${SITE}(?<!сайта)[^.!?:]{0,80}?${MOVED}`,
  `${SITE}(?<!сайта)[^.!?:]{0,80}?${STANDS}\\s+(?:теперь\\s+)?(?:по|на)\\s+${NEW}\\s+${PLACE}`,
  `(?:адрес\\p{L}*\\s+${WORDS}{0,3}сайт\\p{L}*|сайт)\\s+${WORDS}{0,3}(?:изменился|изменен|изменён|сменился)`,
  `нов(?:ый|ого|ому|ом)\\s+адрес\\p{L}*\\s+${WORDS}{0,3}(?:сайта|в\\s+(?:сети|интернет))`,
  `${SITE}(?<!сайта)[^.!?:]{0,60}?нов(?:ый|ого|ому|ом)\\s+адрес`,
  // «Действующий сайт школы: …», «Новый сайт — …», «Наш новый сайт».
  `${SCHOOL}\\s+${NEW}\\s+${SITE}`,
  `${NOT_AN_OFFICE}${NEW}\\s+${SITE}${OF_SCHOOL}\\s*(?:[:—–-]|$|${STANDS}|тут|здесь|по\\s+(?:адрес|ссылк))`,
  `${NEW}\\s+${SITE}\\s+(?:наш\\p{L}+\\s+)?${SCHOOL}`,
  // «Теперь сайт школы — …», «Сайт школы теперь располагается по ссылке …».
  `${NOW}\\s+${WORDS}{0,2}${SITE}${OF_SCHOOL}\\s*(?:[:—–-]|${STANDS}|по\\s+(?:адрес|ссылк))`,
  `${SITE}(?<!сайта)${OF_SCHOOL}\\s+(?:${STANDS}\\s+)?${NOW}\\s+(?:[:—–-]|${STANDS}|на\\s|по\\s)`,
  `(?:переходите|перейти|перейдите|переход|добро\\s+пожаловать)\\s+на\\s+(?:наш\\s+)?${NEW}\\s+${SITE}`,
  `(?:мы|школа|лицей|гимназия|сад|колледж|техникум|учреждение|организация|библиотека|больница)\\s+${WORDS}{0,3}?${MOVED}\\p{L}*\\s+${WORDS}{0,3}?${PLACE}`,
  '(?:теперь\\s+мы|мы\\s+теперь)\\s+(?:здесь|тут|находимся|по\\s+адресу|на\\s+(?:сайте|платформе|домене|новом\\s+сайте))',
  '(?:заходите|приходите|смотрите|ищите)\\s+(?:нас\\s+)?теперь\\s+(?:только\\s+)?(?:на|по)\\s',
  'мы\\s+(?:с|из)менили\\s+(?:адрес|домен|сайт)',
  'мы\\s+переехали(?!\\s+(?:в|во|из)\\s)',
  `(?:ищите|жд[её][мт]|найти|смотрите|читайте|следите|заходите|приглашаем)\\s+${WORDS}{0,4}нов\\p{L}+\\s+(?:ссылк|адрес|сайт|домен|портал)`,
  `${NEW}\\s+верси\\p{L}+\\s+${SITE}${OF_SCHOOL}\\s*(?:[:—–-]|$|${STANDS}|тут|здесь|по\\s+(?:адрес|ссылк))`,
  'сайт\\s+(?:\\p{L}+\\s+)?(?:устарел|неактуал|архивн)',
  `${THIS}(?:стар|прежн|архивн|устаревш|неактуальн)\\p{L}+\\s+(?:верси|копи)\\p{L}+\\s+${WORDS}?сайт`,
  `${THIS}стар(?:ый|ого|ом)\\s+сайт`,
  '(?<!(?:прежн|стар|бывш|предыдущ)\\p{L}+\\s+)(?:сайт|страниц\\p{L}|страничк\\p{L})\\s+(?:больше\\s+)?не\\s+(?:обновляется|поддерживается|ведётся|ведется)',
  `(?:актуальн|свеж|нов|вся|дальнейш|последн)\\p{L}*\\s+(?:информаци|новост|сведени)\\p{L}*(?:\\s+(?:о\\s+)?${SCHOOL})?\\s+(?:${STANDS}\\s+)?(?:на|по)\\s+(?:${NEW}\\s+)?(?:${SITE}${OF_SCHOOL}|${PLACE})?\\s*(?:[:—–-]|https?:|www|[a-z\\d])`,
  '(?:site|website|page)\\s+(?:has\\s+)?(?:been\\s+)?(?:moved|relocated)|moved\\s+to\\s+(?:a\\s+)?new\\s+(?:address|site|domain)|our\\s+new\\s+(?:site|website)',
].map((pattern) => new RegExp(`(?<!\\p{L})(?:${pattern})`, 'giu'));

/** The address stands with the words or soon after them. */
const BEFORE = 40;
const AFTER = 200;
/** On so short a page, without a menu, the words alone say it. */
const SHORT = { text: 800, ownLinks: 2 };

const ADDRESS =
  /(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?(?:www\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:[a-z]{2,}|рф|рус|дети|москва|xn--[a-z\d-]+)(?![\p{L}\p{N}@])(?:\/[^\s\p{Cc}"'<>«»]*)?/giu;

const WEB_ADDRESS = new RegExp(ADDRESS.source, 'iu');
/** What is said of a site is no move of the school. */
const WEB = /сайт|домен|портал|страниц|интернет/iu;
const BUILDING = /(?<!\p{L})(?:ул\.|улиц|проспект|переул|здани|корпус|этаж|кабинет)/iu;
/** So soon behind the words the place is told. */
const NEXT = 60;

export interface Move {
  /** Null where the page does not write it. */
  readonly to: string | null;
}

export interface MoveContext {
  /** The page's own address and the one in the list: neither is a new one. */
  readonly addresses: readonly URL[];
  readonly services: readonly string[];
  /** The organisation's name in the list; empty where nobody knows it. */
  readonly name: string;
}

/** «Новый сайт библиотеки» on a school's page speaks of the school's library. */
const OF_A_PART = /сайт\p{L}*\s+(?:школьн\p{L}+\s+)?(библиотек|музе|театр)/iu;

/** Where the page says that its site has moved; null where it does not say so. */
export function findMove(
  { identity, refresh }: Pick<Findings, 'identity' | 'refresh'>,
  context: MoveContext,
): Move | null {
  if (identity === undefined) return null;
  const text = `${identity.title}. ${identity.text}`;
  const shift = identity.title.length + 2;
  let isSaid = false;
  for (const pattern of MOVES) {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const [, part] = OF_A_PART.exec(words) ?? [];
      if (part !== undefined && !context.name.toLowerCase().includes(part.toLowerCase())) continue;
      if (!WEB.test(words) && leadsToBuilding(text.slice(index, index + words.length + NEXT)))
        continue;
      isSaid = true;
      const to =
        linkNear(identity, { from: index - shift, to: index - shift + words.length }, context) ??
        writtenNear(text, { from: index, to: index + words.length }, context);
      if (to !== null) return { to };
    }
  }
  if (!isSaid) return null;
  if (refresh !== null && isElsewhere(new URL(refresh.url), context)) return { to: refresh.url };
  const { textLength, ownLinkCount } = identity;
  return textLength < SHORT.text && ownLinkCount <= SHORT.ownLinks ? { to: null } : null;
}

/** «Переехала на новый адрес: ул. Лесная, 17»: a school moves, too. */
function leadsToBuilding(told: string): boolean {
  const [street] = told.split(WEB_ADDRESS, 1);
  return BUILDING.test(street ?? '');
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function linkNear(
  { outwardLinks }: PageIdentity,
  { from, to }: Span,
  context: MoveContext,
): string | null {
  const near = outwardLinks.find(
    ({ at, url }) => at >= from - BEFORE && at <= to + AFTER && isElsewhere(new URL(url), context),
  );
  return near?.url ?? null;
}

function writtenNear(text: string, { from, to }: Span, context: MoveContext): string | null {
  const around = text.slice(from, to + AFTER);
  for (const [written] of around.matchAll(ADDRESS)) {
    const trimmed = written.replace(/[.,;:!?)]+$/, '');
    const address = /^https?:/i.test(trimmed) ? trimmed : `http://${trimmed}`;
    if (URL.canParse(address) && isElsewhere(new URL(address), context)) return address;
  }
  return null;
}

function isElsewhere(url: URL, { addresses, services }: MoveContext): boolean {
  return (
    !addresses.some((own) => isSameHostName(url.hostname, own.hostname)) &&
    !isServiceHost(url.hostname, services)
  );
}
