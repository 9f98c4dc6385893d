// The table that the judge is held to: what stands on a page, and what is said about it. A `body` is
// put into an ordinary small home page with a menu; `html` is a whole page as it stands.
import type { LinkKind, NearMissHow, RemarkCode } from '../../src/verdict/link.js';

export interface Case {
  readonly name: string;
  readonly body?: string;
  readonly html?: string;
  /** `verdict/reason`. */
  readonly is: string;
  readonly url?: string;
  readonly kind?: LinkKind;
  readonly how?: NearMissHow;
  readonly text?: string;
  readonly detail?: string;
  readonly remarks?: readonly RemarkCode[];
  readonly page?: string;
  readonly accept?: readonly LinkKind[];
  readonly busId?: string;
}

export const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';
const CARD = 'https://bus.gov.ru/info-card/402495';
const FORM = 'https://bus.gov.ru/qrcode/rate/231927';
const GENERAL = 'https://bus.gov.ru/pub/home';

const a = (href: string, text = 'НОК'): string => `<a href="${href}">${text}</a>`;

const addresses: readonly Case[] = [
  ...(
    [
      [RESULTS, 'results'],
      ['http://bus.gov.ru/independentRating/details/75187', 'results'],
      ['https://www.bus.gov.ru/independentRating/details/75187', 'results'],
      ['https://bus.gov.ru/pub/independentRating/details/75187', 'results'],
      ['https://bus.gov.ru/independentRating/details/75187/', 'results'],
      ['https://bus.gov.ru/independentRating/details/75187?year=2021', 'results'],
      ['https://bus.gov.ru/independentRating/details/75187#criteria', 'results'],
      ['https://bus.gov.ru/independent-rating/details/75187', 'results'],
      ['https://bus.gov.ru/INDEPENDENTRATING/Details/75187', 'results'],
      ['https://bus.gov.ru/independentRating/75187', 'results'],
      ['https://bus.gov.ru/public/independentRating/75187/criteria', 'results'],
      ['https://bus.gov.ru//independentRating//details//75187', 'results'],
      ['https://bus.gov.ru/independentRating/details/75187%20', 'results'],
      [CARD, 'card'],
      ['https://bus.gov.ru/info-card/402495?activeTab=3', 'card'],
      ['http://bus.gov.ru/pub/info-card/402495?activeTab=5', 'card'],
      ['https://bus.gov.ru/agency/58937', 'card'],
      ['https://bus.gov.ru/pub/agency/58937/plans', 'card'],
      ['https://bus.gov.ru/agency/58937/annual-balances/2020', 'card'],
      ['http://bus.gov.ru/public/agency/agency.html?agency=58937', 'card'],
      ['http://bus.gov.ru/public/agency/agency_tasks.html?x=1&amp;agency=58937', 'card'],
      [FORM, 'rating-form'],
      ['https://bus.gov.ru/qrcode/rate/231927?agencyId=232834', 'rating-form'],
      ['https://bus.gov.ru', 'general'],
      ['https://bus.gov.ru/home', 'general'],
      [GENERAL, 'general'],
      ['http://bus.gov.ru/pub/independentRating/list', 'general'],
      ['https://bus.gov.ru/independentRating/list?year=2021', 'general'],
      ['https://bus.gov.ru/main', 'general'],
      ['https://bus.gov.ru/assessment', 'general'],
      ['https://bus.gov.ru/independentRating/details/', 'general'],
      ['https://bus.gov.ru/independentRating/details/abc', 'general'],
      ['https://bus.gov.ru/independentRating/details/0', 'general'],
      ['https://bus.gov.ru/info-card/000', 'general'],
      ['https://bus.gov.ru/independentRatings/details/75187', 'general'],
      ['https://bus.gov.ru/top-organizations-second', 'general'],
      ['https://bus.gov.ru/registry', 'general'],
      ['https://bus.gov.ru/info-card/', 'general'],
      ['https://bus.gov.ru/agency/search', 'general'],
      ['https://bus.gov.ru/public/agency/agency.html?agency=', 'general'],
      ['https://bus.gov.ru/search?next=/independentRating/details/75187', 'general'],
    ] as const
  ).map(([href, kind]) => ({
    name: `the address ${href} is of the kind ${kind}`,
    body: a(href),
    is: {
      results: 'pass/results-link',
      card: 'fail/card-link',
      'rating-form': 'fail/rating-form-link',
      general: 'fail/general-link',
    }[kind],
    kind,
  })),
];

const asABrowserResolves: readonly Case[] = [
  ...[
    ['HTTPS://BUS.GOV.RU/independentRating/details/75187', 'upper-case host'],
    ['//bus.gov.ru/independentRating/details/75187', 'a protocol-relative address'],
    ['https:\\\\bus.gov.ru\\independentRating\\details\\75187', 'backslashes'],
    ['https:/\\bus.gov.ru/independentRating/details/75187', 'mixed slashes'],
    [' \n https://bus.gov.ru/independentRating/details/75187 \t', 'white space around'],
    ['https://bus.gov\n.ru/independentRating/\tdetails/75187', 'line breaks and tabs inside'],
    ['https&#58;&#47;&#47;bus&period;gov.ru/independentRating/details/&#55;5187', 'references'],
    ['https://bus%2Egov%2Eru/independentRating/details/75187', 'a percent-encoded host'],
    ['https://bus.gov.ru/%69ndependentRating/details/7518%37', 'a percent-encoded path'],
    ['https://bus.gov.ru/a/../independentRating/./details/75187', 'dot segments'],
    ['https://bus.gov.ru:443/independentRating/details/75187', 'the default port'],
    ['http://bus.gov.ru:80/independentRating/details/75187', 'the default port of http'],
    ['https://bus.gov.ru./independentRating/details/75187', 'a trailing dot'],
    ['https://visitor@bus.gov.ru/independentRating/details/75187', 'user information'],
    ['https://evil.example@bus.gov.ru/independentRating/details/75187', 'a host as user name'],
    ['https://ｂｕｓ.gov.ru/independentRating/details/75187', 'full-width letters'],
    ['https://bus。gov。ru/independentRating/details/75187', 'ideographic full stops'],
    ['http:bus.gov.ru/independentRating/details/75187', 'http without slashes on https'],
    ['https:////bus.gov.ru/independentRating/details/75187', 'too many slashes'],
    [
      `${RESULTS}#:~:text=${encodeURIComponent('Показатель независимой оценки. ').repeat(40)}`,
      'a passage',
    ],
    [`${RESULTS}?utm_content=${'x'.repeat(4_000)}`, 'kilobytes of a query'],
    [`${RESULTS}/${encodeURIComponent('оценка').repeat(15)}`, 'half a kilobyte of a path'],
  ].map(([href, what]) => ({
    name: `${what} in the address: a browser gets there`,
    body: a(href ?? ''),
    is: 'pass/results-link',
  })),
  {
    name: 'a relative address against a base on the host',
    html: `<!doctype html><base href="https://bus.gov.ru/independentRating/">${menu()}<a href="details/75187">НОК</a>`,
    is: 'pass/results-link',
    url: RESULTS,
  },
  {
    name: 'a base that stands behind the anchor',
    html: `${menu()}<a href="/independentRating/details/75187">НОК</a><base href="//bus.gov.ru">`,
    is: 'pass/results-link',
  },
  {
    name: 'only the first base counts',
    html: `<base target="_top"><base href="/x/"><base href="https://bus.gov.ru/">${menu()}<a href="independentRating/details/75187">НОК</a>`,
    is: 'fail/no-link',
  },
  {
    name: 'a base in a template is none',
    html: `<body><template><base href="https://bus.gov.ru/"></template>${menu()}<a href="independentRating/details/75187">НОК</a>`,
    is: 'fail/no-link',
  },
  {
    name: 'a base too long to resolve against',
    html: `<base href="/${'b'.repeat(2_000)}/">${menu()}`,
    is: 'unchecked/too-large',
  },
  {
    name: 'a link on the page of a base too long to resolve against',
    html: `<base href="/${'b'.repeat(2_000)}/">${menu()}${a(RESULTS)}`,
    is: 'pass/results-link',
  },
  {
    name: 'a base with a long query, which nothing is resolved against',
    html: `<base href="/ru/?${'b'.repeat(2_000)}">${menu()}`,
    is: 'fail/no-link',
  },
  {
    name: 'a base may not be a script',
    html: `<base href="javascript:0">${menu()}<a href="//bus.gov.ru/independentRating/details/75187">НОК</a>`,
    is: 'pass/results-link',
  },
];

const asAHyperlink: readonly Case[] = [
  ...(
    [
      ['a text link', a(RESULTS, 'Результаты'), 'Результаты'],
      ['an area in an image map', `<map name=m><area href="${RESULTS}" alt="НОК"></map>`, 'НОК'],
      ['an SVG anchor', `<svg><a href="${RESULTS}"><text>НОК</text></a></svg>`, 'НОК'],
      [
        'an SVG anchor with xlink:href',
        `<svg><a xlink:href="${RESULTS}"><text>НОК</text></a></svg>`,
        'НОК',
      ],
      [
        'an SVG anchor whose href is not that of xlink',
        `<svg><a href="${RESULTS}" xlink:href="/x"><text>НОК</text></a></svg>`,
        'НОК',
      ],
      ['an anchor in a srcdoc', `<iframe srcdoc='<a href="${RESULTS}">НОК</a>'></iframe>`, 'НОК'],
      ['a banner', `<a href="${RESULTS}"><img src="/nok.png" alt="НОК 2021"></a>`, 'НОК 2021'],
      ['a banner without alt', `<a href="${RESULTS}" title="Итоги"><img src="n.png"></a>`, 'Итоги'],
      [
        'a label for screen readers',
        `<a href="${RESULTS}" aria-label="НОК"><svg></svg></a>`,
        'НОК',
      ],
      ['image and text', `<a href="${RESULTS}"><img alt="QR"> по\n&nbsp; ссылке</a>`, 'по ссылке'],
      ['upper-case tags', `<A HREF="${RESULTS}">НОК</A>`, 'НОК'],
      ['an unquoted attribute', `<a href=${RESULTS}>НОК</a>`, 'НОК'],
      ['single quotes', `<a class=x href='${RESULTS}'>НОК</a>`, 'НОК'],
      ['spaces around the equals sign', `<a href = "${RESULTS}">НОК</a>`, 'НОК'],
      ['an opening tag for the closing one', `<a href="${RESULTS}">НОК<a>`, 'НОК'],
      ['a closing tag without its bracket', `<p><a href="${RESULTS}">НОК</a</p>`, 'НОК'],
      ['an anchor that is never closed', `<a href="${RESULTS}"><b>НОК</b>`, 'НОК'],
      ['nested anchors', `<a href="/x">x <a href="${RESULTS}">НОК</a></a>`, 'НОК'],
      [
        'an anchor in a table without cells',
        `<table><tr><a href="${RESULTS}">НОК</a></table>`,
        'НОК',
      ],
      ['an anchor in a button', `<button><a href="${RESULTS}">НОК</a></button>`, 'НОК'],
      ['an anchor after </body>', `</body></html><a href="${RESULTS}">НОК</a>`, 'НОК'],
      ['an anchor after a broken comment', `<!--><a href="${RESULTS}">НОК</a>`, 'НОК'],
      [
        'an anchor after a downlevel-revealed comment',
        `<![if IE]><a href="${RESULTS}">НОК</a><![endif]>`,
        'НОК',
      ],
      [
        'an attribute that stands twice: the first counts',
        `<a href="${RESULTS}" href="/">НОК</a>`,
        'НОК',
      ],
      ['a slash in place of a space', `<a/href="${RESULTS}">НОК</a>`, 'НОК'],
      ['a block in an anchor', `<a href="${RESULTS}"><div><h3>НОК</h3></div></a>`, 'НОК'],
      [
        'text broken over lines',
        `<a href="${RESULTS}">Независимая<br>оценка</a>`,
        'Независимая оценка',
      ],
      ['control characters in the text', `<a href="${RESULTS}">Н&#x202E;О\u0007К</a>`, 'НОК'],
      [
        'a declarative shadow root',
        `<div><template shadowrootmode=open><a href="${RESULTS}">НОК</a></template></div>`,
        'НОК',
      ],
      [
        'script beside it',
        `<script>if (a<b) x("</a>")</script><a href="${RESULTS}">НОК</a>`,
        'НОК',
      ],
      ['other markup in its text', `<a href="${RESULTS}">Н<script>x</script>О<b>К</b></a>`, 'НОК'],
    ] as const
  ).map(([name, body, text]) => ({
    name: `${name} is a hyperlink`,
    body,
    is: 'pass/results-link',
    url: RESULTS,
    text,
  })),
  {
    name: 'nofollow is a remark',
    body: `<a rel="noopener NoFollow" href="${RESULTS}">НОК</a>`,
    is: 'pass/results-link',
    remarks: ['nofollow'],
  },
  {
    name: 'noindex is a remark',
    body: `<noindex>${a(RESULTS)}</noindex>`,
    is: 'pass/results-link',
    remarks: ['noindex'],
  },
  {
    name: 'noindex as a comment is a remark',
    body: `<!--noindex-->${a(RESULTS)}<!--/noindex-->`,
    is: 'pass/results-link',
    remarks: ['noindex'],
  },
  {
    name: 'behind the end of noindex there is nothing to remark',
    body: `<!--noindex-->x<!--/noindex--><noindex>y</noindex>${a(RESULTS)}`,
    is: 'pass/results-link',
    remarks: [],
  },
  {
    name: 'a hidden list is a remark',
    body: `<ul style="color:red; display : none"><li>${a(RESULTS)}</ul>`,
    is: 'pass/results-link',
    remarks: ['hidden'],
  },
  {
    name: 'the hidden attribute is a remark',
    body: `<div hidden>${a(RESULTS)}</div>`,
    is: 'pass/results-link',
    remarks: ['hidden'],
  },
  {
    name: 'invisible is a remark',
    body: `<a style="visibility:hidden" href="${RESULTS}">НОК</a>`,
    is: 'pass/results-link',
    remarks: ['hidden'],
  },
  {
    name: 'nothing to click on is a remark',
    body: `<a href="${RESULTS}"> &nbsp; </a>`,
    is: 'pass/results-link',
    remarks: ['empty-anchor'],
  },
  {
    name: 'a picture without words is something to click on',
    body: `<a href="${RESULTS}"><img src="nok.png"></a>`,
    is: 'pass/results-link',
    remarks: [],
  },
  {
    name: 'a background is something to click on',
    body: `<a href="${RESULTS}"><span style="background:url(n.png)"></span></a>`,
    is: 'pass/results-link',
    remarks: [],
  },
  {
    name: 'all remarks at once',
    body: `<noindex><p hidden><a rel=nofollow href="${RESULTS}"></a></p></noindex>`,
    is: 'pass/results-link',
    remarks: ['nofollow', 'noindex', 'hidden', 'empty-anchor'],
  },
  {
    name: 'of two links the plain one is shown',
    body: `<p hidden>${a(RESULTS, 'скрыто')}</p>${a(RESULTS, 'видно')}`,
    is: 'pass/results-link',
    text: 'видно',
    remarks: [],
  },
  {
    name: 'results of several organisations are a remark',
    body: a(RESULTS) + a('https://bus.gov.ru/independentRating/details/75188'),
    is: 'pass/results-link',
    remarks: ['several-organisations'],
  },
  {
    name: 'an anchor without href is no hyperlink',
    body: '<a name="nok">НОК</a>',
    is: 'fail/no-link',
  },
  {
    name: 'xlink:href makes no hyperlink in HTML',
    body: `<a xlink:href="${RESULTS}">НОК</a>`,
    is: 'fail/not-a-hyperlink',
    how: 'attribute',
  },
];

const notAHyperlink: readonly Case[] = [
  ...(
    [
      ['text', `<p>Результаты: ${RESULTS}.</p>`],
      ['text', '<p>Результаты: bus.gov.ru/independentRating/details/75187</p>'],
      ['text', '<p>Результаты:\n  www.bus.gov.ru/independentRating/details/75187,</p>'],
      ['text', `<p>(${RESULTS})</p>`],
      ['text', `<a>${RESULTS}</a>`],
      ['text', `<textarea>${RESULTS}</textarea>`],
      ['text', `<a href="/nok">${RESULTS}</a>`],
      ['onclick', `<div onclick="window.open('${RESULTS}')">НОК</div>`],
      ['onclick', `<div onclick="window.open('${RESULTS}')"><a>НОК</a></div>`],
      ['onclick', `<a href="#" onclick="location.href='${RESULTS}'">НОК</a>`],
      ['onclick', `<button onmousedown='go("${RESULTS}")'>НОК</button>`],
      ['javascript', `<a href="javascript:window.open('${RESULTS}')">НОК</a>`],
      [
        'javascript',
        `<a href=" Java&#9;Script:window.open('${RESULTS}')">НОК</a>`.replace('&#9;', ''),
      ],
      ['attribute', `<a data-href="${RESULTS}">НОК</a>`],
      ['attribute', `<svg><area href="${RESULTS}"/></svg>`],
      ['template', `<ul><template shadowrootmode=open><li>${a(RESULTS)}</template></ul>`],
      ['template', `<p><template shadowrootmode=x>${a(RESULTS)}</template></p>`],
      [
        'template',
        `<div>${'<template shadowrootmode=open>'}x</template><template shadowrootmode=open>${a(RESULTS)}</template></div>`,
      ],
      ['attribute', `<span data-url="${RESULTS}">НОК</span>`],
      ['attribute', `<form action="${RESULTS}"><input type=submit></form>`],
      ['attribute', `<abbr title="${RESULTS}">НОК</abbr>`],
      ['iframe', `<iframe src="${RESULTS}"></iframe>`],
      ['iframe', `<object data="${RESULTS}"></object>`],
      ['image', `<img src="${RESULTS}/qr.png">`],
      ['image', `<div style="background:url(${RESULTS}/qr.png)"></div>`],
      ['noscript', `<noscript>${a(RESULTS)}</noscript>`],
      ['template', `<template>${a(RESULTS)}</template>`],
      ['template', `<template><p>${RESULTS}</p></template>`],
      ['comment', `<!-- ${a(RESULTS)} -->`],
      ['comment', `<!--[if IE]>${a(RESULTS)}<![endif]-->`],
      ['meta', `<meta property="og:see_also" content="${RESULTS}">`],
      ['meta', `<link rel="related" href="${RESULTS}">`],
      ['json-ld', `<script type="application/ld+json">{"sameAs":"${RESULTS}"}</script>`],
      [
        'json-ld',
        `<script type="application/ld+json">{"sameAs":"${RESULTS.replaceAll('/', '\\/')}"}</script>`,
      ],
    ] as const
  ).map(([how, body]) => ({
    name: `not a hyperlink (${how}): ${body}`,
    body,
    is: 'fail/not-a-hyperlink',
    how,
    kind: 'results' as const,
  })),
  {
    name: 'the address of an XML vocabulary in text is no address',
    body: '<p>http://bus.gov.ru/types/1</p>',
    is: 'fail/no-link',
  },
  {
    name: 'an XML namespace is no address',
    body: '<div xmlns:ns2="http://bus.gov.ru/types/1" xmlns="http://bus.gov.ru/external/1">x</div>',
    is: 'fail/no-link',
  },
  {
    name: 'a mention of the site in running text',
    body: '<p>Оставьте отзыв на сайте bus.gov.ru!</p>',
    is: 'fail/not-a-hyperlink',
    kind: 'general',
    how: 'text',
  },
  {
    name: 'a mention as the label of a link that leads elsewhere',
    body: '<a href="/news/5">Отзывы на bus.gov.ru</a>',
    is: 'fail/no-link',
  },
  { name: 'a mention in a comment', body: '<!-- баннер bus.gov.ru -->', is: 'fail/no-link' },
  { name: 'a mail address', body: '<p>help@bus.gov.ru</p>', is: 'fail/no-link' },
  {
    name: 'a longer host in text',
    body: '<p>bus.gov.ru.evil.example http://bus.gov.ru@evil.example/ mybus.gov.ru</p>',
    is: 'fail/no-link',
  },
  {
    name: 'a file name in text',
    body: '<p>bus.gov.ru.php и busgov-300x230.jpg</p>',
    is: 'fail/no-link',
  },
  {
    name: 'dns-prefetch is no address for people',
    body: '<link rel="dns-prefetch" href="//bus.gov.ru">',
    is: 'fail/no-link',
  },
  {
    name: 'the address in a style sheet is none',
    body: '<style>/* https://bus.gov.ru/independentRating/details/1 */</style>',
    is: 'fail/no-link',
  },
  {
    name: 'the best address is told',
    body: `<p>https://bus.gov.ru/home</p><!-- ${CARD} --><div onclick="x('${RESULTS}')">x</div>`,
    is: 'fail/not-a-hyperlink',
    how: 'onclick',
    kind: 'results',
  },
  {
    name: 'a hyperlink beside the address passes',
    body: `<noscript>${a(RESULTS)}</noscript>${a(RESULTS)}<!-- ${RESULTS} -->`,
    is: 'pass/results-link',
  },
];

const broken: readonly Case[] = [
  ...(
    [
      ['no-scheme', 'bus.gov.ru/independentRating/details/75187'],
      ['no-scheme', 'www.bus.gov.ru/independentRating/details/75187'],
      ['no-scheme', '/bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'htpp://bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'htps://bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'ttps://bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'hhttps://bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'httpss://bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https//bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https:/bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https:bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https.//bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https;//bus.gov.ru/independentRating/details/75187'],
      ['misspelt-scheme', 'https:://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', 'https ://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', 'https://bus.gov.ru/independentRating/details/75187&utm=1'],
      ['misspelt-scheme', 'һttps://bus.gov.ru/independentRating/details/75187'],
      ['glued', 'https://www.school.examplehttps://bus.gov.ru/independentRating/details/75187'],
      ['glued', 'http://school.example/https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '/https://bus.gov.ru/independentRating/details/75187'],
      ['glued', 'https://school.example/https:/bus.gov.ru/independentRating/details/75187'],
      ['glued', 'https://school.example/bus.gov.ru/independentRating/details/75187'],
      ['glued', 'https://school.examplebus.gov.ru/independentRating/details/75187'],
      ['glued', 'http://https://bus.gov.ru/independentRating/details/75187'],
      ['glued', 'https://bus.gov.ru/https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '«https://bus.gov.ru/independentRating/details/75187»'],
      ['stray-characters', '&quot;https://bus.gov.ru/independentRating/details/75187&quot;'],
      ['stray-characters', '%22https://bus.gov.ru/independentRating/details/75187%22'],
      ['stray-characters', '%20https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '#https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '.https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '\u200Bhttps://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', '\u00A0https://bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', 'https:// bus.gov.ru/independentRating/details/75187'],
      ['stray-characters', 'https://bus.gov.ru /independentRating/details/75187'],
      ['stray-characters', 'https://bus.gov.ru/independentRating/details/75187&quot;'],
      ['stray-characters', 'https://bus.gov.ru/independentRating/details/75187.'],
      ['stray-characters', 'https://bus.gov.ru/ independentRating/details/75187'],
      ['stray-characters', 'https%3A%2F%2Fbus.gov.ru%2FindependentRating%2Fdetails%2F75187'],
      ['misspelt-host', 'https://bus.gov.su/independentRating/details/75187'],
      ['misspelt-host', 'https://busgov.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://bus.qov.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://bas.gov.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://bsu.gov.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://bus.gov.r/independentRating/details/75187'],
      ['misspelt-host', 'https://bus.gov,ru/independentRating/details/75187'],
      ['misspelt-host', 'https://bus.gоv.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://wwwbus.gov.ru/independentRating/details/75187'],
      ['misspelt-host', 'https://ww.bus.gov.ru/independentRating/details/75187'],
      ['misspelt-host', 'busgov.ru/independentRating/details/75187'],
      ['wrong-port', 'https://bus.gov.ru:8080/independentRating/details/75187'],
      ['wrong-port', 'http://bus.gov.ru:443/independentRating/details/75187'],
    ] as const
  ).map(([how, href]) => ({
    name: `broken (${how}): ${href}`,
    body: a(href),
    is: 'fail/broken-link',
    how,
    kind: 'results' as const,
  })),
  {
    name: 'http without slashes is relative on an http page',
    page: 'http://school.example/',
    body: a('http:bus.gov.ru/independentRating/details/75187'),
    is: 'fail/broken-link',
    how: 'misspelt-scheme',
  },
  {
    name: 'the CMS glued its own address in front',
    page: 'http://www.school.example/',
    body: a('http://www.school.examplehttp://bus.gov.ru/pub/independentRating/list'),
    is: 'fail/broken-link',
    how: 'glued',
    kind: 'general',
    url: 'http://bus.gov.ru/pub/independentRating/list',
  },
  {
    name: 'a general address without scheme',
    body: a('bus.gov.ru'),
    is: 'fail/broken-link',
    how: 'no-scheme',
    kind: 'general',
    url: 'https://bus.gov.ru/',
  },
  {
    name: 'the repaired address can be pasted',
    body: a('«www.bus.gov.ru/independentRating/details/75187».'),
    is: 'fail/broken-link',
    url: RESULTS,
  },
  {
    name: 'a broken card',
    body: a('htpp://bus.gov.ru/info-card/402495?activeTab=3'),
    is: 'fail/broken-link',
    kind: 'card',
    url: 'https://bus.gov.ru/info-card/402495?activeTab=3',
  },
  ...[
    'pupul sayta bus.gov.ru.php',
    '/pupul%20sayta%20bus.gov.ru.php',
    'bus.gov.php',
    '/files/busgov-300x230.jpg',
    '/bus.gov.ru',
    '/bus.gov.ru/',
    'pages/bus.gov.ru',
    'bus.gov.ru.html',
    'bus.gov.ru/index.php',
    'https://bus.gov.ru.evil.example/independentRating/details/75187',
    'https://bus.gov.ru@evil.example/independentRating/details/75187',
    'https://evil.example/bus.gov.ru/independentRating/details/75187',
    'https://evil.example/?to=https://bus.gov.ru/independentRating/details/75187',
    'https://evil.example/#https://bus.gov.ru/independentRating/details/75187',
    'https://web.archive.example/web/2021/https://bus.gov.ru/independentRating/details/75187',
    'https://evil.example\\@bus.gov.ru/independentRating/details/75187',
    'https://mybus.gov.ru.example/',
    'https://sub.bus.gov.ru.example/independentRating/details/75187',
    'https://zakupki.gov.ru/independentRating/details/75187',
    'https://nok.rosminzdrav.example/',
    'https://quality.mkrf.example/',
    'https://anketolog.example/bus.gov.ru',
    'https://pos.gosuslugi.example/form/?opaId=1',
    'ftp://bus.gov.ru/independentRating/details/75187',
    'mailto:info@bus.gov.ru',
    'tel:84754420476',
    '#',
    '',
  ].map((href) => ({ name: `never a link: ${href}`, body: a(href), is: 'fail/no-link' })),
  {
    name: 'a link that works outranks a broken one',
    body: a('htpp://bus.gov.ru/independentRating/details/75187') + a(GENERAL),
    is: 'fail/general-link',
  },
  {
    name: 'a broken link outranks a text',
    body: `<p>${RESULTS}</p>${a('bus.gov.ru')}`,
    is: 'fail/broken-link',
  },
];

const redirectors: readonly Case[] = [
  ...[
    `/bitrix/redirect.php?event1=x&goto=${encodeURIComponent(RESULTS)}`,
    `/bitrix/rk.php?goto=${RESULTS}`,
    `https://www.school.example/go?${RESULTS}`,
    `/go?${encodeURIComponent(RESULTS)}`,
    `https://vk.com/away.php?to=${encodeURIComponent(RESULTS)}`,
    `https://away.vk.com/away.php?to=${encodeURIComponent(RESULTS)}`,
    `https://www.google.com/url?q=${RESULTS}&sa=D`,
    `https://www.google.com/url?sa=t&url=${encodeURIComponent(RESULTS)}`,
    `https://yandex.ru/clck/jsredir?from=x&url=${encodeURIComponent(RESULTS)}`,
    `https://www.youtube.com/redirect?q=${encodeURIComponent(RESULTS)}`,
    `https://ok.ru/dk?cmd=logExternal&st.link=${encodeURIComponent(RESULTS)}`,
    `https://t.me/iv?url=${encodeURIComponent(RESULTS)}&rhash=1`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(RESULTS)}&data=x`,
    `/go?to=${encodeURIComponent(`https://vk.com/away.php?to=${encodeURIComponent(RESULTS)}`)}`,
    `https://www.google.com/url?sa=t&ved=${'2ahUKEwj'.repeat(500)}&url=${encodeURIComponent(RESULTS)}`,
    `https://yandex.ru/clck/jsredir?text=${encodeURIComponent('оценка качества ').repeat(40)}&url=${encodeURIComponent(RESULTS)}`,
    Array.from({ length: 5 }).reduce<string>(
      (address) => `/go?to=${encodeURIComponent(`https://school.example${address}`)}`,
      `/go?to=${encodeURIComponent(RESULTS)}`,
    ),
  ].map((href) => ({
    name: `through a redirector: ${href}`,
    body: a(href.replaceAll('&', '&amp;')),
    is: 'pass/results-link',
    url: RESULTS,
    remarks: ['redirector'] as const,
  })),
  {
    name: 'a card through a redirector',
    body: a(`/go?to=${encodeURIComponent(CARD)}`),
    is: 'fail/card-link',
    kind: 'card',
    remarks: ['redirector'],
  },
  ...[
    `https://unknown.example/away.php?to=${encodeURIComponent(RESULTS)}`,
    `https://vk.com/share.php?url=${encodeURIComponent(RESULTS)}`,
    `https://vk.com.evil.example/away.php?to=${encodeURIComponent(RESULTS)}`,
    `https://www.google.com/search?q=${encodeURIComponent(RESULTS)}`,
    '/go?to=/independentRating/details/75187',
    '/go?to=bus.gov.ru.evil.example',
    `/go?to=${encodeURIComponent('https://bus.gov.ru.evil.example/independentRating/details/75187')}`,
  ].map((href) => ({
    name: `no redirector to the host: ${href}`,
    body: a(href),
    is: 'fail/no-link',
  })),
];

const ranking: readonly Case[] = [
  {
    name: 'the best link decides',
    body: a(GENERAL) + a(FORM) + a(CARD) + a(RESULTS),
    is: 'pass/results-link',
  },
  {
    name: 'a card outranks the form',
    body: a(GENERAL) + a(FORM) + a(CARD),
    is: 'fail/card-link',
    kind: 'card',
  },
  {
    name: 'the form outranks a general page',
    body: a(GENERAL) + a(FORM),
    is: 'fail/rating-form-link',
  },
  {
    name: 'the label proves nothing',
    body: a(GENERAL, 'Результаты НОКО'),
    is: 'fail/general-link',
    text: 'Результаты НОКО',
  },
  {
    name: 'an accepted card passes by its own reason',
    accept: ['results', 'card'],
    body: a(CARD),
    is: 'pass/card-link',
    kind: 'card',
  },
  {
    name: 'of accepted kinds the best is shown',
    accept: ['results', 'card', 'general'],
    body: a(GENERAL) + a(CARD),
    is: 'pass/card-link',
  },
  {
    name: 'what is not accepted fails',
    accept: ['results', 'card'],
    body: a(FORM),
    is: 'fail/rating-form-link',
  },
  {
    name: 'an accepted form',
    accept: ['results', 'rating-form'],
    body: a(FORM),
    is: 'pass/rating-form-link',
  },
  {
    name: 'an accepted general page',
    accept: ['results', 'general'],
    body: a(GENERAL),
    is: 'pass/general-link',
  },
  {
    name: 'an accepted card as text is still no hyperlink',
    accept: ['card'],
    body: `<p>${CARD}</p>`,
    is: 'fail/not-a-hyperlink',
    kind: 'card',
  },
  { name: 'the right number passes', busId: '75187', body: a(RESULTS), is: 'pass/results-link' },
  {
    name: 'leading zeros are no other number',
    busId: '0075187',
    body: a(RESULTS),
    is: 'pass/results-link',
  },
  {
    name: 'another number is another organisation',
    busId: '75188',
    body: a(RESULTS),
    is: 'fail/wrong-organisation',
    url: RESULTS,
    detail: '75188',
  },
  {
    name: 'part of the number is another number',
    busId: '7518',
    body: a(RESULTS),
    is: 'fail/wrong-organisation',
  },
  {
    name: 'one right number among several passes',
    busId: '75187',
    body: a('https://bus.gov.ru/independentRating/details/1') + a(RESULTS),
    is: 'pass/results-link',
    url: RESULTS,
  },
  {
    name: 'a wrong organisation is not made good by an accepted card',
    busId: '1',
    accept: ['results', 'card'],
    body: a(CARD) + a(RESULTS),
    is: 'fail/wrong-organisation',
  },
  {
    name: 'numbers of cards are not compared',
    busId: '1',
    accept: ['results', 'card'],
    body: a(CARD),
    is: 'pass/card-link',
  },
  { name: 'numbers of cards do not accuse', busId: '1', body: a(CARD), is: 'fail/card-link' },
];

const PATH = '/independentRating/details/';
const script = (code: string): string => `<script>${code}</script>`;
const escaped = (text: string, write: (code: string) => string): string =>
  [...text]
    .map((character) =>
      /\w/.test(character)
        ? character
        : write(character.charCodeAt(0).toString(16).padStart(2, '0')),
    )
    .join('');
const octal = (text: string): string =>
  [...text].map((character) => `\\${character.charCodeAt(0).toString(8)}`).join('');
const backwards = (text: string): string => [...text].reverse().join('');
const json = (text: string): string => JSON.stringify(text).replaceAll('/', '\\/');

const IN_SCRIPTS: readonly Case[] = [
  ...(
    [
      ['\\x2f', `s="${escaped(RESULTS, (code) => `\\x${code}`)}"`],
      ['\\u003a', `s="${escaped(RESULTS, (code) => `\\u00${code}`)}"`],
      ['\\u{3A}', `s="${escaped(RESULTS, (code) => `\\u{${code.toUpperCase()}}`)}"`],
      ['\\u003c', `s="${escaped(a(RESULTS), (code) => `\\u00${code}`)}"`],
      ['\\\\u003c', `s="${escaped(a(RESULTS), (code) => `\\\\u00${code}`)}"`],
      ['%3A%2F%2F', `s=decodeURIComponent("${encodeURIComponent(RESULTS)}")`],
      ['%3A and a point', `s=unescape("${escaped(RESULTS, (code) => `%${code}`)}")`],
      ['%253A', `s="${encodeURIComponent(encodeURIComponent(RESULTS))}"`],
      ['HTML in JSON', `s={"html":${json(a(RESULTS))}}`],
      ['HTML in JSON in JSON', `s=JSON.parse(${json(json(a(RESULTS)))})`],
      ['references', `s="${escaped(RESULTS, (code) => `&#x${code};`)}"`],
      ['named references', `s="${RESULTS.replaceAll('/', '&sol;').replaceAll('.', '&period;')}"`],
      ['base64', `s=atob("${btoa(RESULTS)}")`],
      ['base64 of a link', `s=atob("${btoa(`<p>${a(RESULTS, 'x')}`)}")`],
      ['base64 of more', `s=atob('${btoa(` ${a(RESULTS, 'x')}`)}')`],
      ['%u003A', `s=unescape("${escaped(RESULTS, (code) => `%u00${code}`)}")`],
      ['\\57', `s="${RESULTS.replaceAll('/', '\\57')}"`],
      ['a line break before it', `s="НОК:\\n${RESULTS.slice('https://'.length)}"`],
      ['codes', `s=String.fromCharCode(${[...RESULTS].map((c) => c.charCodeAt(0)).join(', ')})`],
      ['pieces', `s='https://bus.gov.ru' + '${PATH}' + '75187'`],
      ['\\57 for all', `s="${octal(RESULTS)}"`],
      ['a continued line', `s="${RESULTS.replace('gov', '\\\ngov')}"`],
      ['a continued line of DOS', `s="${RESULTS.replace('gov', 'g\\\r\nov')}"`],
      ['its letters backwards', `s="${backwards(RESULTS)}".split("").reverse().join("")`],
      ['other signs for points', `s="${RESULTS.replaceAll('.', '@')}".replace(/@/g, ".")`],
      ['words for points', `s="${RESULTS.replaceAll('.', '[dot]')}".replaceAll('[dot]','.')`],
      ['a list of signs', `s="${RESULTS.replaceAll('.', '|')}".split("|").join(".")`],
      ['signs between', `s="${[...RESULTS].join('*')}".replace(/[*]/g, '')`],
      ['letters in a list', `s=${JSON.stringify([...RESULTS])}.join('')`],
      [
        'single codes',
        `s=${[...RESULTS].map((c) => `String.fromCharCode(${c.charCodeAt(0)})`).join('+')}`,
      ],
      [
        'base64 in pieces',
        `s=atob("${btoa(RESULTS).slice(0, 17)}" + "${btoa(RESULTS).slice(17)}")`,
      ],
      ['a comment between pieces', `s='https://bus' /* a */ + '.gov.ru' + '${PATH}' + '75187'`],
      ['a template', `const h="bus";s=\`https://\${h}.gov.ru${PATH}75187\``],
      ['a template for the domain', `const d="gov.ru${PATH}75187";s=\`//bus.\${d}\``],
      ['a place for the host', `s="https://{0}.gov.ru${PATH}75187".replace("{0}", "bus")`],
      ['an address that grows', `s="https://bus";s+=".gov.ru${PATH}75187"`],
      ['a quote in a pattern', `t=t.split(/'/);s="https://bus" + t[9] + ".gov.ru${PATH}75187"`],
    ] as const
  ).flatMap(([name, code]) => [
    {
      name: `a results address in a script spelled with ${name}`,
      body: script(code),
      is: 'unchecked/script-built',
      detail: RESULTS,
    },
    {
      name: `a results address in a script spelled with ${name} beside a general link`,
      body: a(GENERAL) + script(code),
      is: 'unchecked/script-built',
    },
    {
      name: `a results address in a script spelled with ${name}, of another organisation`,
      busId: '1',
      body: script(code),
      is: 'fail/not-a-hyperlink',
      how: 'script' as const,
    },
  ]),
  ...(
    [
      ['host and path apart', `var h="https://bus.gov.ru",p="${PATH}75187";x.href=h+p`],
      ['the number appended', `x.href="https://bus.gov.ru${PATH}"+id`],
      ['the number appended to the path', `var h='bus.gov.ru';x.href='//'+h+'${PATH}'+id`],
      ['a template literal', `x.href=\`https://bus.gov.ru${PATH}\${id}\``],
      ['a template literal with the host', `const h='bus.gov.ru';x=\`https://\${h}${PATH}\${id}\``],
      ['a joined array', `x=['https://bus.gov.ru','independentRating','details',id].join('/')`],
      ['an escaped slash', `x="https:\\/\\/bus.gov.ru\\/independentRating\\/details\\/"+id`],
      ['a host put together', `x='https://'+['bus','gov','ru'].join('.')+'${PATH}'+id`],
      ['a host in variables', `var a="bus",b="gov",c="ru";x='//'+a+'.'+b+'.'+c+'${PATH}'+id`],
      ['a host in an object', `o={sub:"bus",zone:"gov.ru"};x=o.sub+"."+o.zone+"${PATH}"+id`],
      ['a host backwards', `h='ur.vog.sub'.split('').reverse().join('');x='//'+h+'${PATH}'+id`],
      ['a list backwards', `x=['ru','gov','bus'].reverse().join('.')+'${PATH}'+id`],
      ['a host of base64', `x='//'+atob('${btoa('bus.gov.ru')}')+'${PATH}'+id`],
      [
        'base64 in two',
        `x='//'+atob('${btoa('bus.gov.ru').slice(0, 7)}'+'${btoa('bus.gov.ru').slice(7)}')+'${PATH}'+id`,
      ],
      ['codes and letters', `x='//'+String.fromCharCode(98,0x75,115)+'.gov.ru${PATH}'+id`],
      ['a host in pieces', `x='https://' + 'bus' + '.gov' + '.ru' + '${PATH}' + id`],
    ] as const
  ).flatMap(([name, code]) => [
    {
      name: `put together in a script: ${name}`,
      body: script(code),
      is: 'unchecked/script-built',
    },
    {
      name: `put together in a script: ${name}, whatever else is linked to`,
      busId: '75187',
      body: a(CARD) + a(GENERAL) + a(RESULTS.replace('75187', '1')) + script(code),
      is: 'unchecked/script-built',
    },
    {
      name: `put together in a script: ${name}, beside the link`,
      body: script(code) + a(RESULTS),
      is: 'pass/results-link',
    },
  ]),
  ...[
    script('x="https://bus.gov.ru/widget.js"'),
    script(`x='${a('https://bus.gov.ru/', 'x')}'`),
    script("trusted=['vk.com','bus.gov.ru','gosuslugi.ru']"),
    script("h='BUS.GOV.RU'"),
    script("h='bus'+'.gov.'+'ru'"),
    script("h='bus%2Egov%2Eru'"),
    script("h='bus.'.concat('gov.ru')"),
    script("h='Сайт:\\tbus.gov.ru'"),
    script("h='\\x62us.gov.ru'"),
    '<script src="https://bus.gov.ru/widget.js"></script>',
    '<script type="application/json">{"banner":"https:\\/\\/bus.gov.ru\\/"}</script>',
    `<script type="text/template">${a('https://bus.gov.ru/')}</script>`,
    `<img src="x" onerror="this.outerHTML='${a('https://bus.gov.ru/').replaceAll('"', '&quot;')}'">`,
    `<div data-slides='[{"link":"https:\\/\\/bus.gov.ru${PATH.replaceAll('/', '\\/')}75187"}]'></div>`,
    `<div data-content='<p>${a(RESULTS)}'></div>`,
    `<a :href="'https://bus.gov.ru${PATH}' + id">НОК</a>`,
    `<p>${RESULTS}</p>${script("h='bus.gov.ru'")}`,
    script('h="bus@gov@ru".split("@").join(".")'),
    script("h='ur.vog.sub'.split('').reverse().join('')"),
    script('var a="bus",b="gov",c="ru";host=a+"."+b+"."+c'),
    `<body onload="h='${octal('bus.gov.ru')}'">`,
    `<script src="data:text/javascript,h%3D%27bus.gov.ru%27"></script>`,
    `<script type="text/javascript" src="data:text/javascript;base64,${btoa(`x='${RESULTS}'`)}"></script>`,
    '<script src="/js/noko.js"></script>',
    '<script src="https://widgets.example/bus-gov/show.js?v=2" defer></script>',
  ].map((body) => ({
    name: `a script may show a link that nothing else shows: ${body}`,
    body,
    is: 'unchecked/script-built',
  })),
  ...(
    [
      [a(CARD) + script("h='https://bus.gov.ru/'"), 'fail/card-link'],
      [a(CARD) + script(`/* ${PATH} */ h='https://bus.gov.ru/'`), 'fail/card-link'],
      [a(GENERAL) + script("h=['bus.gov.ru']"), 'fail/general-link'],
      [script('// баннер bus.gov.ru\nx=1'), 'fail/no-link'],
      [script('x=1; // https://bus.gov.ru/'), 'fail/no-link'],
      [script('/* bus.gov.ru\n https://bus.gov.ru/ */ x="/*"'), 'fail/no-link'],
      [script(`x="${PATH}"+id`), 'fail/no-link'],
      [script('h="mybus.gov.ru.example"'), 'fail/no-link'],
      [script('h="info@bus.gov.ru"'), 'fail/no-link'],
      [script('h="/files/bus.gov.ru.php"'), 'fail/no-link'],
      [script('var bus=new Vue(); lang={"ru":1}; zone="gov"'), 'fail/no-link'],
      [script('icons=["car","bus"]; lang="ru"'), 'fail/no-link'],
      [script('zones=["com","gov","ru"]'), 'fail/no-link'],
      [script(`icon="bus";${' '.repeat(3_000)}zones=["com","gov","ru"]`), 'fail/no-link'],
      [script('a="bus";b="zakupki.gov.ru"'), 'fail/no-link'],
      [script('a="/bus";b="info@bus";c="gov.ru"'), 'fail/no-link'],
      [script('// a="bus"\nb="gov.ru"'), 'fail/no-link'],
      [script('h="bus@gov@ru"'), 'fail/no-link'],
      [script('x=".bus_gov_ru".replace(/_/g,".")'), 'fail/no-link'],
      [script('x="ur.vog.iupukaz".split("").reverse().join("")'), 'fail/no-link'],
      [script('x=atob("YnVzLmdvdg==")+String.fromCharCode(1234567)'), 'fail/no-link'],
      [
        '<script src="/js/jquery.min.js"></script><script src="/js/app.js"></script>',
        'fail/no-link',
      ],
      [
        '<script src="/js/knockout.js"></script><script src="/business/gov.js"></script>',
        'fail/no-link',
      ],
      [
        '<script src="data:text/javascript,alert(1)"></script><script src=""></script>',
        'fail/no-link',
      ],
      ['<link rel="stylesheet" href="/css/noko.css"><img src="/noko.png">', 'fail/no-link'],
      [`${a(CARD)}<script src="/js/noko.js"></script>`, 'fail/card-link'],
      [`<template><script src="/js/noko.js"></script></template>`, 'fail/no-link'],
      [script("$('.bus-gov-ru, #bus_gov_ru').show(); busgov.ru()"), 'fail/no-link'],
      [
        script(`s=atob("${btoa('https://zakupki.gov.ru/epz/main/public/home.html')}")`),
        'fail/no-link',
      ],
      ['<link rel="dns-prefetch" href="//bus.gov.ru">', 'fail/no-link'],
      [
        `<meta http-equiv="Content-Security-Policy" content="connect-src https://bus.gov.ru/">`,
        'fail/no-link',
      ],
      ['<style>.x{background:url(https://bus.gov.ru/x.png)}</style>', 'fail/no-link'],
      [
        '<script type="application/ld+json">{"sameAs":"https://bus.gov.ru/"}</script>',
        'fail/no-link',
      ],
      [`<div onclick="go('https://bus.gov.ru/')">НОК</div>`, 'fail/not-a-hyperlink'],
      [`<div title="[${RESULTS}]">НОК</div>`, 'fail/not-a-hyperlink'],
      [`<div data-url="${RESULTS}">НОК</div>`, 'fail/not-a-hyperlink'],
      [script(`x="${CARD}"`), 'fail/not-a-hyperlink'],
    ] as const
  ).map(([body, is]) => ({ name: `no script shows a link there: ${body}`, body, is })),
];

const MAIN = '<script src="/js/main.js"></script>';

/** What scripts load by a name that speaks of the assessment, and what they load by any other. */
const LOADED: readonly Case[] = [
  ...[
    script('$("#block").load("/noko.html")'),
    script('fetch("/noko").then((r)=>r.text()).then((t)=>{x.innerHTML=t})'),
    script("fetch(base + '/nezavisimaya-ocenka.php')"),
    script("var url='/ocenka.html'; $.get(url, show)"),
    script("x=new XMLHttpRequest(); x.open('GET', 'noko.html'); x.send()"),
    script("axios.get('https://api.example/widgets/bus-gov?school=3').then(show)"),
    script("$.ajax({url:'/index.php?page=nok', success:show})"),
    script("fetch('/api/blocks/17').then((t)=>{document.getElementById('noko').innerHTML=t})"),
    script("fetch('/api/blocks').then((b)=>show(b['Независимая оценка качества']))"),
    ...[
      '<div hx-get="/noko" hx-trigger="load"></div>',
      '<iframe data-src="/noko/widget"></iframe>',
      '<div data-include="noko.html"></div>',
      '<div w3-include-html="/inc/nok.html"></div>',
      '<a href="#" data-url="/noko.php">НОКО</a>',
      `<div data-options='{"url":"/noko.php"}'></div>`,
      '<div :src="/noko"></div>',
      '<noko-banner></noko-banner>',
      '<bus-gov-widget school="3"></bus-gov-widget>',
      '<div is="noko-banner"></div>',
      '<div id="noko"></div>',
      '<section id="bus-gov"><div class="spinner"> </div></section>',
      `<a data-href="${RESULTS}">НОК</a>`,
      `<div data-url="${RESULTS}">НОК</div>`,
      `<div data-link="${encodeURIComponent(RESULTS)}">НОК</div>`,
      ...['', ' ', '  '].map((pad) => `<div data-html="${btoa(pad + a(RESULTS, 'x'))}"></div>`),
      `<p rel="${btoa(RESULTS)}">НОК</p>`,
      `<a href="#" data-go="${btoa('https://bus.gov.ru/')}">НОК</a>`,
      `<button onclick="location=atob('${btoa(RESULTS)}')">НОК</button>`,
    ].map((body) => body + MAIN),
  ].map((body) => ({
    name: `what is loaded may hold the link: ${body}`,
    body,
    is: 'unchecked/script-built',
  })),
  ...(
    [
      [script("fetch('/api/news').then(show)"), 'fail/no-link'],
      [script("$('#news').load('/news.html')"), 'fail/no-link'],
      [script("fetch('/api/technology'); x='/knockout'"), 'fail/no-link'],
      [script("// $('#noko').load('/noko.html')\nfetch('/api/news')"), 'fail/no-link'],
      [script("$('.noko').slideToggle()"), 'fail/no-link'],
      [script("fetch('/specialnaya-ocenka-usloviy-truda')"), 'fail/no-link'],
      [`<div hx-get="/news"></div>${MAIN}`, 'fail/no-link'],
      [`<img data-src="/img/noko.png">${MAIN}`, 'fail/no-link'],
      [`<a href="/noko" data-url="/noko">НОКО</a>${MAIN}`, 'fail/no-link'],
      [`<div data-title="/noko"></div>`, 'fail/no-link'],
      [`<share-buttons></share-buttons><div id="news"></div>${MAIN}`, 'fail/no-link'],
      [`<noko-banner></noko-banner>`, 'fail/no-link'],
      [`<div id="noko"></div>`, 'fail/no-link'],
      [
        '<div id="noko"></div><script src="https://mc.yandex.ru/metrika/tag.js"></script>',
        'fail/no-link',
      ],
      [`<div id="noko"><h2>НОКО</h2></div>${MAIN}`, 'fail/no-link'],
      [`<div id="noko"><img src="/noko.png"></div>${MAIN}`, 'fail/no-link'],
      [`<template><noko-banner></noko-banner></template>${MAIN}`, 'fail/no-link'],
      [`<div data-url="${RESULTS}">НОК</div>`, 'fail/not-a-hyperlink'],
      [`<abbr title="${RESULTS}">НОК</abbr>${MAIN}`, 'fail/not-a-hyperlink'],
      [`<div onclick="go('${RESULTS}')">НОК</div>${MAIN}`, 'fail/not-a-hyperlink'],
      [`<div data-html="${btoa('https://zakupki.gov.ru/')}"></div>${MAIN}`, 'fail/no-link'],
      [a(CARD) + script("fetch('/noko')"), 'fail/card-link'],
      [a(RESULTS) + script("fetch('/noko')"), 'pass/results-link'],
    ] as const
  ).map(([body, is]) => ({
    name: `what is loaded holds no link, or decides nothing: ${body}`,
    body,
    is,
  })),
];

const content: readonly Case[] = [
  { name: 'an ordinary small page', body: '<p>Добро пожаловать!</p>', is: 'fail/no-link' },
  {
    name: 'an ordinary small page with scripts',
    body: '<p>Добро пожаловать!</p><script src="/jquery.js"></script><script>$(function(){})</script>',
    is: 'fail/no-link',
  },
  {
    name: 'a page of one sentence',
    html: '<h1>Школа</h1><p>Сайт в разработке</p>',
    is: 'fail/no-link',
  },
  {
    name: 'a page of one sentence with a counter',
    html: '<h1>Школа</h1><p>Сайт в разработке</p><script src="https://mc.yandex.ru/metrika/tag.js"></script>',
    is: 'fail/no-link',
  },
  { name: 'a page of one picture', html: '<img src="school.jpg">', is: 'fail/no-link' },
  { name: 'nothing at all', html: '', is: 'unchecked/empty-page' },
  { name: 'blanks', html: ' \n\t ', is: 'unchecked/empty-page' },
  {
    name: 'a skeleton without content',
    html: '<!doctype html><html><head><title>Школа</title></head><body>&nbsp;</body></html>',
    is: 'unchecked/empty-page',
  },
  {
    name: 'an empty page with a counter',
    html: '<title>x</title><script>ym(1, "init"); // mc.yandex.ru</script>',
    is: 'unchecked/empty-page',
  },
  {
    name: 'a frameset whose frames were not read',
    html: '<frameset cols="20%,*"><frame src="menu.htm"><frame src="main.htm"></frameset>',
    is: 'unchecked/empty-page',
  },
  {
    name: 'a React shell',
    html: '<!doctype html><title>Школа</title><noscript>You need to enable JavaScript</noscript><div id="root"></div><script src="/main.js"></script>',
    is: 'unchecked/script-built',
  },
  {
    name: 'a Vue shell',
    html: '<div id=app></div><script type=module src=/assets/index.js></script>',
    is: 'unchecked/script-built',
  },
  {
    name: 'an Angular shell with a custom element',
    html: '<app-school>Загрузка…</app-school><script src="runtime.js"></script>',
    is: 'unchecked/script-built',
  },
  {
    name: 'a shell with a footer',
    html: `<div id="__nuxt"><div class="spinner"></div></div><footer><a href="/a">О нас</a><a href="tel:1">8 (475)</a> © МБОУ СОШ</footer><script src="/app.js"></script>`,
    is: 'unchecked/script-built',
  },
  {
    name: 'a shell with a general link in its footer',
    html: `<div id="root"></div><footer>${a(GENERAL)}</footer><script src="/app.js"></script>`,
    is: 'unchecked/script-built',
  },
  {
    name: 'a shell with the results link passes',
    html: `<div id="root"></div>${a(RESULTS)}<script src="/app.js"></script>`,
    is: 'pass/results-link',
  },
  {
    name: 'a page written by a script',
    html: '<body><script>document.write(page)</script></body>',
    is: 'unchecked/script-built',
  },
  {
    name: 'a page rendered on the server is judged',
    html: `<div id="__next">${menu()}<p>Новости школы</p></div><script src="/app.js"></script>`,
    is: 'fail/no-link',
  },
  {
    name: 'a custom element on a full page is a widget',
    body: '<share-buttons></share-buttons><script src="/share.js"></script><p>Новости</p>',
    is: 'fail/no-link',
  },
  {
    name: 'a results address inside a script',
    body: `<script>banner('${RESULTS}')</script>`,
    is: 'unchecked/script-built',
    detail: RESULTS,
  },
  {
    name: 'a results address in a script with escaped slashes',
    body: `<script>var s={"u":"${RESULTS.replaceAll('/', '\\/')}"}</script>`,
    is: 'unchecked/script-built',
    detail: RESULTS,
  },
  {
    name: 'a results address in a script with escaped code points',
    body: `<script>s="${RESULTS.replaceAll('/', '\\u002F')}"</script>`,
    is: 'unchecked/script-built',
    detail: RESULTS,
  },
  {
    name: 'a results address in a script template',
    body: `<script type="text/x-template">${a(RESULTS)}</script>`,
    is: 'unchecked/script-built',
  },
  {
    name: 'a results address in a script beside a general link',
    body: `${a(GENERAL)}<script>x="${RESULTS}"</script>`,
    is: 'unchecked/script-built',
  },
  {
    name: 'a results address in a script beside the link',
    body: `${a(RESULTS)}<script>x="${RESULTS}"</script>`,
    is: 'pass/results-link',
  },
  {
    name: 'another organisation in a script',
    busId: '1',
    body: `<script>x="${RESULTS}"</script>`,
    is: 'fail/not-a-hyperlink',
    how: 'script',
  },
  {
    name: 'a card in a script would not pass anyway',
    body: `<script>x="${CARD}"</script>`,
    is: 'fail/not-a-hyperlink',
    how: 'script',
  },
  {
    name: 'an accepted card in a script',
    accept: ['results', 'card'],
    body: `<script>x="${CARD}"</script>`,
    is: 'unchecked/script-built',
  },
  ...IN_SCRIPTS,
  ...LOADED,
];

function menu(): string {
  return '<ul><li><a href="/">Главная</a><li><a href="/sveden">Сведения</a><li><a href="/news">Новости</a><li><a href="/contacts">Контакты</a></ul><p>Муниципальное бюджетное общеобразовательное учреждение, средняя общеобразовательная школа</p>';
}

/** The markup of a case as a whole page. */
export function htmlOf({ html, body = '' }: Case): string {
  return html ?? `<!doctype html><html><head><title>Школа</title></head><body>\n${menu()}\n${body}`;
}

export const CASES: readonly Case[] = [
  ...addresses,
  ...asABrowserResolves,
  ...asAHyperlink,
  ...notAHyperlink,
  ...broken,
  ...redirectors,
  ...ranking,
  ...content,
];
