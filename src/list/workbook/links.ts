// Where the hyperlinks of a sheet lead. People name a site by a word and link the word, as a link of
// the sheet or by a formula; the library reads the word alone.
import { parsePlace } from './place.js';
import { decodeXml, findTags, relationId } from './xml-tags.js';

/** The parts of a sheet that tell of its hyperlinks. */
export interface LinkParts {
  readonly cells: string;
  /** What follows the cells. */
  readonly behindCells: string;
  readonly relations: string;
}

/** The targets of hyperlinks that lead out of the workbook, by `row:column`, 0-based. */
export function readLinks({
  cells,
  behindCells,
  relations,
}: LinkParts): ReadonlyMap<string, string> {
  const targets = new Map(
    findTags(relations, 'Relationship').map((relation) => [relation.Id, relation.Target]),
  );
  const links = findTags(behindCells, 'hyperlink').map((link) => ({
    reference: link.ref ?? '',
    target: targets.get(relationId(link)),
  }));
  return new Map(
    [...readFormulas(cells), ...links].flatMap(({ reference, target }): [string, string][] => {
      const place = parsePlace(reference);
      return target === undefined || place === null
        ? []
        : [[`${place.row}:${place.column}`, target]];
    }),
  );
}

const FORMULA = /<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*><f\b[^>]*>([^<]*HYPERLINK[^<]*)<\/f>/gi;

function readFormulas(cells: string): readonly { reference: string; target: string | undefined }[] {
  if (!cells.includes('HYPERLINK')) return [];
  return Array.from(cells.matchAll(FORMULA), ([, reference = '', formula = '']) => ({
    reference,
    target: formulaTarget(decodeXml(formula)) ?? undefined,
  }));
}

/** Where `HYPERLINK("http://a.ru";"сайт")` leads; null for another text. */
export function formulaTarget(text: string): string | null {
  const [, target] = /^\s*=?\s*(?:HYPERLINK|ГИПЕРССЫЛКА)\s*\(\s*"((?:[^"]|"")*)"/i.exec(text) ?? [];
  return target?.replaceAll('""', '"') ?? null;
}
