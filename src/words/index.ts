import { hidePasswords } from '../files/hide-passwords.js';
import { EN } from './en/check.js';
import type { Language } from './languages.js';
import { RU } from './ru/check.js';
import type { Words } from './words.js';

export const WORDS: Readonly<Record<Language, Words>> = { ru: discreet(RU), en: discreet(EN) };

/** A problem repeats what was typed, and an address with a password goes astray anywhere. */
function discreet(words: Words): Words {
  return { ...words, problem: (problem) => hidePasswords(words.problem(problem)) };
}
