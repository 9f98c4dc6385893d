// What bus.gov.ru calls its things. No document describes these interfaces: public programs that read
// them do, each name with the month in which somebody last saw it at work. The names are data, so
// that a change of the site is a change of this file and of its version.

/** The edition of this file; reports and saved scores name it. */
export const SHAPES_VERSION = '2026-10';

/** The open data set `7710568760-Generalinformation`, a record of one organisation. */
export const DATA_SET = {
  seen: '2026-03',
  /** Prefixes differ between files, namespaces do not. */
  namespaces: ['http://bus.gov.ru/external/1', 'http://bus.gov.ru/types/1'],
  /** The element, and the member of a JSON page, that holds a record. */
  record: 'position',
  /** Members of a JSON page on the way to its records. */
  pages: ['pagedContent', 'content', 'body'],
  /** Below the record; names of people stand in none of these. */
  fields: {
    fullName: ['initiator/fullName'],
    shortName: ['main/shortName'],
    inn: ['initiator/inn'],
    kpp: ['initiator/kpp'],
    ogrn: ['main/ogrn'],
    changed: ['changeDate'],
    municipality: ['additional/ppo/name'],
    okato: ['additional/ppo/okato/code', 'additional/ppo/okato', 'additional/okato'],
    oktmo: ['additional/ppo/oktmo/code', 'additional/ppo/oktmo', 'main/classifier/oktmo'],
    kind: ['additional/institutionType/name'],
    kindCode: ['additional/institutionType/code'],
    okved: ['additional/activity/okved/code', 'additional/activity/okved'],
    okvedType: ['additional/activity/okved/type', 'additional/activity/type'],
    site: ['additional/www'],
    mail: ['additional/eMail'],
    phone: ['additional/phone'],
  },
  /** The type of the main activity. */
  mainActivity: 'C',
} as const;

/** INN → number of the organisation. */
export const SEARCH = {
  seen: '2026-10',
  address: 'https://bus.gov.ru/public-rest/api/agency/extendedSearchAgencyNew',
  word: 'searchString',
  parameters: {
    withBranches: 'true',
    page: '1',
    pageSize: '10',
    orderAttributeName: 'rank',
    searchTermCondition: 'and',
  },
  /** The second is what the search among unique organisations answers. */
  lists: ['agencies', 'orgs'],
  id: 'agencyId',
  inn: 'inn',
  names: ['shortName', 'fullName'],
} as const;

/** Number → the record that proves whose it is. */
export const CARD = {
  seen: '2023',
  address: 'https://bus.gov.ru/public/agency/agency.json',
  word: 'agency',
  record: 'agency',
  id: 'id',
  inn: 'inn',
  isBranch: 'branchFlag',
} as const;

/** Number → values of the last assessment; answers an object with a member for each number. */
export const RATINGS = {
  seen: '2024-12',
  address: 'https://bus.gov.ru/public-rating/api/ratingCompare/commonInfo',
  word: 'compareAgencyIds',
  /** Nobody knows how many the site takes. */
  atOnce: 20,
  year: 'ratingYear',
  scopes: 'scopeWithRatingsDtos',
  details: 'ratingDetailsDto',
  place: 'globalPlaceValue',
  notCalculated: -1,
} as const;

/** The five criteria, in the order of the law; the third is a guess for education (see docs). */
export const CRITERIA = [
  { code: 'openness', field: 'opennessValue', title: 'Открытость информации' },
  { code: 'comfort', field: 'comfortValue', title: 'Комфортность условий' },
  { code: 'accessibility', field: 'timeoutValue', title: 'Доступность для инвалидов' },
  { code: 'goodwill', field: 'goodwillValue', title: 'Доброжелательность работников' },
  { code: 'contentment', field: 'contentmentValue', title: 'Удовлетворённость условиями' },
] as const;

/** The rendered card: what a browser shows, not what the server sends. */
export const CARD_PAGE = {
  seen: '2024-03',
  address: 'https://bus.gov.ru/info-card/',
  reviews: '.independent-rating-tab-feedback-title-text span',
  marks: '.rating-by-values .rating-by-values-row',
  markCount: '.count-of-votes',
  /** Best first. */
  markOrder: [5, 4, 3, 2, 1],
  /** Leads from the card to the register: whose card it is. */
  agencyLink: /\/agency\/(\d+)/,
} as const;
