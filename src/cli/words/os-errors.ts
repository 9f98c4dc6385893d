// What the usual codes of the operating system mean for somebody who never saw one.
import type { Language } from '../language.js';

const MEANINGS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: { ru: 'файл или папка не найдены', en: 'no such file or folder' },
  EEXIST: { ru: 'такое имя уже занято файлом', en: 'a file of this name is there already' },
  EACCES: { ru: 'нет прав', en: 'no permission' },
  EPERM: { ru: 'нет прав или файл занят', en: 'no permission, or the file is in use' },
  EBUSY: { ru: 'файл занят другой программой', en: 'the file is in use by another program' },
  EISDIR: { ru: 'это папка, а не файл', en: 'it is a folder, not a file' },
  ENOTDIR: { ru: 'часть пути — не папка', en: 'a part of the path is no folder' },
  ENOSPC: { ru: 'на диске нет места', en: 'no space left on the disk' },
  EDQUOT: { ru: 'исчерпана квота на диске', en: 'the disk quota is used up' },
  EROFS: { ru: 'диск доступен только для чтения', en: 'the disk is read-only' },
  EMFILE: { ru: 'открыто слишком много файлов', en: 'too many open files' },
  ENAMETOOLONG: { ru: 'имя слишком длинное', en: 'the name is too long' },
  'no-certificate': { ru: 'в файле нет сертификатов', en: 'there is no certificate in it' },
};

/** A sentence part for a system error code, the code in brackets; an unknown code as it is. */
export function formatOsError(code: string, language: Language): string {
  const meaning = MEANINGS[code]?.[language];
  return meaning === undefined ? code : `${meaning} (${code})`;
}
