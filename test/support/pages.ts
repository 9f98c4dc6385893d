// Pages for the comparison of both readings: put together from what stands on real home pages, with
// the table of cases among it, and then damaged.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { CASES } from './cases.js';
import { MARKUP } from './hostile-pages.js';

export interface Random {
  /** Below `end`. */
  readonly integer: (end: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Each>(from: readonly Each[]) => Each;
}

/** The same numbers for the same seed, on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (end: number): number => Math.floor(next() * end);
  return {
    integer,
    chance: (share) => next() < share,
    pick: (from) => from[integer(from.length)] as (typeof from)[number],
  };
}

const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';
const PAYLOADS: readonly string[] = [
  ...CASES.flatMap(({ body }) => (body === undefined ? [] : [body])),
  `<a href="${RESULTS}">Результаты независимой оценки</a>`,
  `<a href='${RESULTS}' rel=nofollow target=_blank><img src=/noko.png alt="НОКО &laquo;баннер&raquo;"></a>`,
  `<a href=${RESULTS}?a=1&amp;b=2#x><span><b>Независимая</b> оценка</span><br>качества</a>`,
  `<div onclick="window.open('${RESULTS}')">Результаты <i>НОКО</i></div>`,
  `<li data-href="${RESULTS}">НОКО<li>Далее`,
  `<!-- <a href="${RESULTS}">НОКО</a> -->`,
  `<noindex><a href="${RESULTS}">НОКО</a></noindex>`,
  `<!--noindex--><a href="${RESULTS}">НОКО</a><!--/noindex-->`,
  `<div style="display: none"><ul><li>x<li><a href="${RESULTS}">НОКО</a></ul></div>`,
  `<p>Сайт ${RESULTS}</p>`,
  'на сайте bus.gov.ru можно',
  'на сайте b&#117;s.gov&#46;ru можно',
  '<a href="/noko">Независимая оценка качества</a>',
  '<a href="/sveden/nok"><img src=x alt="НОКО"></a>',
  '<a href="/%D0%BD%D0%BE%D0%BA%D0%BE/">Подробнее</a>',
  '<a href="https://edu.gov.ru/">Минпросвещения</a>',
  '<a href="/go?to=https%3A%2F%2Fbus%2Egov%2Eru%2FindependentRating%2F7">x</a>',
  `<iframe src="${RESULTS}"></iframe>`,
  '<iframe src="/frame.html" width=1>x</iframe><object data="/inner.html" type="text/html"></object>',
  '<a href="https://anketa.68edu.ru/">Анкета</a>',
  '<a href="https://bus.gov.ru/pub/home">Отзывы граждан</a>',
];

/** What is longer would be most of the page. */
const HOSTILE = Object.values(MARKUP).filter(({ length }) => length < 1_000);

const SCAFFOLD: readonly string[] = [
  '<div class="menu"><ul><li><a href="/">Главная</a></li><li><a href="/sveden/">Сведения об ОО</a></li><li><a href="/news">Новости</a></li></ul></div>',
  '<ul><li><a href=/a>Один</a><li><a href="/b">Два</a><li><a href="/c" title="Три">Три</a></ul>',
  '<nav><a href="/kontakty">Контакты</a> <a href="/dok.pdf">Документы</a> <a href="https://vk.com/school">ВК</a></nav>',
  '<table border=0><tr><td>Понедельник</td><td><a href="/1">1 класс</a></td></tr><tr><th>Вторник<td>x</table>',
  '<table><tbody><tr><td><table><tr><td><p>Вложено</td></tr></table></td></tr></tbody></table>',
  '<p>Муниципальное бюджетное общеобразовательное учреждение <b>«Средняя школа»</b><br/>с. Петровское</p>',
  '<p>Новость дня<p>Вторая новость <i>курсивом</i>&nbsp;&mdash; читать <a href="/news/2">дальше</a>',
  '<h2>Новости</h2><h3><a href="/n/3">Олимпиада</a></h3><div><span>12.03.2026</span> Итоги&hellip;</div>',
  '<svg width="24" height="24"><g><path d="M0 0h24v24H0z"/><circle r=1></circle></g></svg>',
  '<a href="/tg"><svg viewBox="0 0 1 1"><path d="M1 1"></path></svg></a>',
  '<a href="/max" aria-label="МАКС"><i class="icon"></i></a>',
  '<script>var a = "<div>", b = 1 < 2; if (a<b && b>0) { document.write("<a href=x>"); }</script>',
  '<script type="application/ld+json">{"@type":"School","url":"https://school.example/"}</script>',
  '<style>.a > b { color: red } /* <a> */</style>',
  '<noscript><img src="https://mc.yandex.ru/watch/1" alt=""></noscript>',
  '<!-- Yandex.Metrika counter --><!--[if lt IE 9]><p>Старый</p><![endif]-->',
  '<form action="/search"><input name=q><select name=s><option value=1>Раз<option>Два</select><button>Найти</button></form>',
  '<div hidden><a href="/hidden">Скрыто</a></div>',
  '<div style="visibility:hidden;display:none"><p>x</div>',
  '<noindex><a href="https://counter.example/" rel=nofollow><img src=1.gif></a></noindex>',
  '<dl><dt>Адрес<dd>ул. Школьная<dt>Телефон<dd><a href="tel:+7">+7</a></dl>',
  '<textarea><a href="/x">не ссылка</a></textarea>',
  '<iframe src="https://www.youtube.com/embed/x"></iframe>',
  '<map name=m><area href="/area" shape=rect alt="Карта"></map>',
  '<a name="top"></a><a href="#top">Наверх</a>',
  '<center><font color=red size=+1>Внимание!</font></center>',
  '<blockquote><details><summary>Ещё</summary><p>Текст</details></blockquote>',
  '<button onclick="go()">Версия для слабовидящих</button>',
  '<a href="/%D0%9E%20%D1%88%D0%BA%D0%BE%D0%BB%D0%B5">О школе</a>',
  '<a href="/?id=1&amp;p=2">Раздел</a> <a href="/?a=1&b=2">Раздел</a>',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="x">',
  '\r\n<p>Строка\r\nи ещё\r\n</p>\r\n',
];

/** What engines of 2008 wrote, and what hands have done to it since. */
const OLD_MARKUP: readonly string[] = [
  '<table class="contentpaneopen"><tr><td class="contentheading" width="100%"><a href="/index.php?option=com_content&amp;view=article&amp;id=46:noko&amp;catid=1" class="contentpagetitle">О школе</a></td><td align="right" width="100%" class="buttonheading"><a href="/index.php?view=article&amp;print=1" title="Печать" onclick="window.open(this.href,\'win2\',\'status=no\'); return false;" rel="nofollow"><img src="/images/M_images/printButton.png" alt="Печать"  /></a></td></tr></table>',
  '<div class="moduletable_menu"><h3>Меню</h3><ul class="menu"><li id="current" class="active item1"><a href="/"><span>Главная</span></a></li><li class="parent item27"><a href="/o-shkole.html"><span>О школе</span></a><ul><li class="item2"><a href="/noko.html"><span>НОКО</span></a></li></ul></li></ul></div>',
  '<table cellpadding="0" cellspacing="0" class="moduletable"><tr><th valign="top">Опрос</th></tr><tr><td><form action="index.php" method="post" name="form2"><table width="95%" border="0" align="center"><thead><tr><td style="font-weight: bold;">Нужна ли форма?</td></tr></thead><tr><td align="center"><input type="radio" name="voteid" value="1" /></td></tr></table><input type="hidden" name="task" value="vote" /></form></td></tr></table>',
  '<!--U1AHEADER1Z--><div id="header"><div id="logo"><h1><!-- <logo> -->Сайт школы<!-- </logo> --></h1></div></div><!--/U1AHEADER1Z-->',
  '<!-- <middle> --><table border="0" cellpadding="0" cellspacing="0" width="100%" class="sideBlock"><tr><td class="sideTitle"><b><!-- <bt> --><!--<s5351>-->Меню сайта<!--</s>--><!-- </bt> --></b></td></tr><tr><td class="blockContent"><!-- <bc> --><div id="uMenuDiv1" class="uMenuV" style="position:relative;"><ul class="uMenuRoot"><li><div class="uMenuItem"><a href="/"><span>Главная страница</span></a></div></li><li><div class="uMenuItem"><a href="/index/0-5"><span>НОК</span></a></div></li></ul></div><script type="text/javascript">$(function(){_uBuildMenu(\'#uMenuDiv1\',0,document.location.href+\'/\',\'uMenuItemA\',\'uMenuArrow\',2500);})</script><!-- </bc> --></td></tr></table><!-- </middle> -->',
  '<div align="center"><!--LiveInternet counter--><script type="text/javascript"><!--\ndocument.write("<a href=\'http://www.liveinternet.ru/click\' target=_blank><img src=\'//counter.yadro.ru/hit?t14.6;r"+escape(document.referrer)+"\'></a>")//--></script><!--/LiveInternet--></div>',
  '<form name="search" method="get" action="/search/"><table border=0><tr><td><input type="text" name="q"></td></tr><input type="hidden" name="m" value="site"></table></form>',
  '<table><form action="/mail"><tr><td><input type=text></td></tr></form></table>',
  '<p><a href="/first">Первая новость<p><a href="/second">Вторая новость</p>',
  '<li><a href=/x>Раз<li><a href=/y>Два<br><a name=z>Три',
  '<a href="first.html">Первая</a><base href="/sub/"><a href="second.html">Вторая</a>',
  '<!-- внешний <!-- внутренний --> хвост -->',
  '<!-- <div><a href="/old">Старое</a> <!-- ещё --> </div> -->',
  '<?php include("menu.php"); ?><? echo $title > 1 ? "a" : "b"; ?><%= title %>',
  "<br />\n<b>Warning</b>:  mysql_connect() [<a href='function.mysql-connect'>function.mysql-connect</a>]: Access denied in <b>/home/u1/index.php</b> on line <b>12</b><br />",
  '<font color=red size=4><p>Внимание!</font> Приём в 1 класс</p>',
  '<b><i>Объявление</b></i> <u>о приёме<p>в школу</u>',
  '<P ALIGN="CENTER"><FONT FACE="Arial" SIZE="2"><B>Адрес:</B> ул. Школьная, 1</FONT></P>',
  '<span style="font-size:12.0pt;font-family:&quot;Times New Roman&quot;"><o:p>&nbsp;</o:p></span><p class="MsoNormal" style="mso-outline-level:1"><st1:metricconverter productid="1 м" w:st="on">1 м</st1:metricconverter></p>',
  '<marquee behavior="alternate"><b>Поздравляем <i>выпускников!</marquee></b>',
  '<div itemscope itemtype="https://schema.org/School"><span itemprop="name">Школа</span><meta itemprop="telephone" content="+7"></div>',
  '<div class="slider" data-settings=\'{"a":[1,2],"html":"<b>x</b>"}\'><img src=1.jpg width=100% alt></div>',
];

/** What newer pages hold whole in their markup. */
function bulkOf(random: Random): string {
  const points = Array.from(
    { length: 3_000 },
    () => `${random.integer(999)},${random.integer(99)}`,
  );
  const items = Array.from({ length: 100 }, (_, at) => ({
    id: at,
    url: `/n/${at}`,
    html: '<p>x</p>',
  }));
  return random.pick([
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- Generator --><style>.a{fill:#fff}</style><title>Герб</title><g><path class="a" d="M${points.join(' ')}"/></g></svg>`,
    `<a href="/map"><svg><defs><clipPath id=c><rect width=1 /></clipPath></defs><polygon points="${points.join(' ')}"></polygon></svg></a>`,
    `<svg><text x=1>Подпись</text><path d="M${points.join(' ')}"/></svg>`,
    `<script type="application/json">${JSON.stringify(items)}</script>`,
    `<script>window.__STATE__ = ${JSON.stringify(items)};</script>`,
    `<div data-items="${JSON.stringify(items).replaceAll('"', '&quot;')}"></div>`,
  ]);
}

const HEADS: readonly string[] = [
  '<!DOCTYPE html>\n<html lang="ru"><head><meta charset="utf-8"><title>Школа</title></head><body>\n',
  '<html><head><title>Школа &amp; сад</title><base href="https://school.example/sub/"></head><body bgcolor=white>',
  '<!doctype html><meta http-equiv="refresh" content="300"><link rel=stylesheet href=/a.css><body>',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>',
  '',
];
const TAILS: readonly string[] = ['</body></html>', '', '</div></body>\n</html>\n', '<!-- end -->'];

const STRAYS: readonly string[] = [
  ...[
    '<',
    '>',
    '</',
    '<!',
    '<!--',
    '-->',
    '--!>',
    '<!-->',
    '<?',
    '</ >',
    '</>',
    '"',
    "'",
    '=',
    '&',
    ';',
  ],
  ...[
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<font>',
    '</font>',
    '<a>',
    '</a>',
    '<a href=/x>',
    '<a name=y>',
  ],
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<div hidden>',
    '<span>',
    '</span>',
    '<li>',
    '</li>',
    '<ul>',
  ],
  ...[
    '</ul>',
    '<td>',
    '</td>',
    '<tr>',
    '</tr>',
    '<table>',
    '</table>',
    '<tbody>',
    '<caption>',
    '<form>',
  ],
  ...[
    '</form>',
    '<h1>',
    '</h2>',
    '<select>',
    '</select>',
    '<option>',
    '<button>',
    '</button>',
    '<nobr>',
  ],
  ...[
    '<svg>',
    '</svg>',
    '<math>',
    '<template>',
    '</template>',
    '<noscript>',
    '</noscript>',
    '<script>',
  ],
  ...[
    '</script>',
    '<style>',
    '</style>',
    '<title>',
    '</title>',
    '<textarea>',
    '</textarea>',
    '<xmp>',
  ],
  ...[
    '<iframe>',
    '</iframe>',
    '<noindex>',
    '</noindex>',
    '<!--noindex-->',
    '<!--/noindex-->',
    '<base href=/y/>',
  ],
  ...[
    '<body>',
    '</body>',
    '</html>',
    '<head>',
    '<html>',
    '<br>',
    '</br>',
    '<hr>',
    '<object>',
    '</object>',
  ],
  ...[
    '<dd>',
    '<dt>',
    '<pre>\n',
    '</pre>',
    '<center>',
    '</center>',
    '<plaintext>',
    '<frameset>',
    '<frame>',
  ],
  ...[
    '\0',
    '\r',
    '\n',
    '\t',
    '\f',
    'bus.gov.ru',
    ' bus.gov.ru/independentRating/details/1 ',
    'gov.ru',
    '&#98;us.gov.ru',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE html>',
    '<image>',
    '<rt>',
    '<tr hidden>',
    '<svg/>',
    '<meta http-equiv=refresh content="1;url=/z">',
    '<marquee>',
    'gov.',
    '="',
    'href=',
    ' hidden',
    ' style="display:none"',
  ],
];

const FIXTURES = new URL('../../fixtures/sites/', import.meta.url);

/** The HTML of all fixture sites. */
export function fixturePages(): readonly Buffer[] {
  const names = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.html?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(FIXTURES.pathname, name)));
}

/** A page as one could be, with something or nothing of what is looked for. */
export function composePage(random: Random): string {
  const isShort = random.chance(0.2);
  const blocks = random.chance(0.5) ? SCAFFOLD : [...SCAFFOLD, ...OLD_MARKUP, ...OLD_MARKUP];
  const size = isShort ? random.integer(3) : 3 + random.integer(25);
  const parts = Array.from({ length: size }, () => random.pick(blocks));
  if (random.chance(0.1)) parts.push(bulkOf(random));
  for (let left = random.integer(4); left > 0; left -= 1) {
    const payloads = random.chance(0.2) ? HOSTILE : PAYLOADS;
    parts.splice(random.integer(parts.length + 1), 0, random.pick(payloads));
  }
  const isNested = random.chance(0.5);
  const body = parts.map((part) => (isNested && random.chance(0.3) ? `<div>${part}</div>` : part));
  const menu = isShort ? '' : `${SCAFFOLD[0]}${SCAFFOLD[1]}`;
  return random.pick(HEADS) + menu + body.join('\n') + random.pick(TAILS);
}

/** The page with some damage. */
export function damage(page: string, random: Random, other: () => string): string {
  let damaged = page;
  for (let left = 1 + random.integer(4); left > 0; left -= 1) {
    const at = random.integer(damaged.length + 1);
    const length = random.integer(60);
    switch (random.integer(8)) {
      case 0:
        damaged = damaged.slice(0, at);
        break;
      case 1:
        damaged = damaged.slice(0, at) + other().slice(random.integer(2_000));
        break;
      case 2:
        damaged = damaged.slice(0, at) + damaged.slice(at + length);
        break;
      case 3:
        damaged =
          damaged.slice(0, at) +
          damaged.slice(at, at + length).toUpperCase() +
          damaged.slice(at + length);
        break;
      case 4: {
        // Between tags a stray one does the most.
        const between = damaged.indexOf('>', at) + 1;
        damaged = damaged.slice(0, between) + random.pick(STRAYS) + damaged.slice(between);
        break;
      }
      case 5: {
        const close = damaged.indexOf('</', at);
        const end = damaged.indexOf('>', close) + 1;
        if (close !== -1 && end > 0) damaged = damaged.slice(0, close) + damaged.slice(end);
        break;
      }
      default:
        damaged = damaged.slice(0, at) + random.pick(STRAYS) + damaged.slice(at);
    }
  }
  return damaged;
}

/** The page's bytes in one of the encodings that school sites use, with or without a label. */
export function encodePage(
  text: string,
  random: Random,
): { body: Uint8Array; contentType: string | null } {
  const charset = random.pick(['utf-8', 'utf-8', 'windows-1251', 'koi8-r', 'utf-16le']);
  const label = random.pick(['utf-8', 'windows-1251', charset, charset, charset]);
  return {
    body: iconv.encode(text, charset, { addBOM: random.chance(0.1) }),
    contentType: random.pick([
      null,
      'text/html',
      `text/html; charset=${label}`,
      `text/html; charset=${label}`,
    ]),
  };
}
