// Before the tree is built, tags of too many attributes are closed early (overgrown-tags.ts), and
// that is done without knowing what is a tag: a stray quote far in front can make it take a text for
// one. A page in which it may have done so is the tree's.
import { closeOvergrownTags } from '../overgrown-tags.js';
import type { Bytes } from './bytes.js';
import { isAsciiLetter } from './octets.js';
import { Unsure } from './unsure.js';

export interface OvergrowthTest {
  /** Each throws `Unsure`: where something is closed early in a long tag or text, … */
  readonly refuseLong: (start: number, end: number) => void;
  /** … in the page, … */
  readonly refusePage: () => void;
  /** … in what is no markup, where a tag may seem to begin. */
  readonly refuseContent: (start: number, end: number) => void;
}

/** So many attributes need more room. */
const MAX_PLAIN_LENGTH = 1_000;
/** As many as are borne in one tag. */
const MAX_BLANKS = 500;

/** Makes the test for one page. */
export function createOvergrowthTest(bytes: Bytes): OvergrowthTest {
  let isChecked = false;
  const refusePage = (): void => {
    if (isChecked) return;
    isChecked = true;
    const whole = bytes.toString();
    if (closeOvergrownTags(whole) !== whole) throw new Unsure();
  };
  return {
    refuseLong(start, end) {
      if (hasManyBlanks(bytes.slice(start, end))) refusePage();
    },
    refusePage,
    refuseContent(start, end) {
      for (
        let at = bytes.indexOf('<', start);
        at !== -1 && at < end;
        at = bytes.indexOf('<', at + 1)
      ) {
        if (!isAsciiLetter(bytes.octets[at + 1] ?? 0)) continue;
        const close = bytes.indexOf('>', at);
        if (close === -1 || close - at > MAX_PLAIN_LENGTH) refusePage();
        if (close === -1) return;
      }
    },
  };
}

/** What may stand in front of an attribute, quoted or not. */
function hasManyBlanks(text: string): boolean {
  const blank = /[\s/](?=[^\s/>=])/g;
  let blanks = 0;
  while (blank.exec(text) !== null) {
    blanks += 1;
    if (blanks > MAX_BLANKS) return true;
  }
  return false;
}
