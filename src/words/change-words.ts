// Every kind of change in words. The table must name every kind to compile.
import type { ChangeKind } from '../compare/change.js';
import type { WordLanguage } from './reason-words.js';

const CHANGES: Readonly<Record<ChangeKind, Readonly<Record<WordLanguage, string>>>> = {
  'new-violation': { ru: 'новое нарушение', en: 'new violation' },
  'recent-violation': { ru: 'недавнее нарушение', en: 'recent violation' },
  fixed: { ru: 'исправлено', en: 'fixed' },
  'checked-again': { ru: 'снова проверяется', en: 'checked again' },
  'check-lost': { ru: 'перестало проверяться', en: 'no longer checked' },
  unchanged: { ru: 'без изменений', en: 'unchanged' },
  'new-school': { ru: 'новая школа', en: 'new school' },
};

/** A kind of change in a few words, fit for a cell and for a heading. */
export function formatChangeKind(kind: ChangeKind, language: WordLanguage): string {
  return CHANGES[kind][language];
}
