// What else may be required of a site, beside the results. Both need no code of their own: they are
// rules like those for the results, with other addresses and other words.
import { NOKO_RULES, type ProfileName, type Rules } from './rules.js';

/** The regional survey about schools: any page of its site will do. */
const ANKETA_RULES: Rules = {
  name: 'anketa',
  version: '2026-11-23',
  accept: ['general'],
  hosts: ['anketa.68edu.ru', 'www.anketa.68edu.ru'],
  addresses: [],
  namespaces: [],
  redirectors: NOKO_RULES.redirectors,
  shorteners: NOKO_RULES.shorteners,
  identity: NOKO_RULES.identity,
  innerPages: {
    text: ['(?<!\\p{L})анкет', '(?<!\\p{L})опрос', 'независим\\p{L}*\\s+(?:\\p{L}+\\s+)?оценк'],
    address: ['anket', 'opros', 'noko', 'nezavisim'],
  },
  words: {
    ru: {
      short: 'анкету',
      full: 'региональную анкету для оценки организаций',
      of: 'анкеты',
      other: 'другую страницу',
      otherLacks: 'на которой нет анкеты',
      howToFind:
        'Откройте в браузере https://anketa.68edu.ru/ и скопируйте адрес анкеты из адресной строки.',
      linkText: 'Оцените нашу организацию: анкета',
    },
    en: {
      short: 'the survey',
      full: 'the regional survey about organisations',
      of: 'the survey',
      other: 'another page',
      otherLacks: 'which does not hold the survey',
      howToFind: 'Open https://anketa.68edu.ru/ in a browser and copy the address of the survey.',
      linkText: 'Rate our organisation: the survey',
    },
  },
};

/**
 * A way to a review: the card, which has «Отзывы граждан», or the rating form. The page with the
 * results offers neither, and counts as any other page of the site.
 */
const REVIEWS_RULES: Rules = {
  ...NOKO_RULES,
  name: 'reviews',
  accept: ['card', 'rating-form'],
  addresses: NOKO_RULES.addresses.filter(({ kind }) => kind !== 'results'),
  innerPages: {
    text: [...NOKO_RULES.innerPages.text, '(?<!\\p{L})отзыв'],
    address: [...NOKO_RULES.innerPages.address, 'otzyv', 'otziv', 'review'],
  },
  words: {
    ru: {
      short: 'страницу отзывов',
      full: 'страницу, где гражданин может оставить отзыв или оценку',
      of: 'страницы отзывов',
      other: 'другую страницу',
      otherLacks: 'на которой нельзя оставить отзыв об этой организации',
      howToFind:
        'Найдите свою организацию на bus.gov.ru, откройте её карточку или форму оценки, на которую ведёт её QR-код, и скопируйте адрес из адресной строки браузера. Он выглядит так: https://bus.gov.ru/info-card/… или https://bus.gov.ru/qrcode/rate/… (в конце стоит число).',
      linkText: 'Оставить отзыв о нашей организации',
    },
    en: {
      short: 'the page for reviews',
      full: 'a page on which a citizen can leave a review or a rating',
      of: 'the page for reviews',
      other: 'another page',
      otherLacks: 'on which no review of this organisation can be left',
      howToFind:
        'Find your organisation on bus.gov.ru, open its card, or the rating form to which its QR code leads, and copy the address from the browser. It looks like this: https://bus.gov.ru/info-card/… or https://bus.gov.ru/qrcode/rate/… (a number at the end).',
      linkText: 'Leave a review of our organisation',
    },
  },
};

/** The built-in rules of every profile. */
export const PROFILES: Readonly<Record<ProfileName, Rules>> = {
  noko: NOKO_RULES,
  anketa: ANKETA_RULES,
  reviews: REVIEWS_RULES,
};
