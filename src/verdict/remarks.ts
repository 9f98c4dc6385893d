// Remarks: what is worth knowing about a judgement and does not change it.
import type { Link, Remark } from './link.js';

/** An enumeration in a cell of the report must end somewhere. */
const MAX_LISTED_IDS = 10;

/** What the links of a page give to remark, the deciding one above all. */
export function remarksOnLinks(links: readonly Link[], deciding: Link | null): readonly Remark[] {
  const remarks: Remark[] = (deciding?.traits ?? []).map((code) => ({ code }));
  if (deciding?.through != null) remarks.push({ code: 'redirector', detail: deciding.through });
  const ids = new Set(links.filter((link) => link.kind === 'results').map((link) => link.id));
  if (ids.size > 1) {
    const more = ids.size > MAX_LISTED_IDS ? ', …' : '';
    const detail = [...ids].slice(0, MAX_LISTED_IDS).join(', ') + more;
    remarks.push({ code: 'several-organisations', detail });
  }
  return remarks;
}
