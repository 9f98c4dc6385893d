// What the skim saw of the hosts that are looked for, in the order of the source. It is shown to
// the seekers when all of it is known, as the walk through the tree would show it.
import type { TreeComment, TreeText } from '../node.js';
import type { Seeker } from '../seeker.js';
import type { Surroundings } from '../surroundings.js';
import { type SparseElement, sparseElement } from './sparse-node.js';

export type Sighting =
  | { readonly kind: 'element' | 'end'; readonly element: SparseElement; readonly around: Around }
  | { readonly kind: 'text'; readonly text: TreeText; readonly around: Around }
  | { readonly kind: 'comment'; readonly comment: TreeComment; readonly around: Around };

/** What it stands in. */
export interface Around {
  readonly hidden: boolean;
  readonly noindex: boolean;
  readonly inAnchor: boolean;
  readonly inTemplate: boolean;
}

const SOME_ANCHOR = sparseElement('a', {}, null);

/** Shows a seeker all that was seen. */
export function show(sightings: readonly Sighting[], seeker: Seeker): void {
  for (const sighting of sightings) {
    const around = surroundingsOf(sighting.around);
    switch (sighting.kind) {
      case 'element':
        seeker.enter(sighting.element, around);
        break;
      case 'end':
        seeker.leave(sighting.element);
        break;
      case 'text':
        seeker.addText(sighting.text, around);
        break;
      case 'comment':
        seeker.addComment(sighting.comment);
        break;
    }
  }
}

function surroundingsOf({ hidden, noindex, inAnchor, inTemplate }: Around): Surroundings {
  return {
    enter() {},
    leave() {},
    comment() {},
    inTemplate: () => inTemplate,
    inHidden: () => hidden,
    inNoindex: () => noindex,
    anchor: () => (inAnchor ? SOME_ANCHOR : null),
  };
}
