// A page made by hand, once, by whoever could: upper case, fonts, attributes without quotes, tags
// that nobody closed.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const HANDMADE = {
  name: 'made by hand',
  open: ({
    title,
    meta,
    menu,
    entries,
  }) => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<HTML><HEAD>
${meta}
<TITLE>${title}</TITLE>
<META NAME="Author" CONTENT="Учитель информатики">
<STYLE>BODY {font-family: Arial; background: #ffffe0} A:hover {color: red}</STYLE>
</HEAD>
<BODY BGCOLOR=#FFFFE0 TEXT=#000080>
<CENTER><FONT SIZE=5 COLOR=green><B>${title}</B></FONT><BR><IMG SRC="img/shkola.jpg" WIDTH=600 ALT="Наша школа"></CENTER>
<TABLE WIDTH=100% BORDER=0 CELLPADDING=6><TR VALIGN=TOP><TD WIDTH=220 BGCOLOR=#E0FFE0>
${entries.map(([path, words]) => `<P><A HREF="${path}.html">${words}</A>`).join('\n')}
<P>${menu}
<TD>`,
  news: (random) =>
    `<H3><FONT COLOR=maroon>${heading(random)}</FONT></H3><P ALIGN=justify><I>${date(random)}</I> ${paragraph(random)} <A HREF="news${random.below(999)}.htm">подробнее &gt;&gt;</A><HR>`,
  banners: (banners) =>
    `<TD WIDTH=200>${banners.map((banner) => `<P ALIGN=center>${banner}`).join('\n')}</TABLE>`,
  close: ({ footer, end }) =>
    `<HR><CENTER><SMALL>${footer}<BR>Последнее обновление: ноябрь 2021 г.</SMALL></CENTER>\n${end}\n</BODY></HTML>\n`,
};
