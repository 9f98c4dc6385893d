// What stands where an output was to be written, and what to do.
import type { FileLook, ForeignFile, RunProblem } from '../errors.js';
import type { Language } from './languages.js';

type Problem = Extract<RunProblem, { code: 'output-foreign' }>;

interface ForeignFileWords {
  readonly language: Language;
  /** A kind of file as the language's messages name it. */
  readonly look: (look: FileLook) => string;
}

/** Two sentences: what would be lost, and how to keep it. */
export function formatForeignFile({ file, found }: Problem, telling: ForeignFileWords): string {
  return telling.language === 'ru'
    ? `Отчёт не записан в «${file}»: ${foundRu(found, telling)} Укажите в -o другое имя или, если прежнее содержимое не нужно, добавьте --force.`
    : `“${file}” is not replaced: ${foundEn(found, telling)} Give -o another name, or add --force if what is there may be lost.`;
}

function foundRu(found: ForeignFile, { look }: ForeignFileWords): string {
  switch (found.kind) {
    case 'input':
      return 'из этого файла программа сейчас читает исходные данные, и они были бы стёрты.';
    case 'sheets':
      return `в этой книге есть листы, которых в отчёте не бывает (${names(found.sheets, '«»')}), и они были бы стёрты.`;
    case 'notes':
      return `в этом отчёте заполнены столбцы, которых нет в списке (${names(found.columns, '«»')}), и записи в них были бы стёрты. Чтобы перенести их в новый отчёт, добавьте --previous с именем этого файла.`;
    case 'text':
      return `там уже есть файл, который записан не этой программой; он начинается так: «${found.firstLine}».`;
    case 'look':
      return `там уже есть файл, который записан не этой программой; он похож на ${look(found.look)}.`;
  }
}

function foundEn(found: ForeignFile, { look }: ForeignFileWords): string {
  switch (found.kind) {
    case 'input':
      return 'it is what this run reads, and would be lost.';
    case 'sheets':
      return `the workbook has sheets that no report has (${names(found.sheets, '“”')}), and they would be lost.`;
    case 'notes':
      return `the report has columns that the list has not (${names(found.columns, '“”')}), and what is written there would be lost. Add --previous with the name of this file to carry it over.`;
    case 'text':
      return `it is there already, and no report of noko-check; it begins with “${found.firstLine}”.`;
    case 'look':
      return `it is there already, and no report of noko-check; it looks like ${look(found.look)}.`;
  }
}

const MAX_NAMES = 5;

function names(
  all: readonly string[],
  [open = '', close = '']: string | readonly string[],
): string {
  const shown = all.slice(0, MAX_NAMES).map((name) => `${open}${name}${close}`);
  return shown.join(', ') + (all.length > MAX_NAMES ? ', …' : '');
}
