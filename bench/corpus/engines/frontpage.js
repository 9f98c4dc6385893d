// FrontPage of 2001: theme attributes, bots as comments, tables for the layout, fonts that nobody
// closes, paragraphs between cells.
import { date, heading, paragraph } from '../blocks.js';

/** @type {import('../engine.js').Engine} */
export const FRONTPAGE = {
  name: 'FrontPage',
  open: ({ title, meta, menu, entries }) => `<html>

<head>
${meta}
<meta name="GENERATOR" content="Microsoft FrontPage 4.0">
<meta name="ProgId" content="FrontPage.Editor.Document">
<title>${title}</title>
</head>

<body bgcolor="#FFFFCC" link=#0000FF vlink=#800080 topmargin=0>
<!--webbot bot="Navigation" S-Orientation="horizontal" S-Rendering="graphics" startspan --><!--webbot bot="Navigation" endspan i-checksum="0" -->
<p align="center"><font face="Arial" size="5" color="#800000"><b>${title}</b></font></p>
<div align="center">
<center>
<table border="0" width="95%" cellspacing="0" cellpadding="4">
  <tr>
    <td width="20%" valign="top" bgcolor="#CCFFCC">
${entries.map(([path, words]) => `      <p style="margin-top: 0; margin-bottom: 0"><font face="Arial" size="2"><a href="${path}.htm">${words}</a>`).join('\n')}
      <p>${menu}</td>
    <td width="60%" valign="top">`,
  news(random) {
    const id = random.below(400);
    return `      <p align="left"><font face="Times New Roman" size="3" color="#000080"><b><a name="n${id}"></a>${heading(random)}</b></font><br>
      <font size="2">${date(random)}<p align="justify">&nbsp;&nbsp;&nbsp; ${paragraph(random)}
      <p align="right"><a href="news_${id}.htm"><font size=1>читать дальше &gt;&gt;&gt;</a></font>
      <hr width="80%" size="1" color="#008000">`;
  },
  banners: (banners) =>
    `    </td>\n    <td width="20%" valign="top"><p align="center">${banners.map((banner) => `<table border="1" bordercolor="#008000" cellspacing="0"><tr><td align="center">${banner}</td></table>`).join('\n<p>')}</td>\n  </tr>\n</table>\n</center>\n</div>`,
  close: ({ footer, end }) =>
    `<p align="center"><font size="1">${footer}<br><!--webbot bot="Timestamp" s-type="EDITED" startspan -->19.11.2009<!--webbot bot="Timestamp" endspan i-checksum="16532" --></font></p>\n${end}\n</body>\n\n</html>`,
};
