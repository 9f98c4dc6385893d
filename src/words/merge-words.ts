// What `merge` says in its help.
import type { Language } from './languages.js';

export interface MergeWords {
  readonly description: string;
  readonly usage: string;
  readonly parts: string;
  readonly list: string;
  readonly partsMissing: string;
}

const RU: MergeWords = {
  description: 'Собирает отчёт из частей, проверенных на разных машинах с --shard',
  usage: '[параметры] PART...',
  parts: 'части отчёта: файлы .shard',
  list: 'убедиться, что части — об этом списке школ',
  partsMissing:
    'не указаны части отчёта. Назовите файлы .shard, которые записали запуски с --shard K/N.',
};

const EN: MergeWords = {
  description: 'Puts a report together from parts that machines have checked with --shard',
  usage: '[options] PART...',
  parts: 'the parts of the report: .shard files',
  list: 'make sure that the parts are of this list',
  partsMissing:
    'no parts are given. Name the .shard files that runs with --shard K/N have written.',
};

export const MERGE_WORDS: Readonly<Record<Language, MergeWords>> = { ru: RU, en: EN };
