// What a page says, as a short value: two hosts that show the same page have it in common. What a
// stub puts in by itself (the host, a time, a number of the request) is left out; the number of a
// school stays, since it may be all by which two pages of one platform differ.
import { createHash } from 'node:crypto';
import { domainToUnicode } from 'node:url';

export interface SaidByPage {
  readonly title: string;
  /** Visible text. */
  readonly text: string;
  /** The hosts by which the page was reached. */
  readonly hosts: readonly string[];
}

const LENGTH = 16;

/** Russian and Latin words, numbers, and the sign of a school's. */
const WORD = /[a-zа-я\d]+|№/g;
const BEFORE_NUMBER_OF_SCHOOL =
  /^(?:№|сош|оош|доу|(?:школ|лице|гимнази|сад|интернат|колледж)[а-я]*)$/;

/** The fingerprint of a page; null where it says nothing. */
export function pageFingerprint({ title, text, hosts }: SaidByPage): string | null {
  const folded = namesOf(hosts)
    .reduce((rest, name) => rest.replaceAll(name, ' '), `${title}\n${text}`.toLowerCase())
    .replaceAll('ё', 'е');
  const words = folded.match(WORD) ?? [];
  const said = words.filter((word, at) => !/\d/.test(word) || isOfSchool(word, words[at - 1]));
  if (said.length === 0) return null;
  return createHash('sha256').update(said.join(' ')).digest('base64url').slice(0, LENGTH);
}

function isOfSchool(number: string, before = ''): boolean {
  return /^\d{1,4}$/.test(number) && BEFORE_NUMBER_OF_SCHOOL.test(before);
}

/** The hosts as a page may write them, the longest first. */
function namesOf(hosts: readonly string[]): readonly string[] {
  const names = hosts.flatMap((host) => {
    const bare = host.replace(/^www\./, '');
    return [host, bare, domainToUnicode(host), domainToUnicode(bare)];
  });
  return [...new Set(names)]
    .filter((name) => name !== '')
    .sort((one, other) => other.length - one.length);
}
