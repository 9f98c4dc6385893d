import { expect, test } from 'vitest';
import { formatOsError } from '../../src/words/os-errors.js';

test.each([
  ['ENOSPC', 'ru', 'на диске нет места (ENOSPC)'],
  ['ENOSPC', 'en', 'no space left on the disk (ENOSPC)'],
  ['no-certificate', 'ru', 'в файле нет сертификатов'],
  ['EWHATEVER', 'ru', 'ошибка (EWHATEVER)'],
  ['EWHATEVER', 'en', 'error (EWHATEVER)'],
] as const)(
  '%s is said in %s, with its code where somebody may look for it',
  (code, language, said) => {
    expect(formatOsError(code, language)).toBe(said);
  },
);
