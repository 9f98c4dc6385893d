// uCoz: tables in tables, block comments that are half marked, scripts between them.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const UCOZ = {
  name: 'uCoz',
  open: ({ title, meta, menu, entries, random }) => `<html>\r
<head>\r
${meta}\r
<title>${title} - Главная страница</title>\r
<link type="text/css" rel="StyleSheet" href="/_st/my.css" />\r
<link type="text/css" rel="StyleSheet" href="http://s1.ucoz.net/src/base.min.css" />\r
<script type="text/javascript" src="http://s1.ucoz.net/src/jquery-1.7.2.js"></script>\r
<script type="text/javascript">/* ----- UCOZ-JS-DATA ----- */ window.uCoz = {"language":"ru","site":{"id":"e${random.below(99_999)}","host":"","domain":""},"module":"index","sign":{"7253":"\\u041d\\u0430\\u0447\\u0430\\u0442\\u044c"}};</script>\r
</head>\r
<body style="background:url('/.s/t/${random.below(999)}/1.gif') #FFFFFF; margin:0px; padding:0px;">\r
<div id="utbr8214" rel="s722"></div>\r
<!--U1AHEADER1Z--><table border="0" cellpadding="0" cellspacing="0" width="100%" height="90"><tr><td align="right"><h1 style="color:#FFFFFF;font-size:19pt">${title}</h1></td></tr></table><!--/U1AHEADER1Z-->\r
<table border="0" cellpadding="0" cellspacing="3" width="100%"><tr>\r
<td valign="top" width="200"><!--U1CLEFTER1Z--><!-- <block1> -->\r
<table border="0" cellpadding="0" cellspacing="0" width="200"><tr><td class="blockTitle"><b><!-- <bt> -->Меню сайта<!-- </bt> --></b></td></tr><tr><td><!-- <bc> --><div id="uMenuDiv1" class="uMenuV"><ul class="uMenuRoot">\r
${entries.map(([path, words]) => `<li><div class="uMenuItem"><a href="/index/${path}/0-${random.below(99)}"><span>${words}</span></a></div></li>`).join('\r\n')}\r
<li><div class="uMenuItem">${menu}</div></li></ul></div><!-- </bc> --></td></tr></table><!-- </block1> --><!--/U1CLEFTER1Z--></td>\r
<td valign="top"><!-- <middle> -->`,
  news(random) {
    const id = random.below(9_000);
    return `<div id="entryID${id}"><table border="0" width="100%" cellspacing="0" cellpadding="2" class="eBlock"><tr><td style="padding:3px;"><div class="eTitle" style="text-align:left;"><a href="/news/2021-11-19-${id}">${heading(random)}</a></div><div class="eMessage" style="text-align:left;clear:both;padding-top:2px;padding-bottom:2px;"><div align="justify"><font face="Times New Roman" size="3"><!--IMG1--><img style="margin:0;padding:0;border:0;" src="/_nw/${random.below(99)}/s${id}.jpg" align="left" alt="" /><!--IMG1--> ${paragraph(random)}</font></div></div><div class="eDetails" style="clear:both;"><a href="/news/1-0-${random.below(20)}" class="u-cat">Новости</a> | Просмотров: ${random.below(900)} | Дата: <span title="10:21">${date(random)}</span> | <a href="/news/2021-11-19-${id}#comments">Комментарии (${random.below(9)})</a></div></td></tr></table><br /></div>`;
  },
  banners: (banners) =>
    `<!-- </middle> --></td><td valign="top" width="200"><!--U1DRIGHTER1Z-->${banners.map((banner) => `<table border="0" width="200"><tr><td align="center"><!-- <bc> -->${banner}<!-- </bc> --></td></tr></table>`).join('\r\n')}<!--/U1DRIGHTER1Z--></td></tr></table>`,
  close: ({ footer, end }) =>
    `<!--U1BFOOTER1Z--><br /><table border="0" cellpadding="0" cellspacing="0" width="100%" height="56"><tr><td align="center">${footer}<br /><!-- <copy> -->Copyright МБОУ &copy; 2021<!-- </copy> --></td></tr></table><!--/U1BFOOTER1Z-->\r\n${end}\r\n</body>\r\n</html>`,
};
