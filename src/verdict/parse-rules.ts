// Rules that somebody wrote become rules that can be relied on. The shape is looked at whole, so
// that one look at the list of problems is enough; what would accuse schools wrongly or keep a run
// from ending is a problem, too: hosts that no address can have, a results pattern that finds no
// number, a kind that must be linked to and never is, a pattern that backtracks without end.
import type { KindRule, NoticeRule, StubRule, TradeRule } from './identity-rules.js';
import { LINK_KINDS, type LinkKind } from './link.js';
import { NOT_THE_SITE } from './not-the-site.js';
import { faultOfPattern, hasGroup } from './pattern-fault.js';
import { NOKO_RULES, type Rules } from './rules.js';
import type { RulesProblem } from './rules-problem.js';
import { createShapeReader, type ShapeReader } from './shape.js';

const MAX_TEXT_LENGTH = 1_000;
const MAX_VERSION_LENGTH = 40;

/** The rules that `value` holds, or all that is wrong with it. */
export function parseRules(value: unknown): Rules | { readonly problems: readonly RulesProblem[] } {
  const problems: RulesProblem[] = [];
  const read = createShapeReader(value, (problem) => problems.push(problem));
  const rules: Rules = {
    name: read.field('name').oneOf(['noko']) ?? 'noko',
    version: read.field('version').text(MAX_VERSION_LENGTH),
    accept: read.field('accept').list(1, readKind),
    hosts: readHosts(read.field('hosts')),
    addresses: read.field('addresses').list(0, readAddress),
    namespaces: read.field('namespaces').list(0, readPattern),
    redirectors: read.field('redirectors').list(0, (each) => {
      const redirector = {
        hosts: each.field('hosts').list(1, (host) => readHost(host, { wildcard: true })),
        path: readPathStart(each.field('path')),
        parameters: each.field('parameters').list(1, (name) => name.text(MAX_TEXT_LENGTH)),
      };
      each.end();
      return redirector;
    }),
    shorteners: read.has('shorteners')
      ? read.field('shorteners').list(0, (each) => readHost(each, { wildcard: false }))
      : NOKO_RULES.shorteners,
    innerPages: readInnerPages(read.field('innerPages')),
    identity: read.has('identity') ? readIdentity(read.field('identity')) : NOKO_RULES.identity,
    words: read.has('words') ? readWords(read.field('words')) : NOKO_RULES.words,
  };
  read.end();
  if (problems.length === 0) findUnreachable(rules, read);
  return problems.length === 0 ? rules : { problems };
}

function readHosts(read: ShapeReader): Rules['hosts'] {
  const [first = '', ...others] = read.list(1, (each) => readHost(each, { wildcard: false }));
  return [first, ...others];
}

/** As it stands in a resolved address: lower case, Cyrillic in its ASCII form, no port. */
function readHost(read: ShapeReader, { wildcard }: { readonly wildcard: boolean }): string {
  const host = read.text(MAX_TEXT_LENGTH);
  const bare = wildcard ? host.replace(/^\*\./, '') : host;
  const address = `https://${bare}/`;
  const isHost =
    /^(?:[a-z\d-]+\.)+[a-z\d-]+$/.test(bare) &&
    URL.canParse(address) &&
    new URL(address).hostname === bare;
  if (!isHost) read.refuse({ code: 'host' });
  return host;
}

function readPathStart(read: ShapeReader): string {
  const path = read.text(MAX_TEXT_LENGTH);
  if (!path.startsWith('/')) read.refuse({ code: 'path-start' });
  return path;
}

function readAddress(read: ShapeReader): Rules['addresses'][number] {
  const kind = readKind(read.field('kind'));
  const place = read.field('path');
  const path = readPattern(place);
  // Without its number nobody can tell whose results they are.
  if (kind === 'results' && !hasGroup(path, 'id')) place.refuse({ code: 'id-group' });
  read.end();
  return { kind, path };
}

/** What is no kind asks for nothing further. */
function readKind(read: ShapeReader): LinkKind {
  return read.oneOf(LINK_KINDS) ?? 'general';
}

function readPattern(read: ShapeReader): string {
  const source = read.text(MAX_TEXT_LENGTH);
  const fault = faultOfPattern(source);
  if (fault !== null) read.refuse({ code: 'pattern', fault });
  return source;
}

function readInnerPages(read: ShapeReader): Rules['innerPages'] {
  const innerPages = {
    text: read.field('text').list(0, readPattern),
    address: read.field('address').list(0, readPattern),
  };
  read.end();
  return innerPages;
}

/** What a file says of pages is added to what is known of them: it names what was seen there. */
function readIdentity(read: ShapeReader): Rules['identity'] {
  const known = NOKO_RULES.identity;
  const lists = Object.fromEntries(
    PHRASE_LISTS.map((name) => [name, union(known[name], readPhrases(read, name))]),
  ) as Pick<Rules['identity'], (typeof PHRASE_LISTS)[number]>;
  const version = read.has('version') ? read.field('version').text(MAX_VERSION_LENGTH) : null;
  const kinds = read.has('kinds') ? read.field('kinds').list(0, readKindRule) : [];
  const stubs = read.has('stubs') ? read.field('stubs').list(0, readStub) : [];
  const notices = read.has('notices') ? read.field('notices').list(0, readNotice) : [];
  const trades = read.has('trades') ? read.field('trades').list(0, readTrade) : [];
  read.end();
  return {
    ...lists,
    version: version ?? known.version,
    kinds: addKinds(known.kinds, kinds),
    stubs: addStubs(known.stubs, stubs),
    notices: addNew(known.notices, notices),
    trades: addNew(known.trades, trades),
  };
}

const PHRASE_LISTS = [
  'section',
  'itemprops',
  'life',
  'official',
  'menu',
  'shop',
  'commonNameWords',
  'copyMarks',
  'services',
] as const;

function readPhrases(read: ShapeReader, name: string): readonly string[] {
  return read.has(name) ? read.field(name).list(0, (each) => each.text(MAX_TEXT_LENGTH)) : [];
}

function readKindRule(read: ShapeReader): KindRule {
  const family = read.field('family').text(MAX_TEXT_LENGTH);
  const kind = { family, phrases: readPhrases(read, 'phrases') };
  read.end();
  return kind;
}

function addKinds(known: readonly KindRule[], added: readonly KindRule[]): readonly KindRule[] {
  const families = [...new Set([...known, ...added].map(({ family }) => family))];
  return families.map((family) => ({
    family,
    phrases: union(
      ...[...known, ...added]
        .filter((kind) => kind.family === family)
        .map(({ phrases }) => phrases),
    ),
  }));
}

function readStub(read: ShapeReader): StubRule {
  const detail = read.field('detail').oneOf(NOT_THE_SITE) ?? 'unrecognised';
  const titles = readPhrases(read, 'titles');
  const stub = { detail, phrases: readPhrases(read, 'phrases') };
  read.end();
  return titles.length === 0 ? stub : { ...stub, titles };
}

function readTrade(read: ShapeReader): TradeRule {
  const trade = {
    detail: read.field('detail').oneOf(NOT_THE_SITE) ?? 'unrecognised',
    words: readPhrases(read, 'words'),
  };
  read.end();
  return trade;
}

function readNotice(read: ShapeReader): NoticeRule {
  const notice = {
    detail: read.field('detail').oneOf(NOT_THE_SITE) ?? 'unrecognised',
    subjects: readPhrases(read, 'subjects'),
    states: readPhrases(read, 'states'),
  };
  read.end();
  return notice;
}

/** A rule that is known already is not added once more. */
function addNew<Rule>(known: readonly Rule[], added: readonly Rule[]): readonly Rule[] {
  const written = new Set(known.map((rule) => JSON.stringify(rule)));
  return [...known, ...added.filter((rule) => !written.has(JSON.stringify(rule)))];
}

/** One entry for each detail: two of them would count twice. */
function addStubs(known: readonly StubRule[], added: readonly StubRule[]): readonly StubRule[] {
  const details = [...new Set([...known, ...added].map(({ detail }) => detail))];
  return details.map((detail) => {
    const same = [...known, ...added].filter((stub) => stub.detail === detail);
    const titles = union(...same.map((stub) => stub.titles ?? []));
    const stub = { detail, phrases: union(...same.map(({ phrases }) => phrases)) };
    return titles.length === 0 ? stub : { ...stub, titles };
  });
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

function readWords(read: ShapeReader): Rules['words'] {
  const words = { ru: readGoalWords(read.field('ru')), en: readGoalWords(read.field('en')) };
  read.end();
  return words;
}

function readGoalWords(read: ShapeReader): Rules['words']['ru'] {
  const word = (name: string): string => read.field(name).text(MAX_TEXT_LENGTH);
  const words = {
    short: word('short'),
    full: word('full'),
    of: word('of'),
    other: word('other'),
    otherLacks: word('otherLacks'),
    howToFind: word('howToFind'),
    linkText: word('linkText'),
  };
  read.end();
  return words;
}

/** What is accepted and never found would fail every school. */
function findUnreachable({ accept, addresses }: Rules, read: ShapeReader): void {
  const reachable = new Set<LinkKind>(['general', ...addresses.map(({ kind }) => kind)]);
  if (accept.some((kind) => reachable.has(kind))) return;
  read.field('accept').refuse({ code: 'reachable-kind' });
}
