// Which options may change a verdict, and so must be the same in all parts of one run. How fast
// sites are asked may not, nor by which way: whoever goes on because a proxy or a name server was at
// fault has to be able to name another. The compiler asks this of every option.
import { createHash } from 'node:crypto';
import type { Requirements } from '../verdict/requirements.js';
import type { CheckOptions } from './options.js';

interface SettingsRun {
  readonly options: CheckOptions;
  readonly requirements: Requirements;
}

/** The option as it is written, with its value as text; null for one that changes no verdict. */
type Setting = readonly [flag: string, text: (run: SettingsRun) => string | null] | null;

const SETTINGS: Readonly<Record<keyof CheckOptions, Setting>> = {
  require: ['--require', ({ options }) => options.require.join(',')],
  rules: [
    '--rules',
    ({ requirements }) =>
      requirements.map(({ rules }) => `${rules.version} #${digest(rules)}`).join(', '),
  ],
  accept: [
    '--accept',
    ({ requirements }) => requirements.map(({ accept }) => accept.join('+')).join(', '),
  ],
  homepageOnly: ['--homepage-only', ({ options }) => String(options.homepageOnly)],
  // Whichever browser looks: a run without one is told by nothing.
  browser: ['--browser', ({ options }) => (options.browser === undefined ? null : 'true')],
  browserTime: [
    '--browser-time',
    ({ options }) => (options.browser === undefined ? null : String(options.browserTime)),
  ],
  timeout: ['--timeout', ({ options }) => String(options.timeout)],
  retries: ['--retries', ({ options }) => String(options.retries)],
  secondPass: ['--no-second-pass', ({ options }) => String(!options.secondPass)],
  maxPageSize: ['--max-page-size', ({ options }) => String(options.maxPageSize)],
  strictTls: ['--strict-tls', ({ options }) => String(options.strictTls)],
  allowPrivate: ['--allow-private', ({ options }) => String(options.allowPrivate)],
  userAgent: ['--user-agent', ({ options }) => options.userAgent],

  only: [
    '--only',
    ({ options: { only } }) => (only === undefined ? '' : `${only.column}=${only.value}`),
  ],

  register: ['--register', ({ options }) => options.register ?? ''],

  // Which schools: the list and the part are compared by themselves.
  sheet: null,
  columns: null,
  dryRun: null,
  shard: null,
  // How fast, and by which way.
  concurrency: null,
  perDomain: null,
  caFile: null,
  dnsServers: null,
  proxy: null,
  connectTo: null,
  // What is made of the verdicts.
  scores: null,
  output: null,
  beside: null,
  open: null,
  force: null,
  resume: null,
  format: null,
  csv: null,
  splitBy: null,
  annex: null,
  annexAll: null,
  organisation: null,
  evidence: null,
  screenshots: null,
  browserPages: null,
  previous: null,
  grace: null,
  acceptMassChange: null,
  history: null,
  mailTo: null,
  mailFrom: null,
  mailAlways: null,
  smtp: null,
  failOn: null,
  quiet: null,
};

/** The settings of a run that may change a verdict, by the name of the option. */
export function settingsOf(
  options: CheckOptions,
  requirements: Requirements,
): Readonly<Record<string, string>> {
  const settings = Object.values(SETTINGS).flatMap((setting) =>
    setting === null ? [] : [setting],
  );
  return Object.fromEntries(
    settings.flatMap(([flag, text]) => {
      const value = text({ options, requirements });
      return value === null ? [] : [[flag, value]];
    }),
  );
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
