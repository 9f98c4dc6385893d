// A Word document whose table has as many rows as there are schools. The library makes it once,
// with two sample rows, one with a hyperlink and one without; the schools' rows are these samples
// filled in. So a list of any length takes little memory, where a document that the library holds
// as a whole takes 1.1 GB for 50,000 schools.
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { escapeXml } from '../xml.js';

export interface RepeatableForm {
  /** What the package consists of beside the two parts below, by path. */
  readonly otherParts: ReadonlyMap<string, Uint8Array>;
  readonly document: FormPart & { readonly row: (row: FormRow) => string };
  /** Where the hyperlinks of the document lead. */
  readonly relations: FormPart & { readonly hyperlink: (id: string, target: string) => string };
}

/** What stands in a part before and behind that which comes with the rows. */
interface FormPart {
  readonly path: string;
  readonly start: string;
  readonly end: string;
}

export interface FormRow {
  readonly cells: readonly string[];
  /** The hyperlink behind the last cell; null where there is none. */
  readonly linkId: string | null;
}

/** By what the sample rows, the last two of the table, are known. */
export interface Sample {
  readonly cells: readonly string[];
  readonly target: string;
}

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const PROPERTIES = 'docProps/core.xml';

/** Takes a document with sample rows apart. */
export function takeApart(file: Uint8Array, sample: Sample): RepeatableForm {
  const entries = Object.entries(unzipSync(file)).filter(([path]) => !path.endsWith('/'));
  // `[Content_Types].xml` comes first: mail filters tell a document from any archive by that.
  const parts = new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  const take = (path: string): string => {
    const part = parts.get(path);
    if (part === undefined) throw new Error(`the library made a document without ${path}`);
    parts.delete(path);
    return strFromU8(part);
  };
  const document = take(DOCUMENT);
  const relations = take(RELATIONS);
  // The same schools give the same bytes: the library writes the time at which it ran.
  parts.set(
    PROPERTIES,
    strToU8(take(PROPERTIES).replace(/<dcterms:(\w+)[^>]*>[^<]*<\/dcterms:\1>/g, '')),
  );

  const [linked = '', plain = ''] = document.match(/<w:tr>.*?<\/w:tr>/gs)?.slice(-2) ?? [];
  const tags = relations.match(/<Relationship [^>]*>/g) ?? [];
  const relation = tags.find((tag) => tag.includes(sample.target)) ?? '';
  const sampleId = /Id="([^"]+)"/.exec(relation)?.[1] ?? '';
  return {
    otherParts: parts,
    document: {
      path: DOCUMENT,
      ...around(document, linked + plain),
      row: ({ cells, linkId }) =>
        // In one pass: a cell may hold what another is known by.
        (linkId === null ? plain : linked.replace(sampleId, linkId)).replace(
          /(?<=>)\{\w+\}(?=<)/g,
          (text) => escapeXml(cells[sample.cells.indexOf(text)] ?? ''),
        ),
    },
    relations: {
      path: RELATIONS,
      ...around(relations, relation),
      hyperlink: (id, target) =>
        relation.replace(sampleId, id).replace(sample.target, () => escapeXml(target)),
    },
  };
}

function around(xml: string, sample: string): { readonly start: string; readonly end: string } {
  const at = xml.indexOf(sample);
  if (sample === '' || at === -1) throw new Error('the library made a document without samples');
  return { start: xml.slice(0, at), end: xml.slice(at + sample.length) };
}
