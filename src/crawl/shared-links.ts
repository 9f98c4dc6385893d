// The same results address on several schools: a page copied from a neighbour, or a rating of the
// whole district. Either way somebody should look, and each of the rows says so.
import type { SchoolResult } from './result.js';

/** Which schools link to which results. */
export interface Sharers {
  readonly add: (result: SchoolResult) => void;
  /** The result, with a remark where the link of another school that was added leads to the same results. */
  readonly remark: (result: SchoolResult) => SchoolResult;
  /** Schools that share an address with another. */
  readonly count: () => number;
}

interface Sharing {
  count: number;
  /** The first of them: one more than are listed, since a school is not told of itself. */
  readonly first: { readonly row: number; readonly label: string }[];
}

/** Names of other schools that a remark lists; of more it says that there are more. */
const MAX_LISTED = 3;

export function createSharers(): Sharers {
  const byAddress = new Map<string, Sharing>();

  return {
    add(result) {
      const address = addressOf(result);
      // A school that is listed twice shares with nobody but itself.
      if (address === null || result.school.repeats !== undefined) return;
      const sharing = byAddress.get(address) ?? { count: 0, first: [] };
      byAddress.set(address, sharing);
      sharing.count += 1;
      if (sharing.first.length > MAX_LISTED) return;
      sharing.first.push({ row: result.school.row, label: labelOf(result) });
    },
    remark(result) {
      const sharing = byAddress.get(addressOf(result) ?? '');
      if (sharing === undefined || sharing.count < 2) return result;
      const own = result.school.repeats ?? result.school.row;
      const others = sharing.first.filter(({ row }) => row !== own);
      const listed = others.slice(0, MAX_LISTED).map(({ label }) => label);
      const detail = [...listed, ...(sharing.count - 1 > MAX_LISTED ? ['…'] : [])].join(', ');
      const { judgement } = result;
      const remarks = [...judgement.remarks, { code: 'shared-link' as const, detail }];
      return { ...result, judgement: { ...judgement, remarks } };
    },
    count: () =>
      [...byAddress.values()].reduce((sum, { count }) => sum + (count > 1 ? count : 0), 0),
  };
}

/** Where the department knows the number, `wrong-organisation` says it better. */
function addressOf({ school, judgement }: SchoolResult): string | null {
  const { link } = judgement;
  if (school.busId !== null || link === null || link.kind !== 'results') return null;
  return link.id ?? link.url;
}

function labelOf({ school }: SchoolResult): string {
  return school.name === '' ? school.site.typed : school.name;
}
