// What the usual codes of the operating system mean for somebody who never saw one.
import type { Language } from './languages.js';

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
  ENFILE: {
    ru: 'в системе открыто слишком много файлов',
    en: 'the system has too many open files',
  },
  EIO: { ru: 'сбой диска или сети', en: 'the disk or the network failed' },
  ENODEV: { ru: 'диск недоступен', en: 'the disk is not available' },
  ENXIO: { ru: 'диск недоступен', en: 'the disk is not available' },
  ETIMEDOUT: { ru: 'сетевая папка не отвечает', en: 'the network folder does not answer' },
  ESTALE: { ru: 'сетевая папка отключилась', en: 'the network folder is gone' },
  ELOOP: { ru: 'ссылки ведут по кругу', en: 'links lead round in circles' },
  EFBIG: { ru: 'файл слишком велик для этого диска', en: 'the file is too large for this disk' },
  EINVAL: { ru: 'недопустимое имя файла', en: 'no valid file name' },
  ENOMEM: { ru: 'не хватает памяти', en: 'out of memory' },
  // What Windows says of a file that its cloud has not brought, among other things.
  UNKNOWN: { ru: 'файл недоступен', en: 'the file is not available' },
  ENAMETOOLONG: { ru: 'имя слишком длинное', en: 'the name is too long' },
  'file-too-large': {
    ru: 'файл намного больше, чем такие файлы бывают: проверьте, тот ли это файл',
    en: 'the file is far larger than such a file can be: check whether it is the right one',
  },
  'silent-pipe': {
    ru: 'это канал, в который ничего не пишут: укажите обычный файл',
    en: 'it is a pipe that nobody writes to: name an ordinary file',
  },
  'no-ordinary-file': {
    ru: 'это устройство или канал: укажите обычный файл',
    en: 'it is a device or a pipe: name an ordinary file',
  },
  'no-certificate': { ru: 'в файле нет сертификатов', en: 'there is no certificate in it' },
};

const OTHER: Readonly<Record<Language, string>> = { ru: 'ошибка', en: 'error' };

/** A sentence part for a system error code, the code in brackets unless it is one of ours. */
export function formatOsError(code: string, language: Language): string {
  const meaning = MEANINGS[code]?.[language];
  if (meaning === undefined) return `${OTHER[language]} (${code})`;
  return /^[A-Z]/.test(code) ? `${meaning} (${code})` : meaning;
}
