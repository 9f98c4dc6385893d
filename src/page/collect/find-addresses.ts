// Addresses of the host inside a text: running text, a script, a comment, an attribute. The name
// must stand alone: not in a longer host (`bus.gov.ru.evil.example`), a mail address or a file name
// (`bus.gov.ru.php`).

import {
  type AddressTarget,
  classifyAddress,
  isNamespace,
} from '../../verdict/classify-address.js';
import type { Rules } from '../../verdict/rules.js';

export interface FoundAddress {
  readonly written: string;
  readonly target: AddressTarget;
  /** Where in the text it begins, in UTF-16 units. */
  readonly offset: number;
  /** A name of the site in passing, with neither scheme nor path. */
  readonly isMention: boolean;
}

/** The end of the sentence around it. Lookbehind keeps a long run from being tried at each place. */
const TRAILING = /(?<![\\.,;:!?)\]])[\\.,;:!?)\]]+$/;

interface HostPatterns {
  readonly address: RegExp;
  /** Most texts do not hold the name at all, and this tells so ten times faster. */
  readonly name: RegExp;
}

const PATTERNS = new WeakMap<Rules, HostPatterns>();

/** Made once for each set of rules, and asked of every page. */
function patternsOf(rules: Rules): HostPatterns {
  const known = PATTERNS.get(rules);
  if (known !== undefined) return known;
  const host = rules.hosts[0].replace(/\./g, '\\.');
  const made = {
    address: new RegExp(
      String.raw`(?<![\w@.-])(?<scheme>https?:(?:\\?\/){2}|(?<![:/\\])(?:\\?\/){2})?(?:www\.)?${host}\.?(?![\w@-]|\.\w)(?<rest>(?::\d+)?[/?#\\][^\s"'<>«»“”${'`'}{|}]{0,2000})?`,
      'gi',
    ),
    name: new RegExp(host, 'i'),
  };
  PATTERNS.set(rules, made);
  return made;
}

/** Whether the name of the host that is looked for stands in a text. */
export function namesHost(text: string, rules: Rules): boolean {
  return patternsOf(rules).name.test(text);
}

/** Makes the search for one page; it is used on every text of it. */
export function createAddressFinder(context: { readonly page: URL; readonly rules: Rules }) {
  const { address: pattern, name } = patternsOf(context.rules);

  const mayFind = (text: string): boolean => name.test(text);
  function* findAddresses(text: string): Generator<FoundAddress> {
    if (!mayFind(text)) return;
    for (const match of text.matchAll(pattern)) {
      if (text.charAt(match.index - 1) === '/' && match.groups?.scheme === undefined) continue;
      const written = match[0].replace(TRAILING, '');
      const unescaped = written
        .replace(/(?<!\\)\\+\//g, '/')
        .replace(/\\.*$/, '')
        .replace(/&amp;/gi, '&');
      const address = `${/^https?:/i.test(unescaped) ? '' : 'https://'}${unescaped.replace(/^\/\//, '')}`;
      if (!URL.canParse(address)) continue;
      const url = new URL(address);
      const target = isNamespace(url, context.rules) ? null : classifyAddress(url, context);
      if (target === null) continue;
      const isMention = match.groups?.scheme === undefined && /^[^/?#]*\/?$/.test(unescaped);
      yield { written, target, offset: match.index, isMention };
    }
  }
  return { findAddresses, mayFind };
}
