// uCoz as it was in 2008: upper-case scripts that write the page, lists with bullets from tables,
// counters and an informer between comments, attributes quoted or not as it came.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const UCOZ_2008 = {
  name: 'uCoz of 2008',
  open: ({ title, meta, menu, entries, random }) => `<html><head>${meta}\r
<title>${title}</title>\r
<link type="text/css" rel="StyleSheet" href="http://s50.ucoz.net/src/css/${random.below(900)}.css" />\r
<SCRIPT type=text/javascript>\r
<!--\r
if (top.location != self.location && 1 < 2) { top.location = self.location; }\r
document.write('<sc'+'ript type="text/javascript" src="/stat/?r='+escape(document.referrer)+'"></sc'+'ript>');\r
//-->\r
</SCRIPT>\r
</head>\r
<body marginheight="0" marginwidth="0" leftmargin=0 topmargin=0 style="background:#CFE4F6">\r
<!--U1top1Z--><center><table cellpadding=0 cellspacing=0 border=0 width=900><tr><td colspan=3 align="center"><span style="color:#003366;font:20pt bold Verdana"><b>${title}</b></span></td></tr><!--/U1top1Z-->\r
<tr><td valign="top" width="200"><!-- <block7211> --><table border="0" cellpadding="2" cellspacing="1" width="100%" class="boxTable"><tr><th><b><!-- <bt> --><!--<s5351>-->Меню сайта<!--</s>--><!-- </bt> --></b></th></tr><tr><td class="boxContent"><!-- <bc> --><!--<menu>-->\r
<div id="menuDiv"><table border="0" cellpadding="0" cellspacing="0" width="100%" class="menuTable">${entries.map(([path, words], place) => `<tr><td style="width:12px;" valign="top"><img alt="" border="0" src="/.s/img/mi/3/1.gif"></td><td><a class="menu${place % 3}" href="/index/0-${place + 2}" class="noun" id="${path}">${words}</a></td>`).join('\r\n')}</table></div><div class=menuLast>${menu}</div><!--</menu>--><!-- </bc> --></td></tr></table><!-- </block7211> --></td>\r
<td valign="top" style="padding:0 10px"><!-- <middle> -->`,
  news(random) {
    const id = random.below(900);
    return `<div id="entryID${id}"><table border="0" cellpadding="0" cellspacing="0" width="100%" class="eBlock"><tr><td style="padding:3px;">\r
<div class="eTitle" style="text-align:left;"><!--<s5207>--><a href="/news/2008-11-${10 + random.below(18)}-${id}">${heading(random)}</a><!--</s>--></div><div class="eMessage" style="text-align:left;clear:both;padding-top:2px;padding-bottom:2px;"><div align=center><FONT face="Comic Sans MS" color=#800080 size=4><STRONG>${paragraph(random)}</STRONG></FONT></DIV><BR>\r
<span class="entryReadAll"><a class="entryReadAllLink" href="/news/2008-11-19-${id}">Читать дальше &raquo;</a></span></div><div class="eDetails" style="clear:both;"> <!--<s3177>-->Просмотров<!--</s>-->: ${random.below(900)} | <!--<s3178>-->Добавил<!--</s>-->: <a href="javascript://" rel="nofollow" onclick="window.open('/index/8-1','up1','scrollbars=1,top=0,left=0,resizable=1,width=700,height=375');return false;">admin</a> | <!--<s3179>-->Дата<!--</s>-->: <span title="10:21 AM">${date(random)}</span></div></td></tr></table><br></div>`;
  },
  banners: (banners) =>
    `<!-- </middle> --></td><td valign=top width=200>${banners.map((banner) => `<!-- <block> --><table border=0 class=boxTable><tr><td class="boxContent" align=center><!-- <bc> -->${banner}<!-- </bc> --></td></tr></table><!-- </block> -->`).join('\r\n')}</td></tr></table></center>`,
  close: ({ footer, end }) =>
    `<!--U1bottom1Z--><center>${footer}<br><!-- <copy> -->Copyright MyCorp &copy; 2008<!-- </copy> --> | <!-- "' --><span class="pbKX9c"><a href="http://www.ucoz.ru/" title="Создать сайт">Сделать бесплатный сайт</a> с uCoz</span></center><!--/U1bottom1Z-->\r\n${end}</body></html>`,
};
