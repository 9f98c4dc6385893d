// What stands in a list in the place of a site: a word that there is none, or an e-mail alone. That
// is no slip, and its school needs another advice than one whose address is misspelt.

/** Words that together say nothing but that there is no site. */
const WORDS = new RegExp(
  `^(?:${[
    'нет|нету|отсутству[а-я]+|не|имеет(?:ся)?|указан[а-я]*|создан[а-я]*|созда[а-я]+|пока|временно',
    'разработ[а-я]+|разрабатыва[а-я]+|реконструкц[а-я]+|обновлени[а-я]+|ремонт[а-я]*|стадии|процессе|план[а-я]*|в|на|данных|сведений|информации|известн[а-я]+',
    'сайт[а-я]{0,2}|официальн[а-я]+|адрес[а-я]{0,2}|своего|собственного|н|д|б|нд|бн|работа[а-я]+|ведется|открыт[а-я]*',
    'none|null|nan|no|n|a|na|site|website|under|construction',
  ].join('|')})$`,
);

/** At least one of them says it. */
const ABSENCE =
  /^(?:нет|нету|отсутству[а-я]+|не|разработ[а-я]+|разрабатыва[а-я]+|реконструкц[а-я]+|обновлени[а-я]+|ремонт[а-я]*|созда[а-я]+|план[а-я]*|н|б|нд|бн|none|null|nan|no|na|construction)$/;

/** Whether a text says that there is no site; an empty one does. */
export function saysNoSite(text: string): boolean {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}#]+/gu) ?? [];
  if (words.length === 0) return true;
  return (
    words.length <= 8 &&
    words.every((word) => WORDS.test(word)) &&
    words.some((word) => ABSENCE.test(word))
  );
}

/** Whether a text is e-mail addresses and nothing else. */
export function isMailAlone(text: string): boolean {
  if (!text.includes('@')) return false;
  const words = text.split(/[\s,;<>]+/).filter((word) => word !== '');
  const others = words.filter((word) => !/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(word));
  return (
    words.length > others.length &&
    others.every((word) => /^(?:e-?mail|эл\.?|электронная|почта)[.:]*$/i.test(word))
  );
}
