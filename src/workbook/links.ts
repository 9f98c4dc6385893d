// Where the hyperlinks of a sheet lead. People name a site by a word and link the word; the
// library reads the word alone. What a HYPERLINK formula makes is not among them.
import { parsePlace } from './place.js';
import { findTags, relationId } from './xml-tags.js';

/** The targets of hyperlinks that lead out of the workbook, by `row:column`, 0-based. */
export function readLinks(sheet: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map(
    findTags(relations, 'Relationship').map((relation) => [relation.Id, relation.Target]),
  );
  // They stand behind the cells, which are most of the text.
  const links = findTags(sheet.slice(sheet.lastIndexOf('</sheetData>')), 'hyperlink');
  return new Map(
    links.flatMap((link): [string, string][] => {
      const target = targets.get(relationId(link));
      const place = parsePlace(link.ref ?? '');
      return target === undefined || place === null
        ? []
        : [[`${place.row}:${place.column}`, target]];
    }),
  );
}
