// The department's list from the open data set: the organisations of a place and kind, with what the
// register knows of them, and, beside a list that there is already, what the two do not share.
import { extname } from 'node:path';
import {
  type Choice,
  type ChosenRecords,
  createChooser,
  LatestRecords,
} from '../../busgov/choose.js';
import { DataSetFaults, readOrganisations } from '../../busgov/organisations.js';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import { formatTable, type Table } from '../../report/scores/table.js';
import type { ListComparison } from '../../words/list-words.js';
import type { Words } from '../../words/words.js';
import { refuseForeign } from '../check/refuse-foreign.js';
import { writeProduct } from '../check/write-product.js';
import type { ListOptions } from './command.js';
import { compareLists } from './compare-lists.js';

export interface ListCall {
  readonly dataSet: string;
  readonly options: ListOptions;
  readonly words: Words;
  readonly io: Io;
}

const EXTENSIONS = ['.csv', '.xlsx'] as const;

/** Answers the exit code; rejects with `RunError` (`data-file`, `output-format`, `output-foreign` …). */
export async function list({ dataSet, options, words, io }: ListCall): Promise<number> {
  const outputs = options.output.length === 0 ? ['-'] : options.output;
  for (const file of outputs) {
    const known: readonly string[] = EXTENSIONS;
    if (file !== '-' && !known.includes(extname(file).toLowerCase())) {
      throw new RunError({ code: 'output-format', file, known });
    }
  }
  const inputs = [dataSet, ...(options.compare === undefined ? [] : [options.compare])];
  await refuseForeign(outputs, { inputs, list: null, force: options.force });
  const tell = (sentence: string): void => void io.stderr.write(`${sentence}\n`);
  const { organisations, read, faults } = await choose(dataSet, options, io.stop);
  if (io.stop.aborted) return EXIT.interrupted;
  tell(words.list.chosen({ chosen: organisations.size, read }));
  if (faults.files > 0) tell(words.list.unreadable(faults));
  const comparison =
    options.compare === undefined ? null : await compareLists(options.compare, organisations);
  if (comparison !== null) for (const line of words.list.compared(comparison)) tell(line);
  const table = toTable(organisations, comparison);
  for (const output of outputs) {
    await writeProduct(output, formatTable(table, output), io);
    if (output !== '-') tell(words.list.written(output));
  }
  return faults.files === 0 ? EXIT.pass : EXIT.unchecked;
}

async function choose(
  file: string,
  choice: Choice,
  stop: AbortSignal,
): Promise<{
  readonly organisations: ChosenRecords;
  readonly read: number;
  readonly faults: DataSetFaults;
}> {
  const isChosen = createChooser(choice);
  const records = new LatestRecords();
  const faults = new DataSetFaults();
  let read = 0;
  for await (const one of readOrganisations(file, faults)) {
    if (stop.aborted) break;
    read += 1;
    if (isChosen(one)) records.add(one);
  }
  const organisations = records.sorted();
  if (organisations.size === 0 && !stop.aborted) {
    throw new RunError({ code: 'data-file', file, fault: { kind: 'nothing-chosen', read } });
  }
  return { organisations, faults, read };
}

const HEADER = [
  ...['№ п/п', 'Наименование организации', 'ИНН', 'ОГРН', 'Муниципалитет'],
  ...['Адрес сайта', 'Электронная почта', 'Телефон'],
];

function toTable(organisations: ChosenRecords, comparison: ListComparison | null): Table {
  const notesOf = (index: number): readonly string[] =>
    comparison === null ? [] : [comparison.notes.get(index) ?? ''];
  return {
    name: 'Организации',
    header: comparison === null ? HEADER : [...HEADER, 'Сверка со списком'],
    rows: {
      *[Symbol.iterator]() {
        let number = 0;
        for (const one of organisations) {
          number += 1;
          yield [
            ...[String(number), one.shortName || one.fullName, one.inn, one.ogrn],
            ...[one.municipality, one.site, one.mail, one.phone, ...notesOf(number - 1)],
          ];
        }
        for (const one of comparison?.missing ?? []) {
          number += 1;
          yield [
            ...[String(number), one.name, one.inn ?? '', '', one.place ?? ''],
            ...[one.site, '', '', 'нет в реестре'],
          ];
        }
      },
    },
  };
}
