// Workbooks as bytes, put together part by part, so that a test can have what other programs than
// ours write.
import { strToU8, zipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetParts {
  readonly name: string;
  readonly state?: string;
  /** What stands within `<sheetData>`. */
  readonly rows: string;
  /** What stands behind it. */
  readonly after?: string;
  /** Targets of hyperlinks by id. */
  readonly links?: Readonly<Record<string, string>>;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  readonly strings?: readonly string[];
  /** Number formats of the styles 0, 1, 2 …: ids of built-in ones. */
  readonly formats?: readonly number[];
  /** Changes the finished parts, by path. */
  readonly change?: (parts: Record<string, string>) => void;
}

function makeParts({ sheets, strings = [], formats = [0], change }: WorkbookParts) {
  const sheetTags = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = sheets.map((_sheet, index) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets>${sheetTags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}${relation('rId90', 'sharedStrings', 'sharedStrings.xml')}${relation('rId91', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [index, { rows, after = '', links = {} }] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    parts[path] =
      `<worksheet xmlns:r="${OFFICE}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] =
      `<Relationships xmlns="${PACKAGE}">${Object.entries(links)
        .map(([id, target]) => relation(id, 'hyperlink', target))
        .join('')}</Relationships>`;
  }
  change?.(parts);
  return parts;
}

export function makeWorkbook(workbook: WorkbookParts): Uint8Array {
  const entries = Object.entries(makeParts(workbook));
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])));
}

/** Rows of text cells. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const tags = cells.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`,
      );
      return `<row r="${row + 1}">${tags.join('')}</row>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
