// The few words by which the sentences about one requirement differ from those about another. In
// Russian their case is fixed by what stands before them.

export interface GoalWords {
  /** What the hyperlink has to lead to, in a word or two; after «гиперссылка на». */
  readonly short: string;
  /** The same in full. */
  readonly full: string;
  /** The same after «адрес». */
  readonly of: string;
  /** A page of the site that does not do; after «ведёт на». */
  readonly other: string;
  /** What that page lacks; after a comma. */
  readonly otherLacks: string;
  /** How a school comes by the right address: whole sentences. */
  readonly howToFind: string;
  /** What may be written on the hyperlink. */
  readonly linkText: string;
}

export const NOKO_WORDS: { readonly ru: GoalWords; readonly en: GoalWords } = {
  ru: {
    short: 'результаты',
    full: 'результаты независимой оценки',
    of: 'результатов',
    other: 'общую страницу',
    otherLacks: 'на которой нет результатов именно этой организации',
    howToFind:
      'Найдите свою организацию на bus.gov.ru, откройте страницу с результатами независимой оценки и скопируйте её адрес из адресной строки браузера. Он выглядит так: https://bus.gov.ru/independentRating/details/… (в конце стоит число).',
    linkText: 'Результаты независимой оценки качества',
  },
  en: {
    short: 'the results',
    full: 'the results of the independent assessment',
    of: 'the results',
    other: 'a general page',
    otherLacks: 'which does not hold the results of this organisation',
    howToFind:
      'Find your organisation on bus.gov.ru, open the page with the results of its independent assessment and copy the address of that page from the browser. It looks like this: https://bus.gov.ru/independentRating/details/… (a number at the end).',
    linkText: 'Results of the independent assessment',
  },
};
