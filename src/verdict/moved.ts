// «Наш сайт переехал»: then the old page, however whole, accuses nobody. Such words count only with
// an address beside them, since schools also tell of a move to another building or hosting.

import type { Findings, PageIdentity } from './findings.js';
import { isSameHostName, isServiceHost } from './hosts.js';

const OF_THE_SCHOOL =
  '(?:наш|школы|школа|сада|лицея|гимназии|колледжа|техникума|учреждения|организации|интерната|центра|официальн)';

/** Each speaks of the site itself. */
const MOVES: readonly RegExp[] = [
  /сайт(?!а)[^.!?:]{0,80}?(?:переехал|перенес[её]н|перемещ[её]н|перевед[её]н|сменил\s+адрес|изменил\s+адрес)/giu,
  /сайт(?!а)[^.!?:]{0,80}?(?:находится|доступен|расположен|размещ[её]н|работает|открыт)\s+(?:теперь\s+)?(?:по|на)\s+(?:нов|друг|следующ)/giu,
  /(?:адрес\p{L}*\s+(?:\p{L}+\s+){0,3}сайт\p{L}*|сайт)\s+(?:\p{L}+\s+){0,3}(?:изменился|изменен|изменён|сменился)/giu,
  /нов(?:ый|ого|ому|ом)\s+адрес\p{L}*\s+(?:\p{L}+\s+){0,3}(?:сайта|в\s+(?:сети|интернет))/giu,
  /сайт(?!а)[^.!?:]{0,60}?нов(?:ый|ого|ому|ом)\s+адрес/giu,
  new RegExp(`${OF_THE_SCHOOL}\\p{L}*\\s+новый\\s+(?:официальный\\s+)?сайт`, 'giu'),
  new RegExp(`новый\\s+(?:официальный\\s+)?сайт\\s+(?:наше\\p{L}+\\s+)?${OF_THE_SCHOOL}`, 'giu'),
  /(?:переходите|перейти|перейдите|переход|добро\s+пожаловать)\s+на\s+(?:наш\s+)?новый\s+(?:официальный\s+)?сайт/giu,
  /(?:мы|школа|лицей|гимназия|сад)\s+переехал\p{L}*\s+на\s+нов\p{L}+\s+(?:сайт|домен|платформ)/giu,
  /(?:ищите|жд[её]м|найти|смотрите|читайте|следите|заходите|приглашаем)\s+(?:\p{L}+\s+){0,4}нов\p{L}+\s+(?:ссылк|адрес|сайт|домен|портал)/giu,
  /(?:стар(?:ый|ого|ом)\s+сайт|стар(?:ая|ой)\s+верси\p{L}+\s+(?:\p{L}+\s+)?сайта|(?:сайт|страниц\p{L}|страничк\p{L})\s+(?:больше\s+)?не\s+(?:обновляется|поддерживается|ведётся|ведется))/giu,
  /(?:site|website|page)\s+(?:has\s+)?(?:been\s+)?(?:moved|relocated)|moved\s+to\s+(?:a\s+)?new\s+(?:address|site|domain)|our\s+new\s+(?:site|website)/giu,
];

/** The address stands with the words or soon after them. */
const BEFORE = 40;
const AFTER = 200;
/** On so short a page, without a menu, the words alone say it. */
const SHORT = { text: 800, ownLinks: 2 };

const ADDRESS =
  /(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?(?:www\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:[a-z]{2,}|рф|рус|дети|москва|xn--[a-z\d-]+)(?![\p{L}\p{N}@])(?:\/[^\s\p{Cc}"'<>«»]*)?/giu;

export interface Move {
  /** Null where the page does not write it. */
  readonly to: string | null;
}

export interface MoveContext {
  /** The page's own address and the one in the list: neither is a new one. */
  readonly addresses: readonly URL[];
  readonly services: readonly string[];
}

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
