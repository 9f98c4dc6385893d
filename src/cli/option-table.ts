// All options of the main job, a line each: flags, what the value has to be, the default. Their
// words stand in `words/`; the values they give are `CheckOptions`.
import { Option } from 'commander';
import { FORMAT_NAMES } from '../report/format-names.js';
import { LINK_KINDS } from '../verdict/link.js';
import { PROFILE_NAMES } from '../verdict/rules.js';
import { LANGUAGES } from './language.js';
import {
  CSV_PROFILES,
  collect,
  FAIL_ON,
  parseConnectToRule,
  parseDecimal,
  parseDnsServers,
  parseHeaderText,
  parseInteger,
  parseOneOf,
  parseSeveralOf,
  type ValueParser,
} from './options.js';
import type { OptionGroup, OptionName, Words } from './words/words.js';

/** The options in the order of the help. */
export function createOptions(
  words: Words,
  { version }: { readonly version: string },
): readonly Option[] {
  const option = (group: OptionGroup, name: OptionName, flags: string): Option =>
    new Option(flags, words.help.options[name]).helpGroup(words.help.groups[group]);
  const report = option.bind(null, 'report');
  const changes = option.bind(null, 'changes');
  const verdict = option.bind(null, 'verdict');
  const network = option.bind(null, 'network');
  const conversation = option.bind(null, 'conversation');

  return [
    option('list', 'sheet', '--sheet <NAME>'),

    repeated(report('output', '-o, --output <FILE>')),
    report('resume', '--resume').default(false),
    chosen(report('format', '--format <NAME>'), FORMAT_NAMES),
    chosen(report('csv', '--csv <PROFILE>'), CSV_PROFILES),
    report('annex', '--annex').default(false),
    report('annexAll', '--annex-all').default(false),
    report('organisation', '--organisation <NAME>'),
    report('evidence', '--evidence <DIR>'),

    changes('previous', '--previous <FILE>'),
    valued(changes('grace', '--grace <N>'), parseInteger(1, 1_000)).default(3),
    changes('acceptMassChange', '--accept-mass-change').default(false),

    valued(verdict('require', '--require <NAMES>'), parseSeveralOf(PROFILE_NAMES)).default(
      ['noko'],
      'noko',
    ),
    verdict('rules', '--rules <FILE>'),
    valued(verdict('accept', '--accept <KINDS>'), parseSeveralOf(LINK_KINDS)).default(
      undefined,
      'results',
    ),
    verdict('homepageOnly', '--homepage-only').default(false),
    chosen(verdict('failOn', '--fail-on <WHEN>'), FAIL_ON).default('unchecked'),

    valued(network('concurrency', '--concurrency <N>'), parseInteger(1, 4_096)).default(64),
    valued(network('perDomain', '--per-domain <N>'), parseInteger(1, 4_096)).default(4),
    valued(network('timeout', '--timeout <SECONDS>'), parseDecimal(0, 3_600)).default(15),
    valued(network('retries', '--retries <N>'), parseInteger(0, 10)).default(1),
    network('secondPass', '--no-second-pass'),
    valued(network('maxPageSize', '--max-page-size <MB>'), parseDecimal(0, 1_024)).default(5),
    repeated(network('caFile', '--ca-file <PEM>')),
    network('proxy', '--proxy <URL>'),
    network('strictTls', '--strict-tls').default(false),
    network('allowPrivate', '--allow-private').default(false),
    valued(network('userAgent', '--user-agent <TEXT>'), parseHeaderText).default(
      `Mozilla/5.0 (compatible; noko-check/${version}; checks school links to bus.gov.ru)`,
    ),
    valued(network('dnsServers', '--dns-servers <ADDRESSES>'), parseDnsServers).default([], ''),
    repeated(network('connectTo', '--connect-to <RULE>'), parseConnectToRule),

    chosen(conversation('lang', '--lang <LANG>'), LANGUAGES),
    conversation('quiet', '-q, --quiet').default(false),
  ];
}

function valued<Value>(option: Option, parse: ValueParser<Value>): Option {
  return option.argParser(parse(option.long ?? option.flags));
}

function chosen(option: Option, values: readonly string[]): Option {
  // `choices` for the help; the error for another value is ours, in the user's language.
  return valued(option.choices(values), parseOneOf(values));
}

function repeated<Value>(
  option: Option,
  parse: ValueParser<Value | string> = () => (text) => text,
): Option {
  return valued(option, (flag) => collect(parse(flag))).default([], '');
}
