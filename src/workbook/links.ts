// Where the hyperlinks of a sheet lead. People name a site by a word and link the word; the
// library reads the word alone. What a HYPERLINK formula makes is not among them.
import { parsePlace } from './place.js';
import { findTags, relationId } from './xml-tags.js';

/** The targets of hyperlinks that lead out of the workbook, by `row:column`, 0-based; `behindCells` is the part of the sheet that follows its cells. */
export function readLinks(behindCells: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map(
    findTags(relations, 'Relationship').map((relation) => [relation.Id, relation.Target]),
  );
  const links = findTags(behindCells, 'hyperlink');
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
