// What `schedule` says, and what the morning's page says of a night that came to nothing.
import type { SystemScheduler } from '../schedule/scheduler.js';
import type { Language } from './languages.js';

type SchedulerKind = SystemScheduler['kind'];

export interface ScheduleWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly group: string;
    readonly options: Readonly<Record<'at' | 'remove' | 'show' | 'run', string>>;
  };
  readonly oneOfThem: string;
  readonly noScheduler: string;
  readonly noConfig: string;
  readonly noList: (file: string) => string;
  readonly noReport: (file: string) => string;
  readonly willDo: (kind: SchedulerKind) => string;
  readonly write: (file: string) => string;
  readonly remove: (file: string) => string;
  readonly orElse: string;
  readonly installed: (next: Date) => string;
  readonly log: (file: string) => string;
  readonly onlyLoggedOn: (kind: SchedulerKind) => string;
  readonly moved: string;
  readonly removed: string;
  readonly notInstalled: string;
  readonly nightBegan: (at: Date) => string;
  readonly nightEnded: (exitCode: number) => string;
  /** Stands in the page. */
  readonly nightFailed: (night: { readonly at: Date; readonly why: string }) => string;
  readonly olderBelow: string;
}

const KINDS_RU: Readonly<Record<SchedulerKind, string>> = {
  'task-scheduler': 'Планировщик заданий Windows',
  systemd: 'таймер systemd',
  cron: 'cron',
};
const KINDS_EN: Readonly<Record<SchedulerKind, string>> = {
  'task-scheduler': 'Windows Task Scheduler',
  systemd: 'a systemd timer',
  cron: 'cron',
};

const momentRu = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short' });
const momentEn = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const RU: ScheduleWords = {
  help: {
    description: 'Ставит проверку по настройкам этой папки на каждую ночь',
    usage: '[параметры]',
    group: 'Расписание:',
    options: {
      at: 'во сколько, по часам этого компьютера',
      remove: 'больше не проверять каждую ночь',
      show: 'показать, что будет сделано и что уже стоит, и ничего не менять',
      run: 'то, что запускает ночное задание: проверка с журналом noko-check.log',
    },
  },
  oneOfThem: 'из параметров --remove, --show и --run нужен один.',
  noScheduler:
    'на этом компьютере не найдено ни Планировщика заданий, ни systemd, ни cron. Запускайте noko-check schedule --run тем, что есть.',
  noConfig: 'в этой папке нет noko-check.config.json. Сначала ответьте на вопросы: noko-check init',
  noList: (file) => `в ${file} не сказано, какой список проверять: нужен "list".`,
  noReport: (file) => `в ${file} не сказано, куда писать отчёт: нужен "output" или "beside".`,
  willDo: (kind) => `Будет сделано (${KINDS_RU[kind]}):`,
  write: (file) => `записать ${file}`,
  remove: (file) => `удалить ${file}`,
  orElse: 'если не получится:',
  installed: (next) => `Следующая проверка: ${momentRu.format(next)}`,
  log: (file) => `Журнал: ${file}`,
  onlyLoggedOn: (kind) =>
    kind === 'task-scheduler'
      ? 'Проверка пойдёт, только когда вы вошли в Windows. Чтобы она шла и без этого, выполните то же от имени администратора.'
      : 'Проверка пойдёт, только когда вы вошли в систему. Чтобы она шла и без этого, администратор выполняет: loginctl enable-linger ИМЯ',
  moved: 'Папку программы и папку списка теперь не перемещайте, или поставьте задание заново.',
  removed: 'Больше каждую ночь не проверяется.',
  notInstalled: 'Сейчас ночного задания нет.',
  nightBegan: (at) => `=== ${momentRu.format(at)}`,
  nightEnded: (exitCode) => `=== код завершения ${exitCode}`,
  nightFailed: ({ at, why }) => `Проверка ${momentRu.format(at)} не состоялась. ${why}`,
  olderBelow: 'Ниже – прежний отчёт.',
};

const EN: ScheduleWords = {
  help: {
    description: 'Has the settings of this folder checked every night',
    usage: '[options]',
    group: 'Schedule:',
    options: {
      at: 'when, by the clock of this machine',
      remove: 'check no more every night',
      show: 'show what would be done and what is there, and change nothing',
      run: 'what the nightly task starts: a check with the log noko-check.log',
    },
  },
  oneOfThem: 'of --remove, --show and --run one is needed.',
  noScheduler:
    'this machine has no Task Scheduler, no systemd and no cron. Start noko-check schedule --run with what it has.',
  noConfig:
    'this folder has no noko-check.config.json. Answer the questions first: noko-check init',
  noList: (file) => `${file} does not say which list is checked: "list" is needed.`,
  noReport: (file) => `${file} does not say where the report goes: "output" or "beside" is needed.`,
  willDo: (kind) => `What is done (${KINDS_EN[kind]}):`,
  write: (file) => `write ${file}`,
  remove: (file) => `delete ${file}`,
  orElse: 'where that fails:',
  installed: (next) => `Next run: ${momentEn.format(next)}`,
  log: (file) => `Log: ${file}`,
  onlyLoggedOn: (kind) =>
    kind === 'task-scheduler'
      ? 'It runs only while you are logged on to Windows. Do the same as an administrator to change that.'
      : 'It runs only while you are logged on. An administrator changes that: loginctl enable-linger NAME',
  moved: 'Leave the folders of the program and of the list where they are, or install it again.',
  removed: 'It runs no more every night.',
  notInstalled: 'There is no nightly task now.',
  nightBegan: (at) => `=== ${momentEn.format(at)}`,
  nightEnded: (exitCode) => `=== exit code ${exitCode}`,
  nightFailed: ({ at, why }) => `The check of ${momentEn.format(at)} came to nothing. ${why}`,
  olderBelow: 'Below is the report before it.',
};

export const SCHEDULE_WORDS: Readonly<Record<Language, ScheduleWords>> = { ru: RU, en: EN };
