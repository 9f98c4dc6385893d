// Hyperlinks: each anchor is resolved as a browser does, and is a link to the host, a link that was
// meant to be one, or none of our business.
import {
  type AddressTarget,
  classifyAddress,
  isUnreadable,
} from '../../verdict/classify-address.js';
import type { Link, LinkTrait, NearMiss } from '../../verdict/link.js';
import { findRepair } from '../../verdict/near-miss.js';
import type { TreeElement } from '../node.js';
import type { SeekContext } from '../page-context.js';
import { copy, copyAddress, copyText, MAX_ADDRESS_LENGTH } from './copy-text.js';
import { hrefOf, isClickable, labelOf, placeOf } from './element.js';
import { createHostHint } from './host-hints.js';
import { createBestKeeper } from './keep-best.js';
import type { Surroundings } from './surroundings.js';

export interface LinkCollector {
  /** Takes an anchor that stands on the page itself; says whether it leads to the host. */
  readonly add: (element: TreeElement, around: Surroundings) => boolean;
  readonly links: () => readonly Link[];
  readonly brokenLinks: () => readonly NearMiss[];
  /** Whether a link that may count was left out. */
  readonly truncated: () => boolean;
}

/** A department's own page may list all its schools, and the number sought may be the last. */
const MAX_RESULTS_LINKS = 200;
const MAX_PER_KIND = 20;

/** Collects the links to the host that stand on one page. */
export function createLinkCollector(context: SeekContext): LinkCollector {
  const links = createBestKeeper<Link>((kind) =>
    kind === 'results' ? MAX_RESULTS_LINKS : MAX_PER_KIND,
  );
  const broken = createBestKeeper<NearMiss>(() => MAX_PER_KIND);
  const mayConcernHost = createHostHint(context, context.rules);
  let truncated = false;

  return {
    links: links.all,
    brokenLinks: broken.all,
    truncated: () => truncated,
    add(element, around) {
      const href = hrefOf(element);
      if (href === null || !mayConcernHost(href)) return false;
      const resolved = context.resolve(href);
      truncated ||= isUnreadable(href, { ...context, resolved });
      const target = resolved === null ? null : classifyAddress(resolved, context);
      const repair =
        target === null || target.kind === 'general'
          ? findRepair({ ...context, href, resolved })
          : null;
      if (repair !== null) {
        if (broken.hasRoom(repair.kind)) {
          broken.add(repair.kind, {
            ...placeOf(element),
            reason: 'broken-link',
            how: repair.fault,
            href: copyAddress(href),
            url: copyAddress(repair.url),
            kind: repair.kind,
            id: repair.id,
            text: labelOf(element),
          });
        }
        return false;
      }
      if (target !== null && links.hasRoom(target.kind)) {
        links.add(target.kind, linkOf(element, { href, target, around }));
      } else if (target?.kind === 'results') {
        truncated ||= !links.all().some(({ id }) => id === target.id);
      }
      return target !== null;
    },
  };
}

function linkOf(
  element: TreeElement,
  found: { readonly href: string; readonly target: AddressTarget; readonly around: Surroundings },
): Link {
  const { target, around } = found;
  const traits: LinkTrait[] = [];
  if (/\bnofollow\b/i.test(element.attribute('rel') ?? '')) traits.push('nofollow');
  if (around.inNoindex()) traits.push('noindex');
  if (around.inHidden()) traits.push('hidden');
  if (!isClickable(element)) traits.push('empty-anchor');
  return {
    ...placeOf(element),
    href: copyAddress(found.href),
    url: copy(target.url.href, MAX_ADDRESS_LENGTH),
    kind: target.kind,
    id: target.id === null ? null : copyText(target.id),
    text: labelOf(element),
    through: target.through === null ? null : copy(target.through.href, MAX_ADDRESS_LENGTH),
    traits,
  };
}
