// What bus.gov.ru is known to say of the schools of a list, put beside them before the check: the
// registered site, and the values of the assessment as further columns.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { LatestRecords } from '../../busgov/choose.js';
import { DataSetFaults, readOrganisations } from '../../busgov/organisations.js';
import { compareSites, createIdentify, Register } from '../../busgov/register.js';
import { createScoreFinder, readScores } from '../../busgov/score.js';
import type { CheckOptions } from '../../cli/options.js';
import { hidePasswords } from '../../files/hide-passwords.js';
import { readFileStart } from '../../files/read-file.js';
import { foldWords } from '../../list/cell.js';
import { classifyFile, LOOK_BYTES } from '../../list/file-look.js';
import { openSchoolList } from '../../list/list.js';
import { parseSite } from '../../list/site.js';
import { REPORT_TRAITS } from '../../report/report-traits.js';
import { SCORE_COLUMNS } from '../../report/scores/score-columns.js';
import type { School } from '../../school.js';
import type { OpenList } from './open-list.js';

/** The same list with what `--register` and `--scores` know; rejects with `RunError`. */
export async function withBusGov(
  list: OpenList,
  { register, scores }: Pick<CheckOptions, 'register' | 'scores'>,
  onUnreadable: (faults: DataSetFaults) => void,
): Promise<OpenList> {
  const faults = new DataSetFaults();
  const registered = register === undefined ? list : await withRegister(list, register, faults);
  if (faults.files > 0) onUnreadable(faults);
  return scores === undefined ? registered : await withScores(registered, scores);
}

async function withRegister(
  list: OpenList,
  file: string,
  faults: DataSetFaults,
): Promise<OpenList> {
  const identify = createIdentify(list.columns);
  const wanted = { inns: new Set<string>(), names: new Set<string>() };
  for await (const school of await list.readAgain()) {
    const { inn } = identify(school);
    if (inn !== null) wanted.inns.add(inn);
    wanted.names.add(foldWords(school.name));
  }
  // A list that comes through a pipe is read only once: then everything is kept.
  const isWanted = ({ inn, names }: { inn: string; names: readonly string[] }): boolean =>
    list.total === null ||
    wanted.inns.has(inn) ||
    names.some((name) => wanted.names.has(foldWords(name)));
  const register = await openRegister(file, { isWanted, faults });
  return mapSchools(list, list.columns, (school) => {
    const found = register.find(school, identify(school));
    if (found === null) return school;
    const site = parseSite(found.site);
    if (!('address' in site)) return school;
    const registered = hidePasswords(site.typed);
    const isMissing = 'problem' in school.site && school.site.problem === 'missing';
    if (isMissing) {
      return {
        ...school,
        site: { ...site, typed: registered },
        registered: { site: registered, isTaken: true },
      };
    }
    const outcome = compareSites(school, found);
    if (outcome !== 'differs' && outcome !== 'register-only') return school;
    return { ...school, registered: { site: registered, isTaken: false } };
  });
}

interface RegisterOptions {
  readonly isWanted: (one: { readonly inn: string; readonly names: readonly string[] }) => boolean;
  readonly faults: DataSetFaults;
}

/** A list of ours or of anybody, or the data set itself. */
async function openRegister(
  file: string,
  { isWanted, faults }: RegisterOptions,
): Promise<Register> {
  const register = new Register();
  if (await isDataSet(file)) {
    const latest = new LatestRecords();
    for await (const one of readOrganisations(file, faults)) {
      register.addPlace(one.municipality);
      if (isWanted({ inn: one.inn, names: [one.fullName, one.shortName] })) latest.add(one);
    }
    for (const one of latest.sorted()) {
      register.add({ ...one, names: [one.fullName, one.shortName] });
    }
    return register;
  }
  const chunks = createReadStream(file);
  const list = await openSchoolList({ name: file, chunks, report: REPORT_TRAITS });
  const identify = createIdentify(list.columns);
  for await (const school of list.schools) {
    const { inn, place } = identify(school);
    const { name, site } = school;
    register.add({ inn: inn ?? '', names: [name], municipality: place ?? '', site: site.typed });
  }
  return register;
}

/** Whether the file, or each of a folder, is of the data set, and not a list. */
async function isDataSet(file: string): Promise<boolean> {
  if ((await stat(file).catch(() => null))?.isDirectory() === true) return true;
  const start = await readFileStart(file, LOOK_BYTES).catch(() => new Uint8Array());
  const look = classifyFile(start);
  const isJson = /^\W{0,3}\s*[[{]/.test(Buffer.from(start).toString('latin1'));
  return look === 'zip' || look === 'xml' || isJson;
}

async function withScores(list: OpenList, file: string): Promise<OpenList> {
  const find = createScoreFinder(await readScores(file));
  const identify = createIdentify(list.columns);
  const folded = SCORE_COLUMNS.map(({ header }) => foldWords(header));
  // A report that comes back as a list has the values of an earlier quarter.
  const kept = [...list.columns.keys()].filter(
    (index) => !folded.includes(foldWords(list.columns[index] ?? '')),
  );
  const columns = [
    ...kept.map((index) => list.columns[index] ?? ''),
    ...SCORE_COLUMNS.map(({ header }) => header),
  ];
  return mapSchools(list, columns, (school) => {
    const score = find(school, identify(school));
    const values = SCORE_COLUMNS.map(({ value }) => (score === null ? '' : value(score)));
    return { ...school, carried: [...kept.map((index) => school.carried[index] ?? ''), ...values] };
  });
}

function mapSchools(
  list: OpenList,
  columns: readonly string[],
  map: (school: School) => School,
): OpenList {
  async function* mapped(schools: AsyncIterable<School>): AsyncGenerator<School> {
    for await (const school of schools) yield map(school);
  }
  return {
    ...list,
    columns,
    schools: mapped(list.schools),
    readAgain: async () => mapped(await list.readAgain()),
  };
}
