// 1C-Bitrix with its composite cache and a ready-made solution: frames of the cache as comments with
// quotes, `itemprop` and JSON in single-quoted attributes, scripts between blocks, sprites by `use`.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const COMPOSITE = {
  name: '1C-Bitrix with composite cache',
  open: ({ title, meta, menu, entries, random }) => `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru" lang="ru" class="  ">
<head><title>${title}</title>${meta}<meta name="keywords" content="" />
<script data-skip-moving="true">(function(w, d, n) {var cl = "bx-core";var ht = d.documentElement;var htc = ht ? ht.className : undefined;if (htc === undefined || htc.indexOf(cl) !== -1){return;}var ua = n.userAgent;if (/(iPad;)|(iPhone;)/i.test(ua)){cl += " bx-ios";}ht.className = htc ? htc + " " + cl : cl;})(window, document, navigator);</script>
<link href="/bitrix/js/ui/design-tokens/dist/ui.design-tokens.css?${random.below(99_999_999)}" type="text/css"  rel="stylesheet" />
<style>.bx-composite-btn {background: url(/bitrix/images/main/composite/sprite-1x.png) no-repeat right 0 #e94524;}</style>
</head>
<body class=" site_1 fill_bg_n " id="main" data-site="/">
<!--'start_frame_cache_options-block'--><script>var arAsproOptions = {'SITE_DIR':'/','THEME':{'BASE_COLOR':'1','HTML':'<b>'}};</script><!--'end_frame_cache_options-block'-->
<div class="header_wrap"><div class="logo"><a href="/"><img src="/upload/CAllcorp2/logo.svg" alt="${title}" title="${title}" /></a></div><h1 id="pagetitle">${title}</h1><i class="svg inline svg-inline-phone" aria-hidden="true"><svg class="" width="5" height="13"><use xlink:href="/bitrix/templates/sprite.svg#phone"></use></svg></i></div>
<nav class="mega-menu sliced"><table class="menu-table"><tr>${entries.map(([path, words]) => `<td class="menu-item unvisible"><div class="wrap"><a class="" href="/${path}/"> ${words} <div class="line-wrapper"><span class="line"></span></div></a></div></td>`).join('\n')}<td class="menu-item js-dropdown nosave">${menu}</td></tr></table></nav>
<div class="body"><div class="item-views news-items">`,
  news(random) {
    const id = random.below(90_000);
    return `<div class="item box-shadow" id="bx_${id}" data-product='{"ID":"${id}","NAME":"\\u041d","URL":"\\/info\\/news\\/${id}\\/"}' itemscope itemtype="http://schema.org/NewsArticle"><div class="image shine"><a href="/info/news/${id}/" class="bx_rcm_view_link" style="background-image: url('/upload/resize_cache/iblock/${id}/400_400_1/p.jpg')"><span class="lazy" data-src="/upload/iblock/${id}.jpg"></span></a></div><div class="body-info"><div class="period"><span class="date">${date(random)}</span></div><div class="title" itemprop="headline"><a href="/info/news/${id}/" class="dark-color"><span itemprop="name">${heading(random)}</span></a></div><div class="previewtext" itemprop="description">${paragraph(random)}<br />\n</div></div></div>
<script>BX.ready(function(){ new JCNewsItem({'ID':'bx_${id}','CLOSE':'</'+'div>'}); });</script>`;
  },
  banners: (banners) =>
    `</div><div class="banners-row">${banners.map((banner, place) => `<!--'start_frame_cache_banner-${place}'--><div class="item_block col-4">${banner}</div><!--'end_frame_cache_banner-${place}'-->`).join('\n')}</div></div>`,
  close: ({ footer, end }) =>
    `<footer id="footer"><div class="contacts" itemscope itemtype="http://schema.org/Organization">${footer}</div><div id="bx-composite-banner"></div></footer>\n<script>if(!window.BX)window.BX={message:{}};</script>\n${end}\n</body>\n</html>`,
};
