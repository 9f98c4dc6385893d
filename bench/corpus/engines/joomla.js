// Joomla 1.5 of 2008: an XML prolog before the doctype, modules in three nested divs with rounded
// corners, articles in tables, the address of a print window in `onclick`.
import { date, heading, paragraph } from '../blocks.js';

const ARTICLE = '/index.php?option=com_content&amp;view=article&amp;id=';

/** @type {import('../engine.js').Engine} */
export const JOOMLA = {
  name: 'Joomla 1.5',
  open: ({
    title,
    meta,
    menu,
    entries,
    charset,
    random,
  }) => `<?xml version="1.0" encoding="${charset}"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru-ru" lang="ru-ru" >
<head>
  ${meta}
  <meta name="robots" content="index, follow" />
  <meta name="generator" content="Joomla! 1.5 - Open Source Content Management" />
  <title>${title}</title>
  <link href="/index.php?format=feed&amp;type=rss" rel="alternate" type="application/rss+xml" title="RSS 2.0" />
  <script type="text/javascript" src="/media/system/js/mootools.js"></script>
<!--[if lte IE 6]>
<link href="/templates/school/css/ieonly.css" rel="stylesheet" type="text/css" />
<![endif]-->
</head>
<body id="page_bg" class="color_blue bg_blue width_fmax">
<a name="up" id="up"></a>
<div class="center" align="center"><div id="wrapper"><div id="wrapper_r">
<h1 class="componentheading">${title}</h1>
<div id="leftcolumn"><div class="module_menu"><div><div><div><h3>Главное меню</h3>
<ul class="menu">${entries.map(([path, words], place) => `<li class="item${place + 2}"><a href="/index.php?option=com_content&amp;view=section&amp;id=${random.below(40)}&amp;Itemid=${place + 2}#${path}"><span>${words}</span></a></li>`).join('')}<li class="item99">${menu}</li></ul></div></div></div></div></div>
<div id="maincolumn"><table class="nopad"><tr valign="top"><td><table class="blog" cellpadding="0" cellspacing="0">`,
  news(random) {
    const id = random.below(900);
    return `<tr><td valign="top"><table class="contentpaneopen"><tr><td class="contentheading" width="100%"><a href="${ARTICLE}${id}&amp;Itemid=1" class="contentpagetitle">${heading(random)}</a></td>
<td align="right" width="100%" class="buttonheading"><a href="/index.php?view=article&amp;id=${id}&amp;tmpl=component&amp;print=1" title="Печать" onclick="window.open(this.href,'win2','status=no,toolbar=no,scrollbars=yes,width=640,height=480'); return false;" rel="nofollow"><img src="/images/M_images/printButton.png" alt="Печать"  /></a></td></tr></table>
<table class="contentpaneopen"><tr><td width="70%" align="left" valign="top" colspan="2"><span class="small">Автор: Administrator</span>&nbsp;&nbsp;</td></tr><tr><td valign="top" colspan="2" class="createdate">${date(random)} 10:${10 + random.below(50)}</td></tr>
<tr><td valign="top" colspan="2"><p style="text-align: justify;"><img class="caption" src="/images/stories/${id}.jpg" border="0" align="left" />${paragraph(random)}</p></td></tr></table><span class="article_seperator">&nbsp;</span></td></tr>`;
  },
  block: (piece) => `<tr><td>${piece}</td></tr>`,
  banners: (banners) =>
    `</table></td><td class="greyline">&nbsp;</td><td width="170">${banners.map((banner) => `<div class="module"><div><div><div><p>${banner}</p></div></div></div></div>`).join('\n')}</td></tr></table></div>`,
  close: ({ footer, end }) =>
    `<div id="footer"><div id="footer_l"><div id="footer_r">${footer}<p id="power_by">Работает на <a href="http://www.joomla.org">Joomla!</a>.</p></div></div></div></div></div></div>\n${end}\n</body>\n</html>`,
};
