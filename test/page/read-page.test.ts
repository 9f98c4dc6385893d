import { describe, expect, test } from 'vitest';
import { createPageReader } from '../../src/page/page-reader.js';
import { readPage } from '../../src/page/read-page.js';
import { NOKO_RULES, ofHomePageAlone, type Rules } from '../../src/verdict/rules.js';
import { codeOf, HOME, read } from '../support/judged.js';

const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';

describe('evidence', () => {
  test('tells the tag by line and column, the href as written and the address it leads to', () => {
    const html = `<html>\r\n<body>\n  Школа <b>x</b> <a\n class=x href="//BUS.gov.ru/independentRating/details/75187?a=1&amp;b=2">НОК  2021</a>`;
    expect(read(html).links).toEqual([
      {
        line: 3,
        column: 18,
        href: '//BUS.gov.ru/independentRating/details/75187?a=1&b=2',
        url: `${RESULTS}?a=1&b=2`,
        kind: 'results',
        id: '75187',
        text: 'НОК 2021',
        through: null,
        traits: [],
      },
    ]);
  });

  test('tells where in a text, a comment and a script an address stands', () => {
    const html = `<p>Школа\nсайт ${RESULTS}</p>\n<!-- x\n  ${RESULTS} -->\n<script>a("${RESULTS}")</script>`;
    const places = read(html).nearMisses.map(({ how, line, column }) => ({ how, line, column }));
    expect(places).toEqual([
      { how: 'text', line: 2, column: 6 },
      { how: 'comment', line: 4, column: 3 },
      { how: 'script', line: 5, column: 12 },
    ]);
  });

  test('holds no more of a long text or address than can be shown', () => {
    const [link] = read(`<a href="${RESULTS}?${'x'.repeat(9_000)}">${'ш'.repeat(9_000)}</a>`).links;
    expect(link?.text).toHaveLength(300);
    expect(link?.href).toHaveLength(2_000);
    expect(link?.url).toHaveLength(2_000);
  });

  test('is well-formed text without control characters', () => {
    const [link] = read(
      `<a href="${RESULTS}?&#x7;&#xD800;">\u001B[31mН&#x202E;О&#xD800;К</a>`,
    ).links;
    expect(link?.text).toBe('[31mНО\uFFFDК');
    expect(link?.href).toBe(`${RESULTS}?\uFFFD`);
  });

  test('names the redirector that a link goes through', () => {
    const [link] = read(`<a href="/go?to=${RESULTS}">НОК</a>`).links;
    expect(link).toMatchObject({ url: RESULTS, through: `${HOME}go?to=${RESULTS}` });
  });
});

describe('inner pages', () => {
  const urls = (html: string, address = HOME) =>
    read(html, { address }).innerPages.map(({ url }) => url);

  test.each([
    ['/sveden/grade', 'Независимая оценка качества образования'],
    ['/sveden/grade', 'Результаты независимой оценки'],
    ['/p/7', 'НОКО'],
    ['/p/7', 'нок-2021'],
    ['/p/7', 'Итоги НОК УООД'],
    ['/noko', 'Итоги'],
    ['/nezavisimaya-otsenka', 'Итоги'],
    ['/about/nok', 'Итоги'],
    ['/%D0%9D%D0%9E%D0%9A%D0%9E', 'Итоги'],
    ['/независимая-оценка', 'Итоги'],
    ['pupul sayta bus.gov.ru.php', 'Популяризация сайта'],
  ])('%s «%s» speaks of the assessment', (href, text) => {
    expect(urls(`<a href="${href}">${text}</a>`)).toEqual([new URL(href, HOME).href]);
  });

  test.each([
    ['/news', 'Новости'],
    ['/p/7', 'Окно в мир'],
    ['/p/7', 'Звонок для учителя'],
    ['/knock', 'Вход'],
    ['/noko.pdf', 'НОКО'],
    ['https://other.example/noko', 'НОКО'],
    ['https://platform.school.example/noko', 'НОКО'],
    ['mailto:noko@school.example', 'НОКО'],
    ['#noko', 'НОКО'],
    ['/', 'НОКО'],
    ['https://bus.gov.ru/home', 'НОКО'],
  ])('%s «%s» is no candidate', (href, text) => {
    expect(urls(`<a href="${href}">${text}</a>`)).toEqual([]);
  });

  test('each comes once, those whose text speaks of it first', () => {
    const html =
      '<a href="/nok">Итоги</a><a href="/p/1#a">НОКО</a><a href="/p/1#b">НОКО</a><a href="/p/2"><img alt="НОК"></a>';
    expect(urls(html)).toEqual([`${HOME}p/1`, `${HOME}p/2`, `${HOME}nok`]);
  });

  test('www. is the same site', () => {
    expect(urls('<a href="http://www.school.example/noko">x</a>')).toHaveLength(1);
  });

  test('nobody looks for them where the home page alone is read', async () => {
    const menu = Array.from({ length: 7 }, (_, at) => `<a href="/noko/${at}">НОКО ${at}</a>`);
    const body = Buffer.from(menu.join(' '));
    const page = { address: HOME, body, contentType: 'text/html; charset=utf-8', status: 200 };
    const innerPagesBy = async (rules: Rules) =>
      [readPage(page, rules), await createPageReader([rules])(page)].map(
        ({ innerPages }) => innerPages.length,
      );
    expect(await innerPagesBy(NOKO_RULES)).toEqual([7, 7]);
    expect(await innerPagesBy(ofHomePageAlone(NOKO_RULES))).toEqual([0, 0]);
  });

  test('a script that is named after the assessment counts there, too', () => {
    const body = new TextEncoder().encode('<p>Школа</p><script src="/js/noko.js"></script>');
    const page = { address: HOME, body, contentType: 'text/html' };
    const { nearMisses } = readPage(page, ofHomePageAlone(NOKO_RULES));
    expect(nearMisses).toMatchObject([{ how: 'script', href: '/js/noko.js' }]);
  });
});

test.each([
  ['hosts with a half of one letter', ['a.b', 'bus.gov.ru']],
  [
    'more hosts than are searched for at once',
    Array.from({ length: 70 }, (_, at) => `h${at}q.test`),
  ],
] as const)('rules with %s find what the tree finds', async (_which, hosts) => {
  const rules: Rules = { ...NOKO_RULES, hosts: [hosts[0] ?? '', ...hosts.slice(1)] };
  const menu = Array.from({ length: 7 }, (_, at) => `<a href="/${at}">Раздел</a>`).join(' ');
  const body = Buffer.from(
    `${menu}<a href="https://${hosts.at(-1)}/independentRating/details/7">x</a>`,
  );
  const page = { address: HOME, body, contentType: 'text/html; charset=utf-8', status: 200 };
  const { links } = await createPageReader([rules])(page);
  expect(links).toEqual(readPage(page, rules).links);
  expect(links).toHaveLength(1);
});

describe('meta refresh', () => {
  test.each([
    ['<meta http-equiv="refresh" content="0; url=/new/">', '/new/', 0],
    ['<META CONTENT="5;URL=/new/" HTTP-EQUIV=Refresh>', '/new/', 5],
    [`<meta http-equiv=refresh content="0;url='/new/'">`, '/new/', 0],
    [`<meta http-equiv=refresh content='1.5, url = "/new/" x'>`, '/new/', 1],
    ['<meta http-equiv=refresh content=0;/new/>', '/new/', 0],
    ['<meta http-equiv=refresh content="0 /new/">', '/new/', 0],
    ['<meta http-equiv=refresh content=".5; url=/new/">', '/new/', 0],
    ['<base href="/a/"><meta http-equiv=refresh content="0; url=new">', '/a/new', 0],
    ['<p>x<meta http-equiv=refresh content="0; url=/new/">', '/new/', 0],
    [
      '<meta http-equiv=refresh content="0; url=/a"><meta http-equiv=refresh content="0; url=/b">',
      '/a',
      0,
    ],
  ])('%s', (html, path, delaySeconds) => {
    expect(read(html).refresh).toEqual({ url: new URL(path, HOME).href, delaySeconds });
  });

  test.each([
    '<meta http-equiv=refresh content="url=/new/">',
    '<meta http-equiv=refresh content="0url=/new/">',
    '<meta http-equiv=refresh content="0; url=javascript:x()">',
    '<meta http-equiv=refresh content="0; url=http://[">',
    '<meta name=refresh content="0; url=/new/">',
    '<noscript><meta http-equiv=refresh content="0; url=/new/"></noscript>',
    '<template><meta http-equiv=refresh content="0; url=/new/"></template>',
    '<!-- <meta http-equiv=refresh content="0; url=/new/"> -->',
    '<svg><meta-x http-equiv=refresh content="0; url=/new/"/></svg>',
  ])('leads nowhere: %s', (html) => {
    expect(read(html).refresh).toBeNull();
  });

  test.each([
    '<meta http-equiv=refresh content="60">',
    '<meta http-equiv=refresh content="60; url=">',
    '<meta http-equiv=refresh content="60; url=/">',
  ])('leads to the page itself: %s', (html) => {
    expect(read(html).refresh).toEqual({ url: 'https://school.example/', delaySeconds: 60 });
  });
});

describe('a redirect by script', () => {
  const NEWS = `<p>${'Новости школы. '.repeat(20)}</p><a href="/a">a</a><a href="/b">b</a>`;

  test.each([
    '<img src="logo.png"><img src="wait.gif"><script>location="/new/"</script>',
    '<script>location=`/new/`</script>',
    '<body onload="location=\'/new/\'">',
    '<body onload="javascript:window.location.href=\'/new/\';">',
    '<frameset onload="location.replace(\'/new/\')"></frameset>',
    `${NEWS}<script>location = "/new/"</script>`,
    `${NEWS}<script>// сайт переехал\n  window.location.replace("/new/");\n</script>`,
    `${NEWS}<script>window.onload = function () { location.href = "/new/"; };</script>`,
    `<body onload="location.href='/new/'">${NEWS}`,
    `${NEWS}<script><!--\nlocation.href="/new/"\n//--></script>`,
    '<script>location.href = "/new/"</script>',
    "<script>window.location='/new/';</script>",
    '<script>window.location.replace("/new/")</script>',
    '<script>document.location.assign( "/new/" )</script>',
    '<script>top.location.href="https:\\/\\/school.example\\/new\\/"</script>',
    '<body onload="x()"><script>var a=1;self.location="/new/"</script>',
    '<p>Если страница не открылась, <a href="/new/">нажмите сюда</a></p><script>location="/new/"</script>',
  ])('%s', (html) => {
    expect(read(html).scriptRedirect).toBe(`${HOME}new/`);
  });

  test.each([
    '<script>// location.href = "/new/"</script>',
    '<script>/* location.href = "/new/" */</script>',
    '<script>if (location.href == "/new/") x()</script>',
    '<script>mylocation = "/new/"; app.location = "/new/"</script>',
    '<script>location = "javascript:x()"</script>',
    '<script>location = "/"</script>',
    '<script type="text/x-template">location = "/new/"</script>',
    '<script>x = location.href.replace("/old/", "/new/")</script>',
    `${NEWS}<script>function go() { location = "/new/" }</script>`,
    `${NEWS}<script>if (x) location = "/new/"</script>`,
    `${NEWS}<script>a = 1; location = "/new/"</script>`,
    `<body onclick="location='/new/'">${NEWS}`,
    `<body onload="if (x) location='/new/'">${NEWS}`,
    `${NEWS}<p onload="location='/new/'"></p>`,
    '<img><img><img><script>a = 1; location = "/new/"</script>',
  ])('is none: %s', (html) => {
    const { scriptRedirect, content } = read(html);
    expect(scriptRedirect).toBeNull();
    expect(content.isLeft).toBeUndefined();
  });

  test.each([
    '<script>location = "/m" + x</script>',
    '<script>location = "/m"\n + x</script>',
    '<script>location.href = "/m".concat(x)</script>',
    '<script>location.replace("/m" + location.search)</script>',
    `<script>location = \`/m\${x}\`</script>`,
    '<script>location = ["/m", x].join("/")</script>',
    '<img src="wait.gif"><script>location = "/m" + x</script>',
    `<body onload="location='/m'+x">`,
    `<body onload="location='/m'+x">${NEWS}`,
    `${NEWS}<script>location.href = "/m" + x;</script>`,
    `${NEWS}<script>location.replace(target)</script>`,
  ])('to an address that is put together leaves the page unjudged: %s', (html) => {
    expect(read(html).scriptRedirect).toBeNull();
    expect(codeOf(html)).toBe('unchecked/script-built');
  });

  test.each([
    `${NEWS}<script>setTimeout(function () { location.href = "/new/"; }, 15000);</script>`,
    `${NEWS}<script>window.setTimeout("location.href='/new/'", 15000)</script>`,
    `${NEWS}<script>setTimeout(() => location.replace("/new/"), 15500)</script>`,
    `${NEWS}<script>setTimeout(() => { location = "/new/" }, 15000)</script>`,
    `<body onload="setTimeout('location=&quot;/new/&quot;', 15000)">${NEWS}`,
  ])('after some time is a refresh: %s', (html) => {
    expect(read(html).refresh).toEqual({ url: `${HOME}new/`, delaySeconds: 15 });
  });
});

describe('frames', () => {
  test('of a frameset and iframes are told with their addresses', () => {
    const html =
      '<base href="/a/"><frameset><frame src="menu.htm"><frame src=//other.example/></frameset>';
    expect(read(html).frames.map(({ kind, url }) => [kind, url])).toEqual([
      ['frame', `${HOME}a/menu.htm`],
      ['frame', 'https://other.example/'],
    ]);
    expect(read('<iframe src=" /x "></iframe>').frames).toMatchObject([
      { url: `${HOME}x`, line: 1 },
    ]);
  });

  test.each([
    '<iframe>',
    '<iframe src="">',
    '<iframe src="about:blank">',
    '<iframe src="data:,x">',
    '<iframe srcdoc=x src=/x>',
    '<template><iframe src=/x></iframe></template>',
  ])('that hold nothing to fetch are left out: %s', (html) => {
    expect(read(html).frames).toEqual([]);
  });
});
