// Pages that are built to be read otherwise in a hurry than with care. What each of them says is
// for the tree to tell; what counts here is that nobody says anything else.
import iconv from 'iconv-lite';
import type { ReadablePage } from '../../src/page/page-reader.js';
import { pageOf } from './differences.js';

const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';
const LINK = `<a href="${RESULTS}">НОКО</a>`;
const MENU = Array.from({ length: 7 }, (_, at) => `<a href="/m${at}">Раздел ${at}</a>`).join(' ');
const ADDRESS = 'https://school.example/';

const words = (count: number): string =>
  Array.from({ length: count }, (_, at) => `w${at}`).join(' ');

/** What stands in a body in front of a menu, or behind it, or both. */
export const MARKUP: Readonly<Record<string, string>> = {
  'a row is hidden': `<table><tr hidden><td>${LINK}</table>`,
  'a row is hidden by its style': `<table><tr style="display:none"><td>${LINK}</td></tr><tr><td>${LINK}</table>`,
  'a group of rows is hidden': `<table><tbody style="visibility: hidden"><tr><td>${LINK}</table>${LINK}`,
  'a hidden form in a table': `<table><form hidden><tr><td>${LINK}</td></tr></form></table>`,
  'a hidden form in a form': `<form><form hidden>${LINK}</form>${LINK}</form>${LINK}`,
  'hidden until found': `<div hidden=until-found>${LINK}</div>`,
  'hidden by a style with references': `<div style="display&colon;n&#111;ne">${LINK}</div>`,
  'a comment in a style': `<div style="display:/**/none">${LINK}</div>`,
  'two styles': `<div style="color:red" style="display:none">${LINK}</div>`,
  'a no-break space in a style': `<div style="display:\u00a0none">${LINK}</div>`,
  'a name in three texts': 'bus.</x>gov.</x>ru',
  'a name in many texts': 'b</x>us</x>.go</x>v.r</x>u',
  'a name around the body': 'bus.<body>gov.</html>ru',
  'a name out of a table': '<div>bus.<table>gov.<tr>ru</table></div>',
  'a name behind a comment behind the body': 'сайт bus.</body><!-- x -->gov.ru',
  'a text behind a comment behind the body': 'Текст\n</body>\n<!-- x -->\nсм. bus.gov.ru',
  'a body that a marquee keeps open': '<marquee>Текст\n</body>\n<!-- x -->\nсм. bus.gov.ru',
  'a label behind a reference': `<div onclick="x('bus&period;gov.ru/independentRating/details/7')">НОК <b>x</b> <p>y</p>\n<p>z</p></div>`,
  'formatting around blocks': `<b><i>x<p>y</b>z<div>a</i>b</div>c</p>${LINK}<font><p>d</font>e<u><li>f</u>g`,
  'formatting around many blocks': `<b><i><u><s><p>x</b>y</p>z</s>${LINK}</u></i>`,
  'nobr in nobr': `<nobr>x<nobr>y<p>z</nobr>a</nobr>b${LINK}`,
  'a text behind the end': 'Текст</body></html> см. bus.gov.ru <p>и ещё',
  'a hidden formatting element that goes on in the next paragraph': `<div><p><b hidden>x<p>${LINK}</div>${LINK}`,
  'a comment of nothing': `<!>Меню <b><!--x--></b> ${LINK}`,
  'a comment that is cut off': '<!-- https://bus.gov.ru/info',
  'a comment that is cut off in a dash': '<!-- https://bus.gov.ru/info-',
  'a comment that is cut off in its end': '<!-- https://bus.gov.ru/info--',
  'a comment that is cut off in an odd end': '<!-- https://bus.gov.ru/info--!',
  'a comment that is cut off behind three dashes': '<!-- https://bus.gov.ru/info---',
  'a noindex comment with a no-break space': `<!--\u00a0noindex-->${LINK}`,
  'a noindex comment with much room': `<!--${' '.repeat(60)}noindex -->${LINK}`,
  'a noindex comment in capitals': `<!--NoIndex-->${LINK}<!--/NOINDEX-->${LINK}`,
  'a noindex instruction': `<!noindex>${LINK}</ /noindex>${LINK}<?noindex>${LINK}`,
  'a noindex element in a table': `<table><noindex><tr><td>${LINK}</noindex></table>`,
  'a noindex element across a paragraph': `<p><noindex>${LINK}</p>${LINK}</noindex>${LINK}`,
  'a noindex comment in a table': `<table><!--noindex--><tr><td>${LINK}</table>${LINK}`,
  'a refresh out of a table':
    '<table><tr><td><meta http-equiv=refresh content="1;url=/b"></td></tr><meta http-equiv=refresh content="1;url=/a"></table>',
  'a refresh in a template': '<template><meta http-equiv=refresh content="0;url=/a"></template>',
  'a refresh in capitals':
    '<META HTTP-EQUIV=REFRESH CONTENT="0;URL=/A"><meta http-equiv=refresh content=5>',
  'a refresh in a noscript': '<noscript><meta http-equiv=refresh content="0;url=/a"></noscript>',
  'a refresh that a browser ignores':
    '<meta http-equiv=refresh content="url=/a"><meta http-equiv=refresh content="0,/b">',
  'a break in front of the text of a pre': `<pre class="${'x'.repeat(600)}">\nсм. bus.gov.ru</pre>`,
  'a bracket in the tag of a pre': '<pre title="a>b">\nсм. bus.gov.ru</pre>',
  'a break in front of the text of a listing': '<LISTING >\r\nсм. bus.gov.ru</LISTING>',
  'a break in a textarea': '<textarea title=">">\nсм. bus.gov.ru</textarea>',
  'an xmp in a misnested hyperlink': `<b><a href=/x></b><xmp>см. bus.gov.ru</xmp></a>`,
  'an xmp behind a misnested hyperlink': '<a href=/x><div></a><xmp>см. bus.gov.ru</xmp></div>',
  'tables in tables': `${'<table><tr><td>'.repeat(130)}${LINK}`,
  'tables in tables in tables': `${'<table><tr><td>'.repeat(110)}<b>${LINK}`,
  'elements in elements': `${'<div>'.repeat(280)}${LINK}`,
  'forms in forms': `${'<form><div>'.repeat(140)}${LINK}`,
  'a label of two texts that are one': `<a href="${RESULTS}">x${' '.repeat(1300)}</zzz>y</a>`,
  'an inner page of two texts that are one': `<a href="/q">x${' '.repeat(1300)}</zzz>НОКО</a>`,
  'a word that the label cuts off': `<a href="/q">${'а '.repeat(148)} нокиа</a><a href="/r">${'а '.repeat(148)}нокиа</a>`,
  'a label behind much white space': `<a href="/q">${' '.repeat(1300)}НОКО</a>`,
  'many attributes': `<a ${words(600)} href="${RESULTS}">НОКО</a>`,
  'attributes that are numbers': `<a href=/a,${Array.from({ length: 600 }, (_, at) => `${at} ${at},7`).join(' ')}>x</a>${LINK}`,
  'many attributes in a comment': `<!-- <b ${words(600)} > -->${LINK}`,
  'many attributes in a bogus comment': `<! <b ${words(600)}>${LINK}<? <b ${words(600)}>${LINK}`,
  'many attributes in a document type': `<!doctype <b ${words(600)}>${LINK}`,
  'many attributes in an end tag': `</b ${words(600)}>${LINK}`,
  'a quote in a name of an attribute': `<p ="> " ${words(600)} ${LINK}`,
  'a quote in an attribute without quotes': `<p a=b="> " ${words(600)} ${LINK}`,
  'a quote in a text': `a=" <p title="<b ${words(600)}">${LINK}`,
  'a very long attribute': `<a title="${'х'.repeat(5_000)}" href="${RESULTS}">НОКО</a>`,
  'a base behind a base': `<base href="/a/"><base href="/b/"><a href="noko">НОКО</a>`,
  'a base out of a table':
    '<table><tr><td><base href=/a/></td></tr><base href=/b/></table><a href=noko>НОКО</a>',
  'a base without an address': `<base target=_blank><base href=/y/><a href=noko>НОКО</a>`,
  'a base in a noscript': `<noscript><base href=/y/></noscript><a href=noko>НОКО</a>`,
  'a base in a drawing': `<svg><base href=/y/></svg><a href=noko>НОКО</a>`,
  'a base that redirects':
    '<base href="https://school.example/go?https://bus.gov.ru/independentRating/details/7"><a href="">x</a><a href="#a">y</a>',
  'a base that redirects by a query':
    '<base href="/go?u=https%3A%2F%2Fbus%2Egov%2Eru%2FindependentRating%2Fdetails%2F7"><a href="#a">y</a>',
  'a base on the host': `<base href="https://bus.gov.ru/"><a href="independentRating/details/7">НОКО</a>`,
  'a base on the host with a port': `<base href="https://bus.gov.ru:443/"><a href="independentRating/details/7">НОКО</a>`,
  'a base beside the host': `<base href="https://us.gov.ru/"><a href="independentRating/details/7">НОКО</a>`,
  'a host in full width': `<a href="https://ｂｕｓ．ｇｏｖ．ｒｕ/independentRating/details/7">x</a>`,
  'a host with a soft hyphen': `<a href="https://b\u00adus.g\u00adov.r\u00adu/independentRating/details/7">x</a>`,
  'a host with a named soft hyphen': `<a href="https://b&shy;us.g&shy;ov.r&shy;u/independentRating/details/7">x</a>`,
  'a host with breaks': `<a href="https://b\nus.g\tov.\rru/independentRating/details/7">x</a>`,
  'a host in references': `<a href="https://b&#117;s&period;g&#x6F;v.r&#0117;/independentRating/details/7">x</a>`,
  'a host in percents': `<a href="https://b%75s.g%6fv%2er%75/independentRating/details/7">x</a>`,
  'a host in punycode': `<a href="https://xn--bus-.xn--gov-.ru/independentRating/details/7">x</a>`,
  'a host with backslashes': `<a href="https:\\\\bus.gov.ru\\independentRating\\details\\7">x</a>`,
  'a host with commas': `<a href="https://bus&comma;gov&comma;ru/independentRating/details/7">x</a>`,
  'a host with a dash': `<a href="https://bus-gov.ru/independentRating/details/7">x</a><a href="https://sub.gov.ru/">x</a><a href="https://bu.sgov.ru/independentRating/details/7">y</a><a href="https://busg.ov.ru/independentRating/details/7">z</a>`,
  'attributes without quotes and with slashes': `<a href=${RESULTS}/>НОКО</a><a/href=${RESULTS}/title=x>НОКО</a>`,
  'attributes twice': `<a href=/x href="${RESULTS}">НОКО</a><a HREF='${RESULTS}' href=/x>НОКО</a>`,
  'a hyperlink that closes itself': `<a href="${RESULTS}"/>НОКО</a><a/>x`,
  'a hyperlink in a hyperlink': `<a href="/x">см. <a href="${RESULTS}">НОКО</a> bus.gov.ru</a>`,
  'a hyperlink around a table': `<a href="${RESULTS}"><table><tr><td>НОКО<a href="/x">y</a></table>z</a>`,
  'a hyperlink in a loose table': `<table>${LINK}<tr>${LINK}<td>x</table>`,
  'a hyperlink in an object': `<a href="/x"><object>${LINK}</object> bus.gov.ru</a>`,
  'a marquee in formatting': `<b><i><marquee>${LINK}</b></marquee></i> bus.gov.ru`,
  'an applet in a paragraph': `<p><applet><p>${LINK}</p></applet>см. bus.gov.ru`,
  'a paragraph in a button': `<p><button><p>${LINK}</button>bus.gov.ru</p>`,
  'buttons in buttons': `<button><b><button>${LINK}</button>bus.gov.ru</button>`,
  'headings in headings': `<h1 hidden>x<h2>${LINK}</h1>${LINK}</h2>${LINK}`,
  'list items in odd places': `<li hidden><div><li>${LINK}<ul><li hidden>x</li>${LINK}</ul></li>`,
  'terms in odd places': `<dl><dt hidden>x<dd>${LINK}<section><dt>y</section>bus.gov.ru</dl>`,
  'captions and columns': `<table><caption hidden>x<colgroup><col>${LINK}<caption>${LINK}</table>`,
  'a cell alone': `<td hidden>${LINK}</td><tr>${LINK}<caption>${LINK}`,
  'a select in a table': `<table><tr><td><select><option>bus.gov.ru<td>${LINK}</select></table>`,
  'a hyperlink in a select': `<select>${LINK}<option><a href="/x">y</select>bus.gov.ru`,
  'an input in a select': `<select hidden><option>x<input>${LINK}</select>`,
  'a ruby': `<ruby hidden>x<rp>(<rt>y</ruby>${LINK}`,
  'crossed formatting': `<b><p hidden>${LINK}</b>${LINK}</p>${LINK}`,
  'crossed formatting with noindex': `<b><noindex>${LINK}</b>${LINK}</noindex>${LINK}`,
  'crossed hyperlinks': `<a href="${RESULTS}"><p>x</a>y</p>bus.gov.ru`,
  'a nobr in a nobr': `<nobr>x<nobr hidden>${LINK}</nobr>${LINK}</nobr>${LINK}`,
  'a drawing that leads back': `<svg><p>${LINK}</svg><svg><title>${LINK}</title></svg>`,
  'a drawing with HTML': `<svg><foreignObject><div hidden>${LINK}</div></foreignObject></svg>`,
  'a drawing with a hyperlink': `<svg><a xlink:href="${RESULTS}"><text>НОКО</text></a></svg>`,
  'a drawing with a section': `<svg><![CDATA[</svg>]]><g></g></svg>${LINK}`,
  'a drawing with a comment': `<svg><!-- </svg> --><g hidden></g></svg>${LINK}`,
  'a drawing with a style': `<svg><style></svg></style>${LINK}</svg>${LINK}`,
  'a drawing with an end tag of a paragraph': `<div hidden><svg><g></p></g></svg></div>${LINK}`,
  'a drawing with a break': `<svg><g></br></g></svg>${LINK}`,
  'a drawing with an end in an attribute': `<svg><g a="</svg>"></g></svg>${LINK}`,
  'a drawing that closes itself': `<svg/><a href="${RESULTS}"><svg hidden/>НОКО</a>`,
  'a drawing in a loose table': `<table><svg><g></g></svg><tr><td>${LINK}</table>`,
  'a drawing with long tags': `<svg><path d="${'1 '.repeat(700)}"/><g></g></svg>${LINK}`,
  'a drawing with many attributes': `<svg><path ${'a=1 '.repeat(510)}></path></svg>${LINK}`,
  'a drawing without an end': `${LINK}<svg><g>${LINK}`,
  'a drawing that ends in a tag': `${LINK}<svg><g></svg`,
  'an empty drawing': `<svg></svg>${LINK}<svg width=1></svg >${LINK}`,
  'a drawing with a lone sign': `<svg><g>1 < 2</g></svg>${LINK}<svg><g><3</g></svg>`,
  'shapes outside of drawings': `<text><g>${LINK}</text><set>${LINK}</set></g><path/>${LINK}</line>`,
  'a heading in one in which formatting goes on': `<ul><li><b>x<li>y</ul><h1 hidden>z<h2>${LINK}</h2></h1>${LINK}`,
  'an option in one in which formatting goes on': `<ul><li><b>x<li>y</ul><option hidden>z<option>${LINK}</option></option>${LINK}`,
  'a hidden drawing': `<svg hidden><g></g></svg>${LINK}`,
  'drawings in a drawing': `<svg><svg><g></g></svg>${LINK}</svg>${LINK}`,
  'a formula': `<math><mi><a href="${RESULTS}">x</a></mi></math>`,
  'a script in a comment in a script': `<script><!-- <script> </script> --></script>${LINK}<script><!-- </script>${LINK}`,
  'ends of scripts': `<script>"${RESULTS}"</script/>${LINK}<script>x</SCRIPT\n>${LINK}<script>x</scriptx></script a="b>">${LINK}`,
  'a style that ends late': `<style></style ${LINK}</style>${LINK}`,
  'a title in the body': `<title>bus.gov.ru</title><title/>${LINK}</title>`,
  'a noscript in a hyperlink': `<a href="${RESULTS}"><noscript>НОКО</noscript></a>`,
  'comments with odd ends': `<!-->${LINK}<!--->${LINK}<!--x--!>${LINK}<!--x--!-->${LINK}<!----!>${LINK}`,
  'bogus comments': `</ bus.gov.ru><?x bus.gov.ru?><!x ${LINK}><![CDATA[ ${LINK} ]]>`,
  'a comment in a comment': `<!-- <!-- ${LINK} --> ${LINK} -->`,
  'a document type in the middle': `см. <!DOCTYPE html>bus.gov.ru <!doctype "a>b">${LINK}`,
  'a byte order mark in the middle': `<p>\ufeffсм. bus.gov.ru\ufeff</p>\ufeff${LINK}`,
  'separators of lines': `<p>\u2028\u2029см. bus.gov.ru\u0085</p>\u2028${LINK}`,
  'control characters': `<p>\u0001\u000bсм. bus.gov.ru</p><a\u000bhref="${RESULTS}">x</a>${LINK}`,
  'returns of carriage': `<p>\rсм.\r\n\rbus.gov.ru\r</p>\r${LINK}`,
  'characters of two units': `<p>😀😀 bus.gov.ru</p>😀${LINK}`,
  'broken references': `<p>&#0; &#x80; &#xD800; &#x110000; &notit; &ampbus.gov.ru &AMP</p>${LINK}`,
  'a reference that a tag cuts': `<p>b&#117<b>s</b>.gov.ru bus&period<i>;</i>gov.ru</p>`,
  'a frame with a document': `<iframe srcdoc="&lt;a href='${RESULTS}'&gt;НОКО&lt;/a&gt;" src=/x></iframe>`,
  'frames of every kind': `<iframe src=/a hidden></iframe><object data=/b></object><embed src=/c.html><iframe></iframe><iframe src="https://bus.gov.ru/"></iframe>`,
  'a frame in a frame': `<iframe src=/a><iframe src=/b></iframe></iframe>`,
  'a frame out of a table':
    '<table><tr><td><iframe src=/a></iframe></td></tr><iframe src=/b></iframe></table>',
  'an object in an object': `<object data=/a><object data=/b>${LINK}</object></object>`,
  areas: `<map><area href="${RESULTS}" alt="НОКО"><area href=/noko alt=НОКО hidden></map><area href>`,
  'an input that is a picture': `<a href="${RESULTS}"><input type=image></a><input type=image src="${RESULTS}" formaction="${RESULTS}">`,
  'a form that leads there': `<form action="${RESULTS}"><button formaction="${RESULTS}">НОКО</button></form>`,
  'a form in which formatting goes on': `<p><i>x<form action="${RESULTS}"><input type=submit></form>y<p>z`,
  'a form in which formatting goes on, in a list': `<p><i>x<form hidden><li>y</form>${LINK}`,
  'a body that is hidden late': `${LINK}<body hidden>${LINK}`,
  'a head that is opened late': `см. <head>bus.gov.ru</head>${LINK}`,
  'a hidden root': `<html hidden>${LINK}`,
  'a lone end of a paragraph': `<a href="${RESULTS}">x</p>y</a></br>bus.gov.ru`,
  'an element of no kind': `<x-y hidden>${LINK}<x-y></x-y></x-y>${LINK}<ab:c hidden>${LINK}`,
  'an attribute that is a number': `<div 2="${RESULTS}" 1="${RESULTS}?a" __proto__="${RESULTS}?b">x</div>`,
  'end tags with attributes': `<a href="${RESULTS}">x</a href="${RESULTS}">y</p hidden>${LINK}`,
  'a frameset at the end': `${LINK}<frameset><frame src=/a></frameset>`,
  'plain text': `${LINK}<plaintext>${LINK}`,
  'a template': `<template>${LINK}<p>см. ${RESULTS}</p></template>${LINK}`,
  'a template with attributes': `<template data-href="${RESULTS}">x</template><template hidden>${LINK}</template>${LINK}`,
  'a template in a template': `<template><template>${LINK}</template><a href=/noko>НОКО</a>${LINK}</template>${LINK}`,
  'a template that is left open': `${MENU}<template><div>${LINK}`,
  'a template that is never opened': `<div></template>${LINK}</div></template>`,
  'a template in a table': `<table><template>${LINK}</template><tr><td><template>x</td></table>${LINK}</template>`,
  'rows in a template': `<template><tr><td>${LINK}</td></tr></template>${LINK}`,
  'a table in a template': `<table><tr><td><template><table><tr><td>${LINK}</table></td></template>${LINK}</table>`,
  'a form in a template': `<form><template><form>${LINK}</form></template>${LINK}</form>`,
  'a template in a hyperlink': `<a href="${RESULTS}">x<template>НОКО</template></a><a href=/a><template>НОКО</template></a>`,
  'a hyperlink across a template': `<a href=/x><template><a href="${RESULTS}">НОКО</a></template>x</a>${LINK}`,
  'formatting across a template': `<b><i><template></b>${LINK}<u></template></i>${LINK}</b>${LINK}`,
  'a lone end of a paragraph in a template': '<template>bus.</p>gov.ru</template>',
  'a lone break in a template': '<template>bus.</br>gov.ru</template>',
  'a list across a template': `<ul><li><template><li>${LINK}</ul></template><li>${LINK}</ul>`,
  'a paragraph across a template': `<p hidden><template><p>${LINK}</template>${LINK}<p>${LINK}`,
  'a select in a template': `<template><select><option>${LINK}</template>${LINK}</select>${LINK}`,
  'a script in a template': `<template><script>location="${RESULTS}"</script><style>/*${RESULTS}*/</style></template>`,
  'a comment in a template': `<template><!--noindex--><!-- ${RESULTS} --></template>${LINK}`,
  'a body in a template': `<template><body hidden>${LINK}</body></template>${LINK}`,
  'a base in a template': `<template><base href="https://bus.gov.ru/"></template><a href="/independentRating/details/7">x</a>`,
  'a frame in a template': '<template><iframe src=/a></iframe><object data=/b></object></template>',
  'a drawing in a template': `<template><svg><a href="${RESULTS}">x</a></svg></template>${LINK}`,
  'a shadow root': `<div><template shadowrootmode=open>${LINK}</template></div>`,
  'a source that ends in a tag': `${LINK}${MENU}<a href="${RESULTS}`,
  'a source that ends in a comment': `${LINK}${MENU}<!-- ${LINK}`,
  'a source that ends in a script': `${MENU}<script>location="${RESULTS}"`,
  'a source that ends in a slash': `${MENU}${LINK}см. bus.gov.ru</`,
  'a word in tags of a hyperlink': `<a href=/1>НО<b>К</b>О</a><a href=/2>НО<br>КО</a><a href=/3>нок<wbr>аут</a>`,
  'a word in a label':
    '<a href=/1><img alt="НОКО"></a><a href=/2 title=НОКО></a><a href=/3 aria-label="Независимая&nbsp;оценка"> </a><area href=/4 alt=НОКО>',
  'a word with references':
    '<a href=/1>&#1053;&#1054;&#1050;&#1054;</a><a href=/2><img alt="&#x41D;ОКО &copyНОКО"></a><a href=/3>&quot;НОК&quot;</a><a href=/&#110;oko>x</a>',
  'a word that is cut off': `<a href=/1>${'х '.repeat(148)} нокаут</a><a href=/2 title="${'х '.repeat(148)} нокаут"></a>`,
  'a word in a script of a hyperlink': '<a href=/1><script>a<b "</script>НОКО<img alt="x"></a>',
  'a word behind a comment of a hyperlink':
    '<a href=/1><!-- > -->НОКО</a><a href=/2>x<!-- НОКО --></a>',
  'a word behind an odd attribute':
    '<a href=/1><img title=">">НОКО</a><a href=/2><img title=\'<"\'>НОКО</a>',
  'words between hyperlinks':
    '<a href=/1>независимая</a><a href=/2>оценка</a> НОКО <a href=/3>нок</a>аут',
  'a word in a drawing':
    '<a href=/1><svg><title>НОКО</title></svg></a><a href=/2><svg><text>НОКО</text></svg></a>',
  'a word in an encoded address':
    '<a href=/%D0%9D%D0%9E%D0%9A%D0%9E>x</a><a href="/%6Eoko">x</a><a href="/%D0%9D%ZZ-noko">x</a><a href="/a b/noko">x</a>',
  'a word in an odd address':
    '<a href="/no\nko">x</a><a href="\\noko">x</a><a href=" /noko ">x</a><a href="/a?x=1&noko=2">x</a><a href="/a?x&amp;noko">x</a><a href=/НОКО/>x</a>',
  'a word in the address of another site':
    '<a href="https://noko.example/">x</a><a href="//school.example/noko">x</a><a href="mailto:noko@school.example">x</a>',
  'a host with encoded letters':
    '<a href="https://b%75s.gov.ru/x">x</a><a href="https://%D0%B1us.gov.ru/independentRating/details/7">x</a><a href="https://bus%D2%83.gov.ru/">x</a>',
  'a host with references':
    '<a href="https://bus&shy.gov&shy.ru/info-card/7">x</a><a href="https://bu&Tab;s.go&Tab;v.ru/info-card/7">x</a><a href="https://bus&period;gov&PERIOD;ru/">x</a>',
  'a host with long references': `<a href="https://&#${'0'.repeat(60)}98;us.go&#x${'0'.repeat(27)}76;.ru/info-card/7">x</a> &#${'0'.repeat(9_000)}98;us&#46gov&#x2e;ru`,
  'a host that is carried on':
    '<a href="/go?to=https%3A%2F%2Fb%75s.gov%2Eru%2Finfo-card%2F7">x</a><a href="/go?a=1&to=https://%62us.gov.ru/info-card/7">x</a>',
  'a host with encoded blanks':
    '<a href="b%20us.go%20v.ru/independentRating/details/7">x</a><a href="%20b%75s.gov.ru/info-card/7">x</a><a href="b%20us.gov%2Er%20u">x</a><a href="//b%20us.go%20v.ru/info-card/7">x</a><a href="https://b%20us.go%20v.ru/info-card/7">x</a><a href="https://b%20us@bus%2Egov%2Eru/info-card/7">x</a><a href="?b%20us.gov.ru">x</a><a href="#%20b">x</a>',
  'a carried host with encoded blanks':
    '<a href="/go?to=https://b%20us.gov%20.ru/info-card/7">x</a><a href="/go?%20https%3A//bus.gov.ru/info-card/7">x</a><a href="/go?a%20b&to=%20https%3A%2F%2F%62us.gov%2Eru%2Finfo-card%2F7">x</a><a href="/a%20b/go?https://bus.gov.ru/info-card/7%20">x</a>',
  'a host with encoded blanks behind a letter like one':
    '<a href="htt%D0%A0://bus.%20gov.%20ru/pub/info-card/123">x</a><a href="%D0%A0%D0%B5%D0%B7/http://bus.%20gov.%20ru/pub/info-card/123">НОКО</a><a href="%d1%ab%D0%B5/http://bus.%20gov.%20ru/pub/info-card/123">x</a>',
  'blanks in labels':
    '<a href="/x" title="Независимая  оценка"><img src=a></a><a href="/y"><img alt="Независимая\n   оценка"></a><a href="/z">нок </a><a href="/v"> нок</a>',
  'a text out of a table in a hyperlink':
    '<a href="/x"><table><tr><td> оценка</td></tr>независимая</table></a>',
  'an element out of a table in a hyperlink':
    '<a href="/x"><table><tr><td> оценка</td></tr><b>независимая</b></table></a>',
  'a base with a word in its query': '<base href="/?noko=1"><a href="#x">сюда</a>',
  'many places in one line': `${'x'.repeat(300)}${LINK.repeat(20)}\n${'ж'.repeat(100)}${LINK.repeat(20)}`,
  'blanks in addresses of files':
    '<a href="/upload/%D0%9F%D0%BB%D0%B0%D0%BD%20%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D1%8B.pdf">План</a><a href="plan%20noko.pdf">x</a><a href="/plan%20noko">x</a><a href="/a%2">x</a><a href="/a%">x</a><a href="/a%2z">x</a>',
  'places with line breaks of all kinds': `a\r\nb\rc\n\r${LINK}\r\r\n<i>\n\n${LINK}</i>\r${LINK}\n`,
  'places in a long line': `${'\n'.repeat(40)}${'x'.repeat(100)}${LINK}${'\r\n'.repeat(17)}  ${LINK}`,
  'a long page': `<p>${'текст '.repeat(25_000)}</p>${LINK}<p title="${'x'.repeat(130_000)}">см. bus.gov.ru</p>`,
  'a name where a long page is parted': `${' '.repeat(119_985 - 250)}${`<i>${LINK}</i>`.repeat(4)}`,
  'a comment where a long page is parted': `${' '.repeat(119_700)}${'<!-- ->- --><b></b>'.repeat(40)}${LINK}`,
  'returns in a long page': `${'\r\n\r'.repeat(41_000)}${LINK}\r${LINK}\n${LINK}`,
  'many tags': `${'<br>'.repeat(29_990)}${LINK}`,
  'too many tags': `${'<i></i>'.repeat(16_000)}${LINK}`,
  'many crossed tags': `${'<b><i><p></b></i></p>'.repeat(120)}${LINK}`,
  'open formatting in paragraphs': `${'<p><b><i>'.repeat(60)}${LINK}`,
};

const in_ = (html: string): Buffer => Buffer.from(html);

/** Pages that are odd by more than their markup. */
export const PAGES: Readonly<Record<string, ReadablePage>> = {
  'an address that carries the host': {
    ...pageOf(in_(`${MENU}<a href="">Сюда</a><a href="#top">Наверх</a>`)),
    address: 'https://school.example/go?https://bus.gov.ru/independentRating/details/7',
  },
  'an address with the name in its query': {
    ...pageOf(in_(`${MENU}<a href="#top">Наверх</a><a href="?x">x</a>`)),
    address: 'https://school.example/?from=https%3A%2F%2Fbus.gov.ru%2F',
  },
  'a name of the host in Cyrillic': pageOf(
    in_(
      `${MENU}<a href="https://независимаяоценка.рф/independentRating/details/7">x</a><a href="https://независимаяоценк.рф/independentRating/details/7">x</a>`,
    ),
  ),
  'a number that is the host': pageOf(
    in_(`${MENU}<a href="http://3405803783/independentRating/details/7">x</a>`),
  ),
  'words that hang on where they stand': pageOf(
    in_(`${MENU}<a href="q">x</a><a href="noko">y</a><a href="noko/">z</a><a href="m3#a">m</a>`),
  ),
  'a host that ends alike': {
    ...pageOf(in_(`${MENU}${LINK}<a href="https://school.tambov.gov.ru/noko">НОКО</a>`)),
    address: 'https://school.tambov.gov.ru/',
  },
  'a host that ends alike and has nothing': {
    ...pageOf(
      in_(`${MENU}<a href="//school.tambov.gov.ru/noko">x</a><a href="https://bis.gov.ru/">x</a>`),
    ),
    address: 'https://school.tambov.gov.ru/',
  },
  'the host itself': {
    ...pageOf(in_(`${MENU}<a href="/independentRating/details/7">НОКО</a>`)),
    address: 'https://bus.gov.ru/',
  },
  'a site below the host': {
    ...pageOf(in_(`${MENU}<a href="/go?https://bus.gov.ru/independentRating/details/7">НОКО</a>`)),
    address: 'https://x.bus.gov.ru/',
  },
  'a number for a host': {
    ...pageOf(
      in_(`${MENU}<a href="http://127.1/noko">НОКО</a><a href="http://2130706433/sveden">НОКО</a>`),
    ),
    address: 'http://127.0.0.1/',
  },
  'another port': {
    ...pageOf(
      in_(
        `${MENU}<a href="http://school.example/noko">НОКО</a><a href="https://school.example:8443/noko">x</a>`,
      ),
    ),
    address: 'https://school.example:8443/',
  },
  'a page deep in words': {
    ...pageOf(in_(`${MENU}<a href="a.html">x</a><a href="/">y</a><a href="../b">z</a>`)),
    address: 'https://school.example/noko/x/',
  },
  ...Object.fromEntries(
    (
      [
        ['windows-1251', 'utf-8'],
        ['utf-8', 'windows-1251'],
        ['koi8-r', 'koi8-r'],
        ['koi8-r', 'windows-1251'],
        ['iso-8859-5', 'iso-8859-5'],
        ['ibm866', 'ibm866'],
        ['windows-1251', 'x-user-defined'],
        ['gb18030', 'gb18030'],
        ['utf-8', 'utf-7'],
        ['utf-8', 'iso-8859-8-i'],
        ['windows-1251', 'iso-8859-1'],
        ['utf-8', 'utf-16'],
        ['utf-8', 'replacement'],
        ['windows-1251', 'x-mac-cyrillic'],
        ['shift_jis', 'shift_jis'],
      ] as const
    ).flatMap(([written, label]) => {
      const html = `Школа №\u00a05 <!--\u00a0noindex--><p>«Сайт» bus.gov.ru</p>${LINK}${MENU}<a href="/независимая">Независимая оценка</a>`;
      const body = iconv.encode(html, written);
      const meta = iconv.encode(`<meta charset="${label}">${html}`, written);
      return [
        [`${written} that the header calls ${label}`, pageOf(body, `text/html; charset=${label}`)],
        [`${written} that the page calls ${label}`, pageOf(meta)],
        [
          `${written} that the page calls ${label} with a broken tail`,
          pageOf(Buffer.concat([meta, Buffer.from([0xd0])])),
        ],
      ];
    }),
  ),
  'two byte order marks': pageOf(in_(`\ufeff\ufeffсм. bus.gov.ru${MENU}`)),
  'a byte order mark against its label': pageOf(
    in_(`\ufeff${LINK}${MENU}`),
    'text/html; charset=windows-1251',
  ),
  'a written replacement character': pageOf(
    in_(`\ufffd ${LINK}${MENU}`),
    'text/html; charset=windows-1251',
  ),
  'a text out of a table in a hyperlink, as if one with that before': pageOf(
    Buffer.from(
      `<p>Новость<a href="/n">дальше</a>
<a name="top"></a><a href="#top">Наверх</a>
<table><tbody><tr><td><table><tr><td><p>Вложено</td></tr></table></td></tr></tbody></table>
<a href="https://bus.gov.ru/agency/58937/annual-balances/2020">НОК</a>
<a href="/o">О школе</a>
<div><a href="/x"><table><tr><td> оценка</td></tr>независимая</table></a></div>
<a href="https://bus.gov.ru/pub/home">НОК</a></body></html>`,
    ),
    'text/html; charset=utf-8',
  ),
  'a break in a pre, alone, in a hyperlink that goes on': pageOf(
    in_(`<p><a href=/a>Один<p><pre>\n<a href=/b>Два</p>\n<a href=/c>Три</a>${MENU}`),
  ),
  'a zero': pageOf(in_(`${LINK}\0${MENU}`)),
};

/** The same markup in front of a menu and behind one, and in a block of its own. */
export function pagesAround(markup: string): readonly ReadablePage[] {
  return [
    `${markup}\n${MENU}`,
    `<!doctype html>\n<title>Школа</title><div>${MENU}</div>\n${markup}`,
    `<!doctype html><body>${MENU}<div>${markup}</div>${LINK} bus.gov.ru</body></html>`,
  ].map((html) => ({ ...pageOf(Buffer.from(html)), address: ADDRESS }));
}
