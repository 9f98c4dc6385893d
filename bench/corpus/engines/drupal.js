// Drupal 7: RDFa prefixes, six nested divs about everything, settings in JSON between CDATA marks.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const DRUPAL = {
  name: 'Drupal',
  open: ({
    title,
    meta,
    menu,
    entries,
    random,
  }) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru" version="XHTML+RDFa 1.0" dir="ltr" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/terms/">
<head profile="http://www.w3.org/1999/xhtml/vocab">
${meta}
<meta name="Generator" content="Drupal 7 (http://drupal.org)" />
<title>${title}</title>
<style type="text/css" media="all">@import url("/modules/system/system.base.css?${random.below(0xffffff).toString(36)}");
@import url("/modules/system/system.menus.css?q");</style>
<script type="text/javascript">
<!--//--><![CDATA[//><!--
jQuery.extend(Drupal.settings, {"basePath":"\\/","pathPrefix":"","ajaxPageState":{"theme":"bartik","theme_token":"${random.below(0xfffffff).toString(36)}"},"menu":"\\u003cli\\u003e"});
//--><!]]>
</script>
</head>
<body class="html front not-logged-in two-sidebars page-node" >
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">Перейти к основному содержанию</a></div>
<div id="page-wrapper"><div id="page"><div id="header" class="without-secondary-menu"><div class="section clearfix"><h1 id="site-name"><a href="/" title="Главная" rel="home"><span>${title}</span></a></h1></div></div>
<div id="main-menu" class="navigation"><ul id="main-menu-links" class="links clearfix">${entries.map(([path, words], place) => `<li class="menu-${200 + place}${place === 0 ? ' first active' : ''}"><a href="/?q=${path}" ${place === 0 ? 'class="active"' : ''}>${words}</a></li>\n`).join('')}<li class="menu-999 last">${menu}</li></ul></div>
<div id="main-wrapper"><div id="main"><a id="main-content"></a><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">`,
  news(random) {
    const id = random.below(4_000);
    return `<div id="node-${id}" class="node node-article node-promoted node-teaser clearfix" about="/node/${id}" typeof="sioc:Item foaf:Document"><h2 property="dc:title" datatype=""><a href="/node/${id}">${heading(random)}</a></h2><div class="meta submitted"><span property="dc:date dc:created" content="2021-11-19T10:21:00+03:00" rel="sioc:has_creator">Опубликовано ${date(random)} пользователем <span class="username" xml:lang="" about="/user/1">admin</span></span></div><div class="content clearfix"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded"><p>${paragraph(random)}</p>
</div></div></div></div><div class="link-wrapper"><ul class="links inline"><li class="node-readmore first last"><a href="/node/${id}" rel="tag" title="${heading(random)}">Подробнее<span class="element-invisible"> о ${heading(random)}</span></a></li></ul></div></div>`;
  },
  banners: (banners) =>
    `</div></div></div><div id="sidebar-second" class="column sidebar"><div class="section">${banners.map((banner, place) => `<div id="block-block-${place}" class="block block-block contextual-links-region"><div class="content">${banner}</div></div>`).join('')}</div></div></div></div>`,
  close: ({ footer, end }) =>
    `<div id="footer-wrapper"><div class="region region-footer">${footer}</div></div></div></div>\n${end}\n</body>\n</html>`,
};
