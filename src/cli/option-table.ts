// All options of the main job, a line each: flags, what the value has to be, the default. Their
// words stand in `words/`; the values they give are `CheckOptions`.
import { Option } from 'commander';
import { SCREENSHOTS } from '../crawl/second-look.js';
import { FORMAT_NAMES } from '../report/format-names.js';
import { LINK_KINDS } from '../verdict/link.js';
import { PROFILE_NAMES } from '../verdict/rules.js';
import { LANGUAGES } from '../words/languages.js';
import type { OptionGroup, OptionName, Words } from '../words/words.js';
import { shapeOption } from './config/option-shape.js';
import {
  CSV_PROFILES,
  collect,
  FAIL_ON,
  parseColumns,
  parseColumnValue,
  parseConnectToRule,
  parseDecimal,
  parseDnsServers,
  parseHeaderText,
  parseInteger,
  parseOneOf,
  parseRecipients,
  parseSender,
  parseSeveralOf,
  parseShard,
  type ValueParser,
} from './options.js';

/** What a configuration file may say: the options, and the list, which on the command line has no flag. */
export function createConfigOptions(
  words: Words,
  setup: { readonly version: string },
): readonly Option[] {
  return [new Option('--list <FILE>', words.help.list), ...createOptions(words, setup)];
}

/** The options in the order of the help. */
export function createOptions(
  words: Words,
  { version }: { readonly version: string },
): readonly Option[] {
  const option = (group: OptionGroup, name: OptionName, flags: string): Option =>
    new Option(flags, words.help.options[name]).helpGroup(words.help.groups[group]);
  const report = option.bind(null, 'report');
  const changes = option.bind(null, 'changes');
  const mail = option.bind(null, 'mail');
  const verdict = option.bind(null, 'verdict');
  const network = option.bind(null, 'network');
  const conversation = option.bind(null, 'conversation');

  return [
    option('list', 'sheet', '--sheet <NAME>'),
    valued(option('list', 'columns', '--columns <COLUMNS>'), parseColumns),
    option('list', 'register', '--register <FILE>'),
    option('list', 'scores', '--scores <FILE>'),
    option('list', 'dryRun', '--dry-run').default(false),
    valued(option('list', 'only', '--only <COLUMN=VALUE>'), parseColumnValue),
    valued(option('list', 'shard', '--shard <K/N>'), parseShard),

    repeated(report('output', '-o, --output <FILE>')),
    report('beside', '--beside').default(false),
    report('open', '--open').default(false),
    report('force', '--force').default(false),
    report('resume', '--resume').default(false),
    chosen(report('format', '--format <NAME>'), FORMAT_NAMES),
    chosen(report('csv', '--csv <PROFILE>'), CSV_PROFILES),
    report('splitBy', '--split-by <COLUMN>'),
    report('annex', '--annex').default(false),
    report('annexAll', '--annex-all').default(false),
    report('organisation', '--organisation <NAME>'),
    report('evidence', '--evidence <DIR>'),
    chosen(report('screenshots', '--screenshots <WHOSE>'), SCREENSHOTS).default(undefined, 'fail'),

    changes('previous', '--previous <FILE>'),
    integer(changes('grace', '--grace <N>'), 1, 1_000).default(3),
    changes('acceptMassChange', '--accept-mass-change').default(false),
    changes('history', '--history <DIR>'),

    shapeOption(mail('mailTo', '--mail-to <ADDRESSES>'), {
      type: 'array',
      items: { type: 'string' },
      separator: null,
    })
      .argParser(parseRecipients('--mail-to'))
      .default([], ''),
    valued(mail('mailFrom', '--mail-from <ADDRESS>'), parseSender),
    mail('mailAlways', '--mail-always').default(false),
    mail('smtp', '--smtp <URL>'),

    several(verdict('require', '--require <NAMES>'), PROFILE_NAMES).default(['noko'], 'noko'),
    verdict('rules', '--rules <FILE>'),
    several(verdict('accept', '--accept <KINDS>'), LINK_KINDS).default(undefined, 'results'),
    verdict('homepageOnly', '--homepage-only').default(false),
    verdict('browser', '--browser [PATH]').preset('auto'),
    chosen(verdict('failOn', '--fail-on <WHEN>'), FAIL_ON).default('unchecked'),

    integer(network('concurrency', '--concurrency <N>'), 1, 4_096).default(64),
    integer(network('perDomain', '--per-domain <N>'), 1, 4_096).default(4),
    decimal(network('timeout', '--timeout <SECONDS>'), 0, 3_600).default(15),
    integer(network('retries', '--retries <N>'), 0, 10).default(1),
    network('secondPass', '--no-second-pass'),
    integer(network('browserPages', '--browser-pages <N>'), 1, 64).default(2),
    decimal(network('browserTime', '--browser-time <SECONDS>'), 0, 3_600).default(20),
    decimal(network('maxPageSize', '--max-page-size <MB>'), 0, 1_024).default(5),
    repeated(network('caFile', '--ca-file <PEM>')),
    network('proxy', '--proxy <URL>'),
    network('strictTls', '--strict-tls').default(false),
    network('allowPrivate', '--allow-private').default(false),
    valued(network('userAgent', '--user-agent <TEXT>'), parseHeaderText).default(
      `Mozilla/5.0 (compatible; noko-check/${version}; checks school links to bus.gov.ru)`,
    ),
    valued(
      shapeOption(network('dnsServers', '--dns-servers <ADDRESSES>'), {
        type: 'array',
        items: { type: 'string' },
        separator: ',',
      }),
      parseDnsServers,
    ).default([], ''),
    repeated(network('connectTo', '--connect-to <RULE>'), parseConnectToRule),

    conversation('config', '--config <FILE>'),
    chosen(conversation('lang', '--lang <LANG>'), LANGUAGES),
    conversation('quiet', '-q, --quiet').default(false),
  ];
}

function integer(option: Option, min: number, max: number): Option {
  const shaped = shapeOption(option, { type: 'integer', minimum: min, maximum: max });
  return valued(shaped, parseInteger(min, max));
}

function decimal(option: Option, above: number, max: number): Option {
  const shaped = shapeOption(option, { type: 'number', exclusiveMinimum: above, maximum: max });
  return valued(shaped, parseDecimal(above, max));
}

/** Values between commas, each of `values`. */
function several(option: Option, values: readonly string[]): Option {
  const items = { type: 'string', enum: values } as const;
  return valued(
    shapeOption(option, { type: 'array', items, separator: ',' }),
    parseSeveralOf(values),
  );
}

function valued<Value>(option: Option, parse: ValueParser<Value>): Option {
  return option.argParser(parse(option.long ?? option.flags));
}

function chosen(option: Option, values: readonly string[]): Option {
  // `choices` for the help; the error for another value is ours, in the user's language.
  const shaped = shapeOption(option.choices(values), { type: 'string', enum: values });
  return valued(shaped, parseOneOf(values));
}

function repeated<Value>(
  option: Option,
  parse: ValueParser<Value | string> = () => (text) => text,
): Option {
  const items = { type: 'string' } as const;
  const shaped = shapeOption(option, { type: 'array', items, separator: null });
  return valued(shaped, (flag) => collect(parse(flag))).default([], '');
}
