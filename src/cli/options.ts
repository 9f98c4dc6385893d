// What the command line may say, as values, and the parsers from text.

import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Screenshots } from '../crawl/second-look.js';
import { type Expectation, RunError } from '../errors.js';
import { type ConnectTo, parseConnectTo } from '../http/connect-to.js';
import { ASKED_ROLES, type AskedColumns } from '../list/asked-columns.js';
import { parseMailAddress } from '../mail/mail-address.js';
import type { FormatName } from '../report/format-names.js';
import type { LinkKind } from '../verdict/link.js';
import type { ProfileName } from '../verdict/rules.js';
import type { ColumnValue } from './column-choice.js';

export const FAIL_ON = ['never', 'fail', 'unchecked'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The options of the main job, as commander hands them over. */
export interface CheckOptions {
  /** The sheet of a list that is a workbook; absent for its first. */
  readonly sheet?: string;
  /** The columns of the list that the user names; absent where none is. */
  readonly columns?: AskedColumns;
  /** The list or data set that knows the registered sites. */
  readonly register?: string;
  /** What `scores` wrote. */
  readonly scores?: string;
  /** Show how the list is read, and stop. */
  readonly dryRun: boolean;
  /** The schools of the list that are checked; absent for all. */
  readonly only?: ColumnValue;
  /** The part of the list that is checked; absent for all of it. */
  readonly shard?: ShardChoice;
  readonly output: readonly string[];
  /** Two more outputs, named after the list and beside it. */
  readonly beside: boolean;
  /** Show the page to the user at the end. */
  readonly open: boolean;
  /** Replace also what is no report. */
  readonly force: boolean;
  /** Go on with the run that its journal tells of. */
  readonly resume: boolean;
  readonly format?: FormatName;
  readonly csv?: (typeof CSV_PROFILES)[number];
  /** The column by which the report is divided, too. */
  readonly splitBy?: string;
  readonly annex: boolean;
  /** Every school in the form, not only those that comply. */
  readonly annexAll: boolean;
  /** Who makes the report. */
  readonly organisation?: string;
  /** The folder in which what was read is kept. */
  readonly evidence?: string;
  /** Of which schools a picture is kept. */
  readonly screenshots?: Screenshots;
  /** The earlier report to compare with. */
  readonly previous?: string;
  /** Runs in a row in which a school may be unchecked before it is called to attention. */
  readonly grace: number;
  readonly acceptMassChange: boolean;
  /** The folder in which every run is kept. */
  readonly history?: string;
  /** Whom to write to; empty for nobody. */
  readonly mailTo: readonly string[];
  readonly mailFrom?: string;
  readonly mailAlways: boolean;
  /** The mail server, perhaps with a password; never to be shown. */
  readonly smtp?: string;
  /** What a site has to have; the first is what the annex speaks of. */
  readonly require: readonly [ProfileName, ...ProfileName[]];
  /** A file with rules for `noko`; absent for the built-in ones. */
  readonly rules?: string;
  /** For `noko`; absent where its rules say. */
  readonly accept?: readonly LinkKind[];
  readonly homepageOnly: boolean;
  /** The browser that takes a second look: `auto`, a path or a command; absent for none. */
  readonly browser?: string;
  /** Pages that it has open at once. */
  readonly browserPages: number;
  /** Seconds for one page in it. */
  readonly browserTime: number;
  readonly failOn: FailOn;
  readonly concurrency: number;
  readonly perDomain: number;
  /** Seconds for one site as a whole. */
  readonly timeout: number;
  readonly retries: number;
  /** Whether sites still unchecked for a passing cause are asked again at the end. */
  readonly secondPass: boolean;
  /** Megabytes, decompressed. */
  readonly maxPageSize: number;
  readonly caFile: readonly string[];
  readonly strictTls: boolean;
  readonly allowPrivate: boolean;
  /** `ADDRESS` or `ADDRESS:PORT`; empty for the system's. */
  readonly dnsServers: readonly string[];
  /** With its scheme and perhaps credentials; empty to ignore the environment's. */
  readonly proxy?: string;
  readonly userAgent: string;
  readonly connectTo: readonly ConnectTo[];
  readonly quiet: boolean;
}

/** What makes sense for a list of schools alone. */
export const LIST_OPTIONS = [
  'sheet',
  'columns',
  'register',
  'scores',
  'dryRun',
  'only',
  'splitBy',
  'shard',
  'output',
  'beside',
  'open',
  'force',
  'resume',
  'format',
  'csv',
  'annex',
  'annexAll',
  'organisation',
  'evidence',
  'screenshots',
  'previous',
  'grace',
  'acceptMassChange',
  'history',
  'mailTo',
  'mailFrom',
  'mailAlways',
  'smtp',
  'concurrency',
  'perDomain',
  'secondPass',
  'browserPages',
  'quiet',
] as const satisfies readonly (keyof CheckOptions)[];

/** What is left for a single site. */
export type SiteOptions = Omit<CheckOptions, (typeof LIST_OPTIONS)[number]>;

export const CSV_PROFILES = ['excel', 'plain'] as const;

/** Turns the text after `flag` into a value, or ends the run with what was expected instead. */
export type ValueParser<Value> = (flag: string) => (text: string) => Value;

function refuse(option: string, value: string, expected: Expectation): never {
  throw new RunError({ code: 'option-value', option, value, expected });
}

export function parseInteger(min: number, max: number): ValueParser<number> {
  return (flag) => (text) => {
    const value = Number(text);
    const fits = /^\d+$/.test(text) && value >= min && value <= max;
    return fits ? value : refuse(flag, text, { code: 'integer', min, max });
  };
}

/** A decimal point or, as a Russian keyboard has it, a comma. */
export function parseDecimal(above: number, max: number): ValueParser<number> {
  return (flag) => (text) => {
    const value = Number(text.replace(',', '.'));
    const fits = /^\d+([.,]\d+)?$/.test(text) && value > above && value <= max;
    return fits ? value : refuse(flag, text, { code: 'number', above, max });
  };
}

export function parseOneOf<Value extends string>(values: readonly Value[]): ValueParser<Value> {
  return (flag) => (text) =>
    values.find((value) => value === text) ?? refuse(flag, text, { code: 'one-of', values });
}

/** A comma-separated list, each of `values`. */
export function parseSeveralOf<Value extends string>(
  values: readonly Value[],
): ValueParser<readonly Value[]> {
  return (flag) => (text) => [
    ...new Set(text.split(',').map((word) => parseOneOf(values)(flag)(word.trim()))),
  ];
}

/** `auto` leaves the place to the environment. */
export interface ShardChoice {
  readonly index: number | 'auto';
  readonly count: number;
}

/** `name=…,site=…`; a header may hold commas. */
export const parseColumns: ValueParser<AskedColumns> = (flag) => (text) => {
  const names = Object.keys(ASKED_ROLES).join('|');
  const asked: Record<string, string> = {};
  for (const part of text.split(new RegExp(`,(?=\\s*(?:${names})\\s*=)`))) {
    const [, key = '', column = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    const role = Object.entries(ASKED_ROLES).find(([name]) => name === key)?.[1];
    if (role === undefined || column === '' || role in asked) {
      return refuse(flag, text, { code: 'columns', known: Object.keys(ASKED_ROLES) });
    }
    asked[role] = column;
  }
  return asked;
};

/** Far more machines than there are platforms. */
const MAX_SHARDS = 10_000;

/** `K/N` or `auto/N`. */
export const parseShard: ValueParser<ShardChoice> = (flag) => (text) => {
  const [, place = '', of] = /^(\d{1,5}|auto)\/(\d{1,5})$/.exec(text) ?? [];
  const count = Number(of);
  const index = place === 'auto' ? place : Number(place);
  const fits =
    count >= 1 && count <= MAX_SHARDS && (index === 'auto' || (index >= 1 && index <= count));
  return fits ? { index, count } : refuse(flag, text, { code: 'shard' });
};

/** A column of the list and what has to stand in it. */
export const parseColumnValue: ValueParser<ColumnValue> = (flag) => (text) => {
  const at = text.indexOf('=');
  const [column, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return at > 0 && column !== '' ? { column, value } : refuse(flag, text, { code: 'column-value' });
};

export const parseConnectToRule: ValueParser<ConnectTo> = (flag) => (text) =>
  parseConnectTo(text) ?? refuse(flag, text, { code: 'connect-to' });

/** Name servers as curl takes them: addresses, each with a port where it is not 53, between commas. */
export const parseDnsServers: ValueParser<readonly string[]> = (flag) => (text) =>
  text.split(',').map((part) => {
    const server = part.trim();
    const [, host = server] = /^\[?(.*?)\]?(?::\d{1,5})?$/.exec(server) ?? [];
    const isAddress = isIP(server) !== 0 || isIP(host) !== 0;
    return isAddress ? server : refuse(flag, text, { code: 'dns-servers' });
  });

function parseAddress(flag: string, code: 'mail-address' | 'mail-addresses') {
  return (text: string): string => parseMailAddress(text) ?? refuse(flag, text, { code });
}

export const parseSender: ValueParser<string> = (flag) => parseAddress(flag, 'mail-address');

/** Addresses between commas, after those that came before. */
export function parseRecipients(flag: string) {
  return (text: string, before: readonly string[] = []): readonly string[] => [
    ...new Set([...before, ...text.split(',').map(parseAddress(flag, 'mail-addresses'))]),
  ];
}

/** What may stand in a header: a line break there would begin a second one. */
export const parseHeaderText: ValueParser<string> = (flag) => (text) =>
  /^[\x20-\x7e]+$/.test(text) ? text : refuse(flag, text, { code: 'header-text' });

/** An output that is named a second time, in whatever spelling; null where each is another. */
export function findRepeatedOutput(output: readonly string[]): string | null {
  const places = output.map((file) => (file === '-' ? file : resolve(file)));
  return output.find((_file, index) => places.indexOf(places[index] ?? '') < index) ?? null;
}

/** For options that may be repeated: commander hands over what came before. */
export function collect<Value>(parse: (text: string) => Value) {
  return (text: string, before: readonly Value[] = []): readonly Value[] => [
    ...before,
    parse(text),
  ];
}
