import type { LinkKind } from '../../verdict/link.js';
import type { ExplainHelp, ExplainWords } from '../explain-words.js';
import { counted } from './counted.js';

const numbers = new Intl.NumberFormat('en');

const KINDS: Readonly<Record<LinkKind, string>> = {
  results: 'results',
  card: "organisation's card",
  'rating-form': 'rating form',
  general: 'general page',
};

function kindOf(kind: LinkKind, id: string | null): string {
  return `${KINDS[kind]}${id === null ? '' : ` No. ${id}`}`;
}

export const EXPLAIN_EN: ExplainWords = {
  site: (typed) => `Site: ${typed}`,
  file: (file) => `Saved page: ${file}`,
  fileAlone: 'Only this file was judged: its frames, inner pages and refreshes were not read.',
  attempts: (attempts) => `Attempts: ${attempts}; the last one is shown.`,
  checkedAt: (timestamp) => `Checked: ${timestamp}`,
  sought: ({ name, version, accept, busId }) =>
    `Rules ${name} of ${version}, what passes: ${accept.map((kind) => `${KINDS[kind]} (${kind})`).join(', ')}${busId === null ? '' : `; the organisation's number is ${busId}`}`,
  toDo: (advice) => `What to do: ${advice}`,
  remark: (remark) => `Remark: ${remark}`,

  whatWasRead: 'What was read',
  purposes: {
    site: "the site's address",
    onward: 'where the page redirects (a refresh or a script)',
    frame: 'a frame',
    'inner-page': 'an inner page whose name speaks of the assessment',
  },
  savedPage(address, guess) {
    if (address !== null) return `The page saved from ${address}`;
    const from = guess === null ? 'where it is from is not known' : `by its links from ${guess}`;
    return `The saved page; ${from}, and --address can tell it exactly`;
  },
  leadsToHost: (host) => `Leads to ${host}, which is not asked itself.`,
  dropped: 'Not read: another address answered first.',
  failed: (title) => `Not read: ${title}`,
  status: (status) => `status ${status}`,
  noContentType: 'no content type',
  bytes: (bytes) => counted(bytes, 'byte'),
  server: (server) => `server ${server}`,
  charset: (charset, toldBy) =>
    `Encoding ${charset}: ${
      {
        'byte-order-mark': 'by the byte order mark',
        header: 'by the response header',
        meta: 'by the meta element',
        content: 'found from the content',
      }[toldBy]
    }`,
  cut: {
    'too-large': 'Not all of it was read: it is larger than --max-page-size allows.',
    connection: 'Not all of it was read: the connection broke.',
    timeout: 'Not all of it was read: the time limit was reached.',
  },
  title: (title) => `Title: ${title}`,
  content: ({ anchorCount, textLength, scriptCount }) =>
    `Visible without scripts: ${counted(anchorCount, 'hyperlink')}, ${counted(textLength, 'character')} of text; scripts that may add more: ${numbers.format(scriptCount)}`,
  roles: {
    home: 'The verdict is about this page.',
    frame: 'The frame is shown on the home page and counts as part of it.',
    gone: 'A browser shows nothing in this frame.',
    'inner-page': 'A hyperlink here does not count: it must be on the home page.',
    'on-the-way': 'A browser leaves this page at once.',
    unused: 'Not used: another address of the site gave the page.',
  },
  leadsTo: (address) => `Onward: ${address}`,

  look: {
    heading: 'Two looks',
    reading: '',
    plain: 'without scripts',
    browser: 'in a browser',
    verdict: 'verdict',
    title: 'title',
    anchors: 'hyperlinks',
    text: 'characters of text',
    links: 'links to the site looked for',
    lost: 'The browser could not open the page: the verdict was made without it.',
    decided: {
      plain: 'The browser did not change the verdict.',
      browser: 'What the browser showed has decided.',
    },
  },
  whoseIsIt: 'Whose page it is',
  isOwn: {
    yes: "The page is taken for the organisation's own.",
    no: "The page is not taken for the organisation's own, and accuses nobody.",
  },
  comparedWith: (name) =>
    name === ''
      ? "The organisation's name is not given; with --name, as in a list, the answer is more certain."
      : `Name in the list: ${name}`,
  evidence: {
    link: 'a hyperlink to the required site: enough by itself',
    section: 'the section about the organisation that the law demands',
    itemprops: 'marks for the supervisory service (itemprop)',
    name: "the organisation's name in the list",
    kind: 'what institutions are called',
    life: 'words of an institution',
    official: 'what every public institution has to publish',
    'own-links': 'hyperlinks to other pages of the same site',
    'near-miss': 'an address of the required site, though not as a working link',
    'no-own-links': 'a short page that leads nowhere on its own site',
    service:
      'a service (a social network, a login, the site of the results itself) where anybody may have a page',
    'hosting-page': 'words of a hosting’s page',
    parked: 'words about a name that is free, for sale or not paid for',
    suspended: 'words about a site that is switched off',
    maintenance: 'words about work on the site',
    'error-page': 'words of an error message',
    login: 'a login form',
    filter: 'words of a provider, a filter or a check of visitors',
    'other-site': 'words of another trade',
    unrecognised: 'words that the site of an institution does not have',
  },
  newAddress: 'The site has moved. The rest is about the new address that its page gives.',

  byRules: (name) => `By the rules ${name}:`,
  nothingThere: (host) => `No hyperlinks to ${host} and no addresses of it.`,
  place: (line, column) => `line ${line}, column ${column}`,
  hyperlink: (text) => (text === '' ? 'a hyperlink without text' : `the hyperlink “${text}”`),
  nearMiss: (text) => (text === '' ? 'an address' : `“${text}”`),
  written: (href) => `written: ${href}`,
  leads: (url, kind, id) => `leads to: ${url} — ${kindOf(kind, id)}`,
  meant: (url, kind, id) => `meant: ${url} — ${kindOf(kind, id)}`,
  through: (address) => `through: ${address}`,
  decides: 'this decides',
  counts: 'counts',
  countsNot: (why) => `does not count: ${why}`,

  framesNotRead: 'Frames that were not read:',
  whyFrameNotRead: {
    foreign: 'on a foreign site, so not a part of the home page',
    'not-needed': 'not needed, or beyond the limits of the check',
  },
  innerPagesNotRead: 'Inner pages about the assessment that were not read:',
};

export const EXPLAIN_HELP_EN: ExplainHelp = {
  description: 'Shows in detail what one site has, and the reason for its verdict',
  usage: '[options] ADDRESS | --html FILE',
  address: 'the address of the site',
  group: 'What to show:',
  options: {
    html: 'read a saved page instead of the site',
    address: 'where the page was saved from',
    name: "the organisation's name as in a list, which helps to tell whether the page is its own",
    busId: "the number in the organisation's results address on bus.gov.ru",
    format: 'text for people or JSON for programs',
  },
};
