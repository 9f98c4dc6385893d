// The same results address on several schools: a page copied from a neighbour, or a rating of the
// whole district. Either way somebody should look, and each of the rows says so.
import type { SchoolResult } from '../result.js';
import { createSpool } from '../spool.js';

export interface SharedLinksOptions {
  /**
   * Whether rows wait until all are known. Without that they are handed on at once, and the first
   * school with an address cannot know of those that follow.
   */
  readonly hold: boolean;
  /** Called at the end with the number of schools that share an address with another. */
  readonly onEnd: (schools: number) => void;
}

/** Names of other schools that a remark lists; of more it says that there are more. */
const MAX_LISTED = 3;

/** The results in the same order, with a remark where another school's link leads to the same results. */
export async function* remarkSharedLinks(
  results: AsyncIterable<SchoolResult>,
  { hold, onEnd }: SharedLinksOptions,
): AsyncGenerator<SchoolResult> {
  const schools = createSharers();
  if (hold) {
    const waiting = await createSpool<SchoolResult>();
    try {
      for await (const result of results) {
        schools.add(result);
        await waiting.put(result);
      }
      onEnd(schools.count());
      for await (const result of waiting.take()) yield schools.remark(result);
    } finally {
      await waiting.discard();
    }
  } else {
    for await (const result of results) {
      schools.add(result);
      yield schools.remark(result);
    }
    onEnd(schools.count());
  }
}

interface Sharers {
  count: number;
  /** The first of them: one more than are listed, since a school is not told of itself. */
  readonly first: { readonly row: number; readonly label: string }[];
}

/** Which schools link to which results. */
function createSharers() {
  const byAddress = new Map<string, Sharers>();

  return {
    add(result: SchoolResult): void {
      const address = addressOf(result);
      if (address === null) return;
      const sharers = byAddress.get(address) ?? { count: 0, first: [] };
      byAddress.set(address, sharers);
      sharers.count += 1;
      if (sharers.first.length > MAX_LISTED) return;
      sharers.first.push({ row: result.school.row, label: labelOf(result) });
    },
    remark(result: SchoolResult): SchoolResult {
      const sharers = byAddress.get(addressOf(result) ?? '');
      if (sharers === undefined || sharers.count < 2) return result;
      const others = sharers.first.filter(({ row }) => row !== result.school.row);
      const listed = others.slice(0, MAX_LISTED).map(({ label }) => label);
      const detail = [...listed, ...(sharers.count - 1 > MAX_LISTED ? ['…'] : [])].join(', ');
      const { judgement } = result;
      const remarks = [...judgement.remarks, { code: 'shared-link' as const, detail }];
      return { ...result, judgement: { ...judgement, remarks } };
    },
    count: (): number =>
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
