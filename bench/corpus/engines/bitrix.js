// 1C-Bitrix: a cached template with ids on everything, and a settings script in the head.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const BITRIX = {
  name: '1C-Bitrix',
  open: ({ title, meta, menu, entries, random }) => `<!DOCTYPE html>
<html lang="ru" xml:lang="ru" xmlns="http://www.w3.org/1999/xhtml">
<head>
${meta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link href="/bitrix/cache/css/s1/school/template_${random.below(0xffffff).toString(16)}.css?16375${random.below(99999)}" type="text/css" data-template-style="true" rel="stylesheet">
<script type="text/javascript">if(!window.BX)window.BX={};if(!window.BX.message)window.BX.message=function(mess){if(typeof mess==='object'){for(let i in mess) {BX.message[i]=mess[i];} return true;}};</script>
<script type="text/javascript">(window.BX||top.BX).message({'LANGUAGE_ID':'ru','FORMAT_DATE':'DD.MM.YYYY','SERVER_TIME':'16375${random.below(99999)}','bitrix_sessid':'${random.below(0xfffffff).toString(16)}'});</script>
<script type="text/javascript" src="/bitrix/cache/js/s1/school/kernel_main/kernel_main_v1.js?1637573"></script>
</head>
<body>
<div id="panel"></div>
<div class="wrapper"><header class="header"><div class="header__logo"><a href="/"><img src="/upload/logo.png" alt="${title}"></a></div><h1>${title}</h1></header>
<nav class="menu"><ul class="menu__list">
${entries.map(([path, words], place) => `<li class="menu__item menu__item_${place}"><a class="menu__link" href="/${path}/">${words}</a></li>`).join('\n')}
<li class="menu__item">${menu}</li></ul></nav>
<main class="content">`,
  news(random) {
    const id = random.below(90_000);
    return `<div class="news-item" id="bx_${random.below(0xffffff)}_${id}"><span class="news-date-time">${date(random)}</span><a href="/about/news/${id}/"><img class="preview_picture" border="0" src="/upload/iblock/${random.below(0xfff).toString(16)}/${id}.jpg" width="150" height="100" alt="" style="float:left"></a><h3><a href="/about/news/${id}/"><b>${heading(random)}</b></a></h3><div class="news-text">${paragraph(random)}</div><div style="clear:both"></div></div>`;
  },
  banners: (banners) =>
    `</main><aside class="right">${banners.map((banner) => `<div class="banner">${banner}</div>`).join('\n')}</aside>`,
  close: ({ footer, end }) =>
    `<footer class="footer"><div class="footer__links">${footer}</div><div class="copyright">&copy; 2021 Все права защищены</div></footer></div>\n${end}\n</body>\n</html>`,
};
