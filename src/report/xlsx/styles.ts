// How the cells of our workbooks look. Colours only repeat what the words say; each pair of text
// and ground has a contrast of at least 7 : 1 (WCAG AAA).
import type { CellObject } from 'write-excel-file/node';

const FORM = { fontFamily: 'Times New Roman', fontSize: 12 } as const;
const LINES = { borderColor: '#BFBFBF', borderStyle: 'thin' } as const;
const FORM_LINES = { borderColor: '#000000', borderStyle: 'thin' } as const;
const TOP = { alignVertical: 'top' } as const;
const WRAPPED = { ...TOP, wrap: true } as const;
const HEAD = { fontWeight: 'bold', backgroundColor: '#DCE6F1', textColor: '#1F3864' } as const;
const LINK = { textColor: '#0B4A8F', textDecoration: { underline: true } } as const;
/** Excel takes what is typed into such a cell for text, too: leading zeros stay. */
const AS_TEXT = { format: '@' } as const;

export const STYLES = {
  head: { ...LINES, ...HEAD, alignVertical: 'center', wrap: true },
  headCount: { ...LINES, ...HEAD, align: 'right', alignVertical: 'center', wrap: true },
  text: { ...LINES, ...TOP, ...AS_TEXT },
  label: { ...LINES, ...WRAPPED },
  link: { ...LINES, ...TOP, ...LINK, ...AS_TEXT },
  count: { ...LINES, ...TOP, align: 'right', format: '0' },
  /** With a fraction where there is one. */
  value: { ...LINES, ...TOP, align: 'right', format: 'General' },
  share: { ...LINES, ...TOP, align: 'right', format: '0.0%' },
  // Numbers may stand on the right of the cell before.
  day: { ...LINES, ...TOP, align: 'left', indent: 1, format: 'dd.mm.yyyy' },
  moment: { ...LINES, ...TOP, align: 'left', indent: 1, format: 'dd.mm.yyyy hh:mm' },
  pass: { ...LINES, ...TOP, backgroundColor: '#E2F0D9', textColor: '#1E4620' },
  fail: {
    ...LINES,
    ...TOP,
    fontWeight: 'bold',
    backgroundColor: '#FBE3E1',
    textColor: '#7A1712',
  },
  unchecked: { ...LINES, ...TOP, backgroundColor: '#FFF2CC', textColor: '#5C4400' },
  total: { ...LINES, ...WRAPPED, fontWeight: 'bold' },
  totalCount: { ...LINES, ...TOP, fontWeight: 'bold', align: 'right', format: '0' },
  totalShare: { ...LINES, ...TOP, fontWeight: 'bold', align: 'right', format: '0.0%' },
  title: { fontWeight: 'bold', fontSize: 14, alignVertical: 'center', wrap: true },
  subtitle: { fontWeight: 'bold', fontSize: 12 },
  note: { alignVertical: 'top', wrap: true },
  formTitle: { ...FORM, fontWeight: 'bold', align: 'center', alignVertical: 'center', wrap: true },
  formOrganisation: { ...FORM, align: 'center', alignVertical: 'center', wrap: true },
  formHint: { ...FORM, fontSize: 10, align: 'center' },
  formHead: { ...FORM, ...FORM_LINES, align: 'center', alignVertical: 'center', wrap: true },
  formText: { ...FORM, ...FORM_LINES, ...WRAPPED, ...AS_TEXT },
  formLink: { ...FORM, ...FORM_LINES, ...WRAPPED, ...LINK, ...AS_TEXT },
} as const satisfies Readonly<Record<string, Omit<CellObject, 'value' | 'type'>>>;

export type StyleName = keyof typeof STYLES;
