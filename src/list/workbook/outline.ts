// Which sheets a workbook has, and in which parts of its package they stand.
import type { PackageParts, Refuse } from './package.js';
import { findTags, relationId } from './xml-tags.js';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** What `readOutline` reads. */
export const OUTLINE_PARTS: readonly string[] = [WORKBOOK, RELATIONS];

export interface SheetPlace {
  readonly name: string;
  readonly isHidden: boolean;
  readonly path: string;
  /** The part that says where its hyperlinks lead; there may be none. */
  readonly relations: string;
}

export interface Outline {
  /** Sheets of cells, in the order of their tabs. */
  readonly sheets: readonly SheetPlace[];
  /** The part with the texts that sheets share, and that with the formats; null where there is none. */
  readonly texts: string | null;
  readonly styles: string | null;
}

/** The outline of a workbook; without sheets where the parts are those of something else. */
export function readOutline(parts: PackageParts): Outline {
  const relations = findTags(parts.get(RELATIONS) ?? '', 'Relationship').map((relation) => ({
    id: relation.Id,
    kind: relation.Type?.slice(relation.Type.lastIndexOf('/') + 1),
    path: toPath(relation.Target ?? ''),
  }));
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets = findTags(parts.get(WORKBOOK) ?? '', 'sheet').flatMap((sheet): SheetPlace[] => {
    const found = byId.get(relationId(sheet));
    if (found?.kind !== 'worksheet') return [];
    const isHidden = /hidden/i.test(sheet.state ?? '');
    return [
      { name: sheet.name ?? '', isHidden, path: found.path, relations: relationsOf(found.path) },
    ];
  });
  const pathOf = (wanted: string): string | null =>
    relations.find(({ kind }) => kind === wanted)?.path ?? null;
  return { sheets, texts: pathOf('sharedStrings'), styles: pathOf('styles') };
}

/** The sheet that is `wanted`. */
export function chooseSheet(
  sheets: readonly SheetPlace[],
  { wanted, refuse }: { readonly wanted: string; readonly refuse: Refuse },
): SheetPlace {
  const found = sheets.find(({ name }) => fold(name) === fold(wanted));
  return (
    found ?? refuse({ kind: 'no-sheet', sheet: wanted, sheets: sheets.map(({ name }) => name) })
  );
}

/** Excel tells sheets apart without case. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Targets are relative to `xl/`, or absolute in the package. */
function toPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function relationsOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  return `${path.slice(0, name)}_rels/${path.slice(name)}.rels`;
}
