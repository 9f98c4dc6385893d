// How lists name the columns that have one name or another: the one place to add such a name. Names
// are compared by `foldWords`, so case, ё, punctuation, spaces and line breaks do not count. What the
// names of schools and sites are headed with has a grammar: see `header-words.ts`.

/** A column with a meaning of its own; every other one is carried. */
export type ColumnRole = 'number' | 'name' | 'site' | 'annex' | 'busId';

/** In the order of their priority, where a list has several. */
export const COLUMN_NAMES: Readonly<Record<'number' | 'annex' | 'busId', readonly string[]>> = {
  number: [
    ...['№ п/п', '№', 'N п/п', '# п/п', 'п/п', '№ п.п.', '№№', '№ пп', 'номер п/п', 'п/н'],
    ...['номер', 'порядковый номер', 'N', '#', 'no', 'nr', 'num', 'number', '№ п', 'нн'],
  ],
  annex: ['адрес страницы официального сайта с размещенной гиперссылкой'],
  busId: [
    ...['bus_id', 'bus.gov.ru', 'id bus.gov.ru', 'bus.gov.ru id', 'bus.gov id', 'id bus.gov'],
    ...['id на bus.gov.ru', 'номер на bus.gov.ru', 'номер bus.gov.ru', '№ на bus.gov.ru'],
    ...['код bus.gov.ru', 'код на bus.gov.ru', 'идентификатор bus.gov.ru', 'bus'],
    ...['идентификатор на bus.gov.ru', 'id организации на bus.gov.ru', 'id НОКО'],
    ...['номер организации на bus.gov.ru', 'ссылка на bus.gov.ru', 'адрес на bus.gov.ru'],
  ],
};

/** The annex's column under another name; matches a folded header. */
export const LIKE_ANNEX = /^(?:адрес|ссылк)[а-я]*(?:сайт|страниц)[а-я]*(?:размещ|гиперссыл)/;
