// WordPress: block markup, emoji script, widgets, very long class lists.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const WORDPRESS = {
  name: 'WordPress',
  open: ({ title, meta, menu, entries, random }) => `<!doctype html>
<html lang="ru-RU" prefix="og: https://ogp.me/ns#">
<head>
${meta}
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="profile" href="https://gmpg.org/xfn/11">
<title>${title} &#8212; официальный сайт</title>
<link rel='dns-prefetch' href='//fonts.googleapis.com' /><link rel="alternate" type="application/rss+xml" title="${title} &raquo; Лента" href="/feed/" />
<script type="text/javascript">
/* <![CDATA[ */
window._wpemojiSettings = {"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/13.1.0\\/72x72\\/","ext":".png","source":{"concatemoji":"\\/wp-includes\\/js\\/wp-emoji-release.min.js?ver=5.8.2"}};
!function(e,a,t){var n,r,o,i=a.createElement("canvas"),p=i.getContext&&i.getContext("2d");function s(e,t){for(r=0;r<e.length;r++)p.fillText(e[r],0,0);return e<t}}(window,document,window._wpemojiSettings);
/* ]]> */
</script>
<link rel='stylesheet' id='wp-block-library-css' href='/wp-includes/css/dist/block-library/style.min.css?ver=5.8.2' type='text/css' media='all' />
<script type='text/javascript' src='/wp-includes/js/jquery/jquery.min.js?ver=3.6.0' id='jquery-core-js'></script>
</head>
<body class="home blog wp-custom-logo wp-embed-responsive hfeed right-sidebar nav-below-header separate-containers fluid-header postid-${random.below(999)}">
<a class="screen-reader-text skip-link" href="#content">Перейти к содержимому</a>
<header class="site-header"><p class="main-title"><a href="/" rel="home">${title}</a></p></header>
<nav id="site-navigation" itemtype="https://schema.org/SiteNavigationElement" itemscope><ul id="menu-main" class="menu sf-menu">
${entries.map(([path, words], place) => `<li id="menu-item-${place + 40}" class="menu-item menu-item-type-post_type menu-item-object-page menu-item-${place + 40}"><a href="/${path}/">${words}</a></li>`).join('\n')}
<li class="menu-item menu-item-type-custom">${menu}</li></ul></nav>
<div id="content" class="site-content"><main id="main" class="site-main">`,
  news(random) {
    const id = random.below(9_000);
    return `<article id="post-${id}" class="post-${id} post type-post status-publish format-standard has-post-thumbnail hentry category-novosti" itemtype="https://schema.org/CreativeWork" itemscope><header class="entry-header"><h2 class="entry-title" itemprop="headline"><a href="/2021/11/${id}/" rel="bookmark">${heading(random)}</a></h2><div class="entry-meta"><time class="entry-date published" datetime="2021-11-19T10:21:41+03:00">${date(random)}</time></div></header><div class="post-image"><a href="/2021/11/${id}/"><img width="640" height="480" src="/wp-content/uploads/2021/11/img_${id}-640x480.jpg" class="attachment-full size-full wp-post-image" alt="" srcset="/wp-content/uploads/2021/11/img_${id}-640x480.jpg 640w, /wp-content/uploads/2021/11/img_${id}-300x225.jpg 300w" sizes="(max-width: 640px) 100vw, 640px" /></a></div><div class="entry-summary"><p>${paragraph(random)} <a class="read-more" href="/2021/11/${id}/#more-${id}">Далее&hellip;</a></p></div></article>`;
  },
  banners: (banners) =>
    `</main><div id="right-sidebar" class="widget-area sidebar">${banners.map((banner, place) => `<aside id="custom_html-${place}" class="widget_text widget widget_custom_html"><div class="textwidget custom-html-widget">${banner}</div></aside>`).join('\n')}</div></div>`,
  close: ({ footer, end }) =>
    `<footer class="site-footer"><div class="footer-widgets">${footer}</div><div class="site-info">&copy; 2021 &bull; Работает на WordPress</div></footer>\n${end}\n<script type='text/javascript' src='/wp-includes/js/wp-embed.min.js?ver=5.8.2' id='wp-embed-js'></script>\n</body>\n</html>`,
};
