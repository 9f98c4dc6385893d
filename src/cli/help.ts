// How a command shows its help: the options that most need by `--help`, all by `--help-all`, both
// wrapped to the terminal, with examples.
import { type Command, Help, Option } from 'commander';
import type { Words } from '../words/words.js';
import type { OutputStream } from './io.js';

export type Verb =
  | 'check'
  | 'explain'
  | 'diff'
  | 'letters'
  | 'history'
  | 'merge'
  | 'list'
  | 'scores'
  | 'init'
  | 'schedule'
  | 'help'
  | 'completion';

/** Longer lines are hard to read, and a pipe has no width. */
const MAX_WIDTH = 100;
const MIN_DESCRIPTION_WIDTH = 15;

export const EXAMPLES: Readonly<Record<Verb, readonly string[]>> = {
  check: [
    'noko-check schools.xlsx -o report.xlsx',
    'noko-check schools.xlsx -o report.xlsx -o annex.docx -o report.html',
    'noko-check schools.xlsx -o report.csv --previous report.csv',
    'noko-check - --format ndjson < schools.xlsx | jq .reason',
  ],
  explain: [
    'noko-check explain school1.example',
    'noko-check explain school1.example --bus-id 75187 --name "МБОУ СОШ № 1"',
    'noko-check explain --html saved.html --address https://school1.example/',
  ],
  diff: [
    'noko-check diff yesterday.csv report.csv',
    'noko-check diff yesterday.csv report.csv -o changes.csv',
  ],
  letters: [
    'noko-check letters report.xlsx',
    'noko-check letters report.csv -o letters --template letter.docx',
  ],
  history: [
    'noko-check history history -o history.html',
    'noko-check history history --table days -o days.csv',
  ],
  merge: ['noko-check merge 1.shard 2.shard 3.shard -o report.xlsx --list schools.xlsx'],
  list: [
    'noko-check list data.zip --oktmo 68701 --okved 85.14 -o schools.xlsx',
    'noko-check list data.zip --oktmo 68701 --compare schools.xlsx -o register.csv',
  ],
  scores: [
    'noko-check scores schools.xlsx --from saved -o scores.xlsx -o scores.json',
    'noko-check scores schools.xlsx --live --ca-file russian_trusted_root_ca.cer -o scores.html',
    'noko-check scores schools.xlsx --reviews --history quarters --report report.csv -o quarter.html',
  ],
  init: ['noko-check init', 'noko-check init schools.xlsx --nightly'],
  schedule: [
    'noko-check schedule --at 03:00',
    'noko-check schedule --show',
    'noko-check schedule --remove',
  ],
  help: ['noko-check help letters'],
  completion: [
    'noko-check completion bash > ~/.local/share/bash-completion/completions/noko-check',
    'noko-check completion zsh > ~/.zfunc/_noko-check',
    'noko-check completion fish > ~/.config/fish/completions/noko-check.fish',
    'noko-check completion powershell >> $PROFILE',
  ],
};

/** What the short help shows of commands that have many options. */
const COMMON: Partial<Readonly<Record<Verb, readonly string[]>>> = {
  check: [
    ...['output', 'sheet', 'previous', 'require', 'mailTo', 'config'],
    ...['quiet', 'version', 'help', 'helpAll'],
  ],
  explain: [
    ...['html', 'address', 'name', 'busId', 'format', 'require', 'timeout'],
    ...['help', 'helpAll'],
  ],
  scores: [
    ...['from', 'live', 'reviews', 'history', 'report', 'output'],
    ...['caFile', 'help', 'helpAll'],
  ],
  merge: ['list', 'output', 'previous', 'mailTo', 'quiet', 'help', 'helpAll'],
};

interface HelpSetup {
  readonly words: Words;
  readonly io: { readonly stdout: OutputStream };
  /** Stands at the end of the whole help. */
  readonly exitCodes?: string;
}

const standard = new Help();

/** Gives `command` its `--help`, and its `--help-all` where it has more to show. */
export function addHelp(command: Command, verb: Verb, { words, io, exitCodes }: HelpSetup): void {
  const { help } = words;
  const common = COMMON[verb] ?? null;
  const width = Math.min(io.stdout.columns || MAX_WIDTH, MAX_WIDTH);
  let isWhole = common === null;
  command
    .helpOption('-h, --help', help.options.help)
    .configureHelp({
      helpWidth: width,
      minWidthToWrap: MIN_DESCRIPTION_WIDTH,
      styleTitle(title) {
        if (title === 'Options:' && !isWhole) return help.commonOptions;
        return help.headings[title as keyof Words['help']['headings']] ?? title;
      },
      groupItems: (all, visible, groupOf) =>
        standard.groupItems(all, visible, (item) =>
          item instanceof Option && !isWhole ? 'Options:' : groupOf(item),
        ),
      subcommandTerm: (shown) => shown.name(),
      optionDescription: (option) => describeOption(option, words),
      formatHelp(shown, helper) {
        const reduced = isWhole || common === null ? helper : reduceOptions(helper, common);
        return standard.formatHelp.call(reduced, shown, reduced);
      },
    })
    .addHelpText('after', () => {
      const examples = EXAMPLES[verb].map((example) => `\n  ${example}`).join('');
      const codes = exitCodes === undefined || !isWhole ? '' : `\n${hang(exitCodes, width)}\n`;
      const more = isWhole
        ? ''
        : `\n\n${standard.boxWrap(help.allOptions(nameOf(command)), width)}`;
      return `${codes}\n${help.headings['Examples:']}${examples}${more}`;
    });
  const all = new Option('--help-all', help.options.helpAll).hideHelp(common === null);
  command.addOption(all).on('option:help-all', () => {
    isWhole = true;
    command.help();
  });
}

/** A help of the `common` options alone; whatever else asks for options gets all of them. */
function reduceOptions(helper: Help, common: readonly string[]): Help {
  const visibleOptions = (shown: Command): Option[] =>
    helper.visibleOptions(shown).filter((option) => common.includes(option.attributeName()));
  return Object.assign(Object.create(helper), { visibleOptions });
}

/** As it is typed: with the commands that it stands below. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** Wraps lines that begin with a number, and lets what follows stand below the first word. */
function hang(text: string, width: number): string {
  return text.replace(/^( *\d+ +)(.*)$/gm, (_line, head: string, rest: string) =>
    [
      head,
      standard.boxWrap(rest, width - head.length).replaceAll('\n', `\n${' '.repeat(head.length)}`),
    ].join(''),
  );
}

export function describeOption(option: Option, { help }: Words): string {
  const extras = [
    option.argChoices === undefined ? '' : `${help.choices}: ${option.argChoices.join(', ')}`,
    formatDefault(option, help),
  ].filter((extra) => extra !== '');
  return extras.length === 0 ? option.description : `${option.description} (${extras.join('; ')})`;
}

function formatDefault(option: Option, { byDefault }: Words['help']): string {
  const shown = option.defaultValueDescription ?? option.defaultValue;
  if (shown === undefined || shown === false || shown === '') return '';
  return `${byDefault}: ${shown}`;
}
