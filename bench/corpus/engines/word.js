// Word's «save as web page»: attributes without quotes, lines broken at 80 columns inside tags, its
// own XML in comments and conditions, an empty `o:p` in every paragraph.
import { date, heading, paragraph } from '../blocks.js';

const SPAN =
  '<span lang=RU style=\'font-size:12.0pt;\nfont-family:"Times New Roman",serif;mso-fareast-language:RU\'>';

/** @param {string} words */
const plain = (words) =>
  `<p class=MsoNormal style='text-align:justify;text-indent:\n35.4pt'>${SPAN}${words}<o:p></o:p></span></p>`;

/** @type {import('../engine.js').Engine} */
export const WORD = {
  name: 'Word',
  open: ({ title, meta, menu, entries }) => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
${meta}
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 11">
<link rel=File-List href="index.files/filelist.xml">
<title>${title}</title>
<!--[if gte mso 9]><xml>
 <o:DocumentProperties>
  <o:Author>Учитель</o:Author>
  <o:Words>1024</o:Words>
 </o:DocumentProperties>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Print</w:View>
  <w:ValidateAgainstSchemas/>
 </w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-parent:"";
	margin:0cm;
	font-size:12.0pt;}
a:link, span.MsoHyperlink
	{color:blue;
	text-decoration:underline;}
@page Section1
	{size:595.3pt 841.9pt;}
-->
</style>
<!--[if gte mso 10]>
<style>
 table.MsoNormalTable {mso-style-name:"Обычная таблица";}
</style>
<![endif]-->
</head>

<body lang=RU link=blue vlink=purple style='tab-interval:35.4pt'>

<div class=Section1>

<h1 align=center style='text-align:center'>${title}<o:p></o:p></h1>
${entries.map(([path, words]) => plain(`<a\nhref="${path}.htm">${words}</a>`)).join('\n\n')}
${plain(menu)}
`,
  news: (
    random,
  ) => `<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>${SPAN}${heading(random)}<o:p></o:p></span></b></p>

${plain(`<i style='mso-bidi-font-style:normal'>${date(random)}.</i> ${paragraph(random)}`)}

<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>

${plain(`<!--[if gte vml 1]><v:shape id="_x0000_i10${random.below(99)}" type="#_x0000_t75" style='width:450pt'><v:imagedata src="index.files/image00${random.below(9)}.jpg" o:title=""/></v:shape><![endif]--><![if !vml]><img width=600 height=400\nsrc="index.files/image00${random.below(9)}.jpg" v:shapes="_x0000_i1025"><![endif]>`)}
`,
  banners: (banners) =>
    `<table class=MsoNormalTable border=0 cellpadding=0 style='mso-cellspacing:1.5pt'>\n <tr style='mso-yfti-irow:0'>\n${banners.map((banner) => `  <td style='padding:.75pt .75pt .75pt .75pt'>\n  <p class=MsoNormal>${banner}<o:p></o:p></p>\n  </td>`).join('\n')}\n </tr>\n</table>`,
  close: ({ footer, end }) => `${footer}\n\n</div>\n\n${end}\n</body>\n\n</html>\n`,
};
