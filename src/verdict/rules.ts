// What is looked for, as one value that could as well stand in a JSON file: bus.gov.ru changes the
// form of its addresses every few years, and a new form must be a line here, not a change of code.
// Patterns are sources of regular expressions, applied without regard to case. `version` is the
// day on which somebody last compared the rules with the site.
import { type GoalWords, NOKO_WORDS } from './goal-words.js';
import { IDENTITY_RULES, type IdentityRules } from './identity-rules.js';
import type { LinkKind } from './link.js';

/** What can be required of a site; the first is what is required where nothing is said. */
export const PROFILE_NAMES = ['noko', 'anketa', 'reviews'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

export interface Rules {
  readonly name: ProfileName;
  readonly version: string;
  /** Kinds of links that pass where the user does not say otherwise. */
  readonly accept: readonly LinkKind[];
  /** Compared whole; the first is the one that repaired addresses are written with. */
  readonly hosts: readonly [string, ...string[]];
  /** The first that matches decides; an address that none matches is `general`. */
  readonly addresses: readonly AddressRule[];
  /** Paths that name an XML vocabulary: no address of a page, unless somebody links to them. */
  readonly namespaces: readonly string[];
  readonly redirectors: readonly Redirector[];
  /** Hosts of services that make short addresses. */
  readonly shorteners: readonly string[];
  readonly innerPages: InnerPageWords;
  readonly identity: IdentityRules;
  /** Whether hyperlinks to inner pages are left alone. */
  readonly isOfHomePageAlone?: boolean;
  readonly words: { readonly ru: GoalWords; readonly en: GoalWords };
}

export interface AddressRule {
  readonly kind: LinkKind;
  /**
   * Matched against the decoded path, doubled slashes folded, with the query behind it. A group
   * `id` holds the number.
   */
  readonly path: string;
}

/** A foreign service that sends its visitor on to the address in a parameter. */
export interface Redirector {
  /** Compared whole; `*.` in front stands for any subdomain. */
  readonly hosts: readonly string[];
  /** How the path begins. */
  readonly path: string;
  readonly parameters: readonly string[];
}

/** By what an inner page that may hold the results is known. */
export interface InnerPageWords {
  /** Matched against the link's text and its decoded address. */
  readonly text: readonly string[];
  /** Matched against the decoded address alone. */
  readonly address: readonly string[];
}

/** The same rules for a home page alone, none of whose hyperlinks is followed. */
export function ofHomePageAlone(rules: Rules): Rules {
  return { ...rules, isOfHomePageAlone: true };
}

export const NOKO_RULES: Rules = {
  name: 'noko',
  version: '2026-11-23',
  accept: ['results'],
  hosts: ['bus.gov.ru', 'www.bus.gov.ru'],
  addresses: [
    {
      kind: 'results',
      path: '^/(?:[^?:]+?/)??independent-?rating/(?:[^?:]+?/)??(?<id>0*[1-9]\\d*)(?:[/?]|$)',
    },
    {
      kind: 'results',
      path: '^/(?:[^?:]+?/)??(?<id>0*[1-9]\\d*)/(?:[^?:]+?/)??independent-?rating(?:[/?]|$)',
    },
    { kind: 'card', path: '^/(?:pub/)?info-card/(?<id>0*[1-9]\\d*)(?:[/?]|$)' },
    { kind: 'card', path: '^/(?:pub/)?agency/(?<id>0*[1-9]\\d*)(?:[/?]|$)' },
    {
      kind: 'card',
      path: '^/(?:pub/)?public/agency/agency[^/?]*\\.html?\\?(?:.*&)?agency=(?<id>0*[1-9]\\d*)(?:&|$)',
    },
    { kind: 'rating-form', path: '^/(?:pub/)?qrcode/rate/(?<id>0*[1-9]\\d*)(?:[/?]|$)' },
    {
      kind: 'rating-form',
      path: '^/(?:pub/)?qrcode/rate/?\\?(?:.*&)?agencyid=(?<id>0*[1-9]\\d*)(?:&|$)',
    },
  ],
  namespaces: ['^/(?:types|external)/\\d+/?$'],
  redirectors: [
    {
      hosts: [
        'vk.com',
        'www.vk.com',
        'm.vk.com',
        'away.vk.com',
        'vk.ru',
        'm.vk.ru',
        'vkontakte.ru',
      ],
      path: '/away.php',
      parameters: ['to'],
    },
    { hosts: ['vk.com', 'm.vk.com', 'vk.ru'], path: '/away', parameters: ['to'] },
    { hosts: ['ok.ru', 'www.ok.ru', 'm.ok.ru'], path: '/', parameters: ['st.link', 'st.rfn'] },
    { hosts: ['t.me', 'telegram.me'], path: '/iv', parameters: ['url'] },
    {
      hosts: ['google.com', 'www.google.com', 'google.ru', 'www.google.ru'],
      path: '/url',
      parameters: ['q', 'url'],
    },
    {
      hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com'],
      path: '/redirect',
      parameters: ['q'],
    },
    { hosts: ['yandex.ru', 'www.yandex.ru', 'ya.ru'], path: '/clck/', parameters: ['url'] },
    { hosts: ['yandex.ru', 'www.yandex.ru'], path: '/redir', parameters: ['url'] },
    { hosts: ['sba.yandex.net', 'sba.yandex.ru'], path: '/redirect', parameters: ['url'] },
    { hosts: ['checklink.mail.ru'], path: '/proxy', parameters: ['url'] },
    { hosts: ['click.mail.ru'], path: '/redir', parameters: ['u'] },
    {
      hosts: ['l.facebook.com', 'lm.facebook.com'],
      path: '/l.php',
      parameters: ['u'],
    },
    { hosts: ['l.instagram.com'], path: '/', parameters: ['u'] },
    { hosts: ['*.safelinks.protection.outlook.com'], path: '/', parameters: ['url'] },
  ],
  shorteners: [
    'clck.ru',
    'vk.cc',
    'ya.cc',
    'goo.su',
    'u.to',
    'qps.ru',
    'surl.li',
    'clc.li',
    'bit.ly',
    'cutt.ly',
    'is.gd',
    'v.gd',
    'goo.gl',
    'ow.ly',
    't.ly',
    't.co',
    'rb.gy',
    'shorturl.at',
    'tiny.cc',
    'tinyurl.com',
    'me-qr.com',
    'qrco.de',
    'qr.page',
    'qr.link',
    'q-r.to',
    'scnv.io',
    'l.ead.me',
  ],
  innerPages: {
    text: [
      'независим\\p{L}*\\s+(?:\\p{L}+\\s+)?оценк',
      'оценк\\p{L}*\\s+качества\\s+(?:условий|образова|услов|оказан)',
      '(?<!\\p{L})нок(?:о|у|уоод|оод)?(?!\\p{L})',
      '(?<!\\p{L})bus\\.?gov',
    ],
    address: [
      'noko',
      'nezavisim',
      '(?<![a-z])nok(?:u|uood|ood)?(?![a-z])',
      'bus[._\\s-]?gov',
      '(?:o[cz]|ots)enk[a-z]* kachestv',
      '(?<![a-z])(?:o[cz]|ots)enka(?![a-z ])',
    ],
  },
  identity: IDENTITY_RULES,
  words: NOKO_WORDS,
};
