import type { Language } from '../language.js';
import { EN } from './en.js';
import { RU } from './ru.js';
import type { Words } from './words.js';

export const WORDS: Readonly<Record<Language, Words>> = { ru: RU, en: EN };
