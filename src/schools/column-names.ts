// How departments name the columns that matter: the one place to add a name. Compared by
// `foldWords`, so case, ё, punctuation, spaces and line breaks do not count. Within a column the
// order is the priority where a list has several; `like` is asked where no name fits.

/** A column with a meaning of its own; every other one is carried. */
export type ColumnRole = 'number' | 'name' | 'site' | 'annex' | 'busId';

interface ColumnNames {
  readonly names: readonly string[];
  /** Matches a folded header. */
  readonly like: RegExp | null;
}

export const COLUMN_NAMES: Readonly<Record<ColumnRole, ColumnNames>> = {
  number: {
    names: [
      ...['№ п/п', '№', 'N п/п', '# п/п', 'п/п', '№ п.п.', '№№', '№ пп', 'номер п/п', 'п/н'],
      ...['номер', 'порядковый номер', 'N', '#', 'no', 'nr', 'num', 'number'],
    ],
    like: null,
  },
  name: {
    names: [
      ...['наименование организации', 'наименование', 'название', 'name', 'school name'],
      ...['краткое наименование', 'сокращенное наименование', 'полное наименование'],
      ...['школа', 'school', 'организация', 'образовательная организация', 'учреждение'],
      ...['образовательное учреждение', 'общеобразовательная организация', 'ОО', 'ОУ', 'МОО'],
      ...['общеобразовательное учреждение', 'детский сад', 'ДОУ', 'ДОО', 'institution'],
      ...['organisation', 'organization'],
    ],
    // Not every «наименование»: a list may name the district or the founder beside the school.
    like: /^(?:кратк|сокращ|полн|официальн)?[а-я]*?(?:наименован|назван)[а-я]*?(?:организац|учрежд|школ|детск|(?:оо|оу)$)/,
  },
  site: {
    names: [
      ...['адрес сайта', 'сайт', 'официальный сайт', 'адрес официального сайта', 'site', 'url'],
      ...['website', 'web site', 'web', 'web-сайт', 'веб-сайт', 'интернет-сайт', 'site url'],
      ...[
        'school site',
        'school url',
        'school website',
        'website url',
        'site address',
        'web address',
      ],
      ...['website address', 'home page', 'homepage', 'url-адрес', 'адрес url', 'веб-адрес'],
      ...['web-адрес', 'интернет-адрес', 'адрес в интернете', 'адрес в сети интернет'],
      ...['интернет-страница', 'веб-страница', 'официальная страница', 'главная страница'],
      ...['ссылка', 'link', 'домен', 'domain', 'интернет-ресурс'],
    ],
    like: /^(?:адрес|ссылк|url|официальн|действующ|электронн|интернет|веб|web)[a-zа-я]*(?:сайт|website)|^сайт(?!ы)/,
  },
  annex: {
    names: ['адрес страницы официального сайта с размещенной гиперссылкой'],
    like: /^(?:адрес|ссылк)[а-я]*(?:сайт|страниц)[а-я]*(?:размещ|гиперссыл)/,
  },
  busId: {
    names: [
      ...['bus_id', 'bus.gov.ru', 'id bus.gov.ru', 'bus.gov.ru id', 'bus.gov id', 'id bus.gov'],
      ...['id на bus.gov.ru', 'номер на bus.gov.ru', 'номер bus.gov.ru', '№ на bus.gov.ru'],
      ...['код bus.gov.ru', 'код на bus.gov.ru', 'идентификатор bus.gov.ru', 'bus'],
      ...['идентификатор на bus.gov.ru', 'id организации на bus.gov.ru', 'id НОКО'],
      ...['номер организации на bus.gov.ru', 'ссылка на bus.gov.ru', 'адрес на bus.gov.ru'],
    ],
    like: null,
  },
};
