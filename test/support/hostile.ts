// What a list or a page may hold that must do no harm in a report that a browser opens.
import type { SchoolResult } from '../../src/crawl/result.js';
import { LINK, resultWith } from './results.js';

export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example";"НОКО")',
  '"кавычки" и \'апострофы\' & &amp; </th></tr></table><script>alert(2)</script>',
  'строка\r\nещё строка\u2028и ещё',
  '\u200Fсправа налево \u202Eабв\u202C',
  'Щ'.repeat(300),
  '\u0000\u0007\uD83D',
  '--></style></title></textarea></noscript><svg onload=alert(3)>',
];

/** A failing school for each name, the name being everywhere a name can be. */
export const HOSTILE: readonly SchoolResult[] = HOSTILE_NAMES.map((name, index) =>
  resultWith({
    school: {
      row: index + 1,
      name,
      number: name,
      site: { typed: name, problem: 'not-an-address' },
      // The third is a group of schools, and so a filter.
      carried: [name, name, index % 2 === 0 ? '"><img src=x onerror=alert(4)>' : 'Южный'],
    },
    judgement: {
      verdict: 'fail',
      reason: 'card-link',
      link: { ...LINK, kind: 'card', text: name, url: 'javascript:alert(5)', href: name },
      remarks: [{ code: 'redirector', detail: name }],
      detail: name,
    },
    page: 'data:text/html,<script>alert(6)</script>',
  }),
);

export const HOSTILE_HEADER = ['Район', '<b>Тип</b>', '"><script>alert(7)</script>'];
