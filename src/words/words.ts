// Everything the command says outside the report, one member a message: a language that lacks one
// does not compile. What a reason or a remark means stands in `verdict/`, beside its code.
import type { Suspicion } from '../crawl/outage.js';
import type { RunProblem } from '../errors.js';
import type { AsideRun } from '../journal/run-identity.js';
import type { Verdict } from '../verdict/reasons.js';
import type { ProfileName, Rules } from '../verdict/rules.js';
import type { ComparisonWords } from './comparison-words.js';
import type { DiffWords } from './diff-words.js';
import type { ExplainHelp, ExplainWords } from './explain-words.js';
import type { HistoryWords } from './history-words.js';
import type { InitWords } from './init-words.js';
import type { Language } from './languages.js';
import type { LettersHelp, LettersWords } from './letters-words.js';
import type { ListWords } from './list-words.js';
import type { MailWords } from './mail-words.js';
import type { MergeWords } from './merge-words.js';
import type { ReadingWords } from './reading-words.js';
import type { ScheduleWords } from './schedule-words.js';
import type { ScoresWords } from './scores-words.js';

export interface Words {
  readonly language: Language;
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly list: string;
    readonly headings: Readonly<
      Record<'Usage:' | 'Arguments:' | 'Options:' | 'Commands:' | 'Examples:', string>
    >;
    /** The heading of the short help's options. */
    readonly commonOptions: string;
    /** Where all options are told. */
    readonly allOptions: (command: string) => string;
    readonly helpCommand: string;
    readonly helpUsage: string;
    readonly helpOf: string;
    readonly completion: string;
    readonly completionUsage: string;
    readonly shell: string;
    readonly choices: string;
    readonly byDefault: string;
    readonly options: Readonly<Record<OptionName, string>>;
    readonly groups: Readonly<Record<OptionGroup, string>>;
    readonly exitCodes: string;
  };
  readonly usage: {
    readonly seeHelp: string;
    readonly listMissing: string;
    readonly unknownOption: (flag: string, similar: string | null) => string;
    readonly takesNoValue: (flag: string) => string;
    readonly unknownCommand: (typed: string, similar: string | null) => string;
    readonly oneShell: (shells: readonly string[]) => string;
    readonly missingValue: (flag: string) => string;
    readonly tooManyArguments: (found: readonly string[]) => string;
    readonly repeatedOutput: (file: string) => string;
    readonly addressMissing: string;
    readonly addressOfNothing: string;
    readonly siteAndFile: string;
    readonly oneAddress: (found: readonly string[]) => string;
    readonly optionBeforeCommand: (flag: string, command: string) => string;
    readonly resumeNeedsFile: string;
    readonly besideNeedsFile: string;
    readonly openNeedsPage: string;
    readonly splitNeedsFile: string;
    readonly screenshotsNeed: string;
    readonly shardPlaceUnknown: (found: string | null, count: number) => string;
    readonly onlyWhole: (flag: string) => string;
    readonly needsNoko: (flag: string) => string;
    readonly readByAll: (file: string) => string;
  };
  readonly diff: DiffWords;
  readonly history: HistoryWords;
  readonly merge: MergeWords;
  readonly list: ListWords;
  readonly scores: ScoresWords;
  readonly explain: ExplainWords;
  readonly explainHelp: ExplainHelp;
  readonly comparison: ComparisonWords;
  readonly mail: MailWords;
  readonly letters: LettersWords;
  readonly lettersHelp: LettersHelp;
  readonly init: InitWords;
  readonly schedule: ScheduleWords;
  readonly problem: (problem: RunProblem) => string;
  /** What stands above the trace of a bug that ended the run. */
  readonly crash: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly profile: Readonly<Record<ProfileName, string>>;
  readonly reading: ReadingWords;
  /** The headings of the table of findings. */
  readonly findings: Readonly<Record<'number' | 'name' | 'reason' | 'site', string>>;
  readonly progress: (progress: ProgressFacts) => string;
  readonly summary: {
    readonly checked: (schools: number, durationMs: number) => string;
    /** The share that complies, of those that were checked. */
    readonly share: (verdicts: Readonly<Record<Verdict, number>>) => string;
    /** Which versions of which rules judged. */
    readonly rules: (rules: readonly Pick<Rules, 'name' | 'version'>[]) => string;
    readonly written: (file: string) => string;
    readonly notOpened: (file: string) => string;
    readonly evidence: (folder: string) => string;
    readonly history: (folder: string) => string;
    /** Before the crawl; `sign` is the file of a spreadsheet program that shows it. */
    readonly openElsewhere: (file: string, sign: string | null) => string;
    readonly writtenElsewhere: (file: string, target: string) => string;
    readonly keptBefore: (file: string, target: string) => string;
    readonly resumed: (run: {
      readonly since: string;
      readonly answered: number;
      readonly total: number | null;
    }) => string;
    readonly nothingToResume: string;
    readonly shard: (part: {
      readonly index: number;
      readonly count: number;
      /** Null where that is not known. */
      readonly schools: number | null;
      readonly of: number | null;
    }) => string;
    readonly toBeginAnew: (journal: string) => string;
    readonly setAside: (run: AsideRun & { readonly journal: string }) => string;
    readonly resumable: (journal: string) => string;
    readonly journalFault: (file: string, cause: string) => string;
    readonly interrupted: (unanswered: number) => string;
    readonly interrupting: string;
    /** `page` is what our own network shows in the place of every site; null where it is silent. */
    readonly ownNetwork: (schools: number, page: string | null) => string;
    readonly sharedLinks: (schools: number) => string;
    /** Where the school's own page was not seen, in schools. */
    readonly strangers: (counts: { readonly notTheSite: number; readonly moved: number }) => string;
    /** Schools that fail with a link to their card. */
    readonly cards: (schools: number) => string;
    readonly secondPass: (schools: number) => string;
    /** A browser looks at so many. */
    readonly secondLook: (schools: number) => string;
    /** At so many it could not look. */
    readonly looksLost: (schools: number) => string;
    readonly suspicion: (suspicion: Suspicion) => string;
    readonly overdue: (address: string) => string;
    readonly scarcity: string;
    readonly bug: (message: string) => string;
  };
}

export interface ProgressFacts {
  readonly done: number;
  /** Null where the length of the list is not known. */
  readonly total: number | null;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly elapsedMs: number;
  /** A guess; null where there is none. */
  readonly leftMs: number | null;
  /** For whom the run waits where nothing moves; null where it does. */
  readonly waiting: { readonly sites: readonly string[]; readonly more: number } | null;
}

export type OptionGroup =
  | 'list'
  | 'report'
  | 'changes'
  | 'mail'
  | 'verdict'
  | 'network'
  | 'conversation';

export type OptionName =
  | 'sheet'
  | 'columns'
  | 'register'
  | 'scores'
  | 'dryRun'
  | 'only'
  | 'splitBy'
  | 'shard'
  | 'output'
  | 'beside'
  | 'open'
  | 'force'
  | 'resume'
  | 'format'
  | 'csv'
  | 'annex'
  | 'annexAll'
  | 'organisation'
  | 'evidence'
  | 'screenshots'
  | 'previous'
  | 'grace'
  | 'acceptMassChange'
  | 'history'
  | 'mailTo'
  | 'mailFrom'
  | 'mailAlways'
  | 'smtp'
  | 'require'
  | 'rules'
  | 'accept'
  | 'homepageOnly'
  | 'browser'
  | 'browserPages'
  | 'browserTime'
  | 'failOn'
  | 'concurrency'
  | 'perDomain'
  | 'timeout'
  | 'retries'
  | 'secondPass'
  | 'maxPageSize'
  | 'caFile'
  | 'proxy'
  | 'strictTls'
  | 'allowPrivate'
  | 'dnsServers'
  | 'userAgent'
  | 'connectTo'
  | 'lang'
  | 'config'
  | 'quiet'
  | 'version'
  | 'help'
  | 'helpAll';
