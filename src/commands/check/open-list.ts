// A list from a file or from standard input. The first pass over a file counts the schools, for the
// progress, tells this list from others, and finds a broken row before the first site is asked; what
// is too long to be kept is read a second time. What comes through a pipe can be read only once.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { type ColumnValue, schoolsOf } from '../../cli/column-choice.js';
import type { Io } from '../../cli/io.js';
import type { Shard } from '../../crawl/shard.js';
import { shardOf } from '../../crawl/shard.js';
import { RunError } from '../../errors.js';
import { createListDigest, type ListIdentity } from '../../journal/run-identity.js';
import type { AskedColumns } from '../../list/asked-columns.js';
import { openSchoolList, type SchoolList } from '../../list/list.js';
import { REPORT_TRAITS } from '../../report/report-traits.js';
import type { School } from '../../school.js';
import type { ListSurvey } from '../../words/reading-words.js';
import { untilAborted } from './until-aborted.js';

export interface OpenList extends SchoolList {
  /** Schools that are checked; null where the list can be read only once. */
  readonly total: number | null;
  /** Null where the list can be read only once, and has not been read to its end. */
  readonly identity: () => ListIdentity | null;
  /** What the sites look like before any is asked; null where that is not known yet. */
  readonly survey: () => ListSurvey | null;
  /** The schools once more; none where the list can be read only once. */
  readonly readAgain: () => Promise<AsyncIterable<School>>;
}

/** A list as the command line names it. */
export interface NamedList {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly columns?: AskedColumns | undefined;
  /** Null for the whole list. */
  readonly shard: Shard | null;
  /** Absent for all schools. */
  readonly only?: ColumnValue | undefined;
}

/**
 * Opens a list, `-` being standard input; null where the run was stopped before the list began.
 * Rejects with `RunError` as `openSchoolList` does.
 */
export async function openList(
  named: NamedList,
  io: Pick<Io, 'stdin' | 'stop'>,
): Promise<OpenList | null> {
  try {
    return (await isPipe(named.file)) ? await openPipe(named, io) : await openFile(named, io);
  } catch (error) {
    if (io.stop.aborted && error instanceof Error && error.name === 'AbortError') return null;
    throw error;
  }
}

/** As many bytes as some two hundred schools take. */
const LONG_BYTES = 16_384;

/** Whether a list seems to have hundreds of schools, which that of a pipe may. */
export async function isLongList(file: string): Promise<boolean> {
  if (await isPipe(file)) return true;
  const found = await stat(file).catch(() => null);
  return found !== null && found.size >= LONG_BYTES;
}

/** Also a name that the shell made for another command's output: `noko-check <(…)`. */
async function isPipe(file: string): Promise<boolean> {
  if (file === '-') return true;
  // A file that is not there is reported when it is opened.
  const found = await stat(file).catch(() => null);
  return (
    found?.isFIFO() === true || found?.isSocket() === true || found?.isCharacterDevice() === true
  );
}

/** Schools that may be kept from the first pass: some ten megabytes. */
const MAX_KEPT = 15_000;

async function openFile(named: NamedList, { stop }: Pick<Io, 'stop'>): Promise<OpenList> {
  const open = (signal?: AbortSignal) =>
    openSchoolList(toSource(named, createReadStream(named.file, { signal })));
  const first = await open(stop);
  const digest = createListDigest(first.columns);
  const survey = createSurvey();
  const isChosen = chooseSchools(named, first.columns);
  let kept: School[] = [];
  let total = 0;
  for await (const school of first.schools) {
    digest.add(school);
    if (!isChosen(school)) continue;
    survey.add(school);
    total += 1;
    if (total <= MAX_KEPT) kept.push(school);
    else kept = [];
  }
  if (total === 0 && named.only !== undefined) {
    throw new RunError({ code: 'no-such-value', ...named.only });
  }
  const identity = digest.identity();
  const counts = survey.counts();
  const { understood } = first;
  const told = { total, identity: () => identity, survey: () => counts, understood };
  if (total <= MAX_KEPT) {
    return { ...first, ...told, schools: each(kept), readAgain: async () => each(kept) };
  }
  const list = await open();
  return {
    ...list,
    ...told,
    schools: chosenOf(list.schools, isChosen),
    readAgain: async () => chosenOf((await open()).schools, isChosen),
  };
}

async function openPipe(named: NamedList, io: Pick<Io, 'stdin' | 'stop'>): Promise<OpenList> {
  const { file } = named;
  const pipe = addAbortSignal(io.stop, file === '-' ? io.stdin() : createReadStream(file));
  const list = await openSchoolList(toSource(named, pipe));
  const digest = createListDigest(list.columns);
  let identity: ListIdentity | null = null;
  const survey = createSurvey();
  const schools = async function* () {
    for await (const school of list.schools) {
      digest.add(school);
      survey.add(school);
      yield school;
    }
    identity = digest.identity();
  };
  return {
    ...list,
    // After an interruption what has not come is not waited for: a pipe may never end.
    schools: untilAborted(chosenOf(schools(), chooseSchools(named, list.columns)), io.stop),
    total: null,
    identity: () => identity,
    survey: () => (identity === null ? null : survey.counts()),
    readAgain: async () => (async function* () {})(),
    // The list's own close would wait for a read that a silent pipe never ends.
    close: async () => void pipe.destroy(),
  };
}

function createSurvey() {
  const counts = { noSite: 0, notUnderstood: 0, repeated: 0 };
  return {
    add({ site, repeats }: School): void {
      if (repeats !== undefined) counts.repeated += 1;
      if ('address' in site) return;
      if (site.problem === 'missing') counts.noSite += 1;
      else counts.notUnderstood += 1;
    },
    counts: (): ListSurvey => ({ ...counts }),
  };
}

async function* each(schools: readonly School[]): AsyncGenerator<School> {
  yield* schools;
}

async function* chosenOf(
  schools: AsyncIterable<School>,
  isChosen: (school: School) => boolean,
): AsyncGenerator<School> {
  for await (const school of schools) if (isChosen(school)) yield school;
}

/** Those of the part, and of the value that is asked for; throws `RunError` (`no-such-column`). */
function chooseSchools(
  { shard, only }: Pick<NamedList, 'shard' | 'only'>,
  columns: readonly string[],
): (school: School) => boolean {
  const isWanted = schoolsOf(only ?? null, columns);
  return (school) =>
    isWanted(school) && (shard === null || shardOf(school, shard.count) === shard.index);
}

function toSource(
  { file, sheet, columns }: Omit<NamedList, 'shard'>,
  chunks: AsyncIterable<Uint8Array>,
) {
  return { name: file === '-' ? 'stdin' : file, sheet, columns, chunks, report: REPORT_TRAITS };
}
