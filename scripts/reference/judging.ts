// Verdicts, reasons and remarks, each with the sentence that the report has for it.
import type { Judgement } from '../../src/verdict/judgement.js';
import type { Link, NearMiss, RemarkCode } from '../../src/verdict/link.js';
import { NEAR_MISSES } from '../../src/verdict/link.js';
import { NOT_THE_SITE } from '../../src/verdict/not-the-site.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import {
  createReasonFormatter,
  formatReason,
  type WordLanguage,
} from '../../src/words/reason-words.js';
import { formatRemark, REMARK_CODES } from '../../src/words/remark-words.js';
import { formatTable } from './markdown.js';
import { TEXTS } from './notes.js';

const URL_OF_REASON: Partial<Readonly<Record<Reason, string>>> = {
  'card-link': 'https://bus.gov.ru/info-card/75187',
  'rating-form-link': 'https://bus.gov.ru/qrcode/rate/75187',
  'general-link': 'https://bus.gov.ru/',
};
const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';

/** What fills a sentence where no link does. */
const DETAIL_OF_REASON: Partial<Readonly<Record<Reason, string>>> = {
  'wrong-organisation': '75188',
  'inner-page-link': 'https://school.example/noko',
  moved: 'https://new.school.example/',
  'bad-address': 'школа 5',
  dns: 'ENOTFOUND',
  'http-error': '503',
};

/** Sentences that are told of something else than a name or an address. */
const DETAIL_OF_REMARK: Partial<Readonly<Record<RemarkCode, string>>> = {
  'look-alikes': 'шkола.example школа.example',
  'browser-looked': '',
  'seen-in-browser': '',
};

export function formatJudging(language: WordLanguage): readonly string[] {
  const { headings, cells, ...texts } = TEXTS[language];
  const { nearMiss } = createReasonFormatter(NOKO_RULES, language);
  return [
    `## ${headings.reasons}`,
    texts.reasons,
    formatTable(
      [cells.code, cells.title, cells.sentence, cells.advice],
      (Object.keys(REASONS) as Reason[]).map((reason) => {
        const { title, sentence, advice } = formatReason(exampleOf(reason), language);
        return [`\`${REASONS[reason]}/${reason}\``, title, sentence, advice];
      }),
    ),
    texts.notTheSite,
    formatTable(
      [cells.detail, cells.sentence, cells.advice],
      NOT_THE_SITE.map((detail) => {
        const judgement = { ...exampleOf('not-the-site'), detail };
        const { sentence, advice } = formatReason(judgement, language);
        return [`\`${detail}\``, sentence, advice];
      }),
    ),
    texts.nearMisses,
    formatTable(
      [cells.code, cells.meaning],
      NEAR_MISSES.map((how) => [`\`${how}\``, nearMiss(how)]),
    ),
    `## ${headings.remarks}`,
    texts.remarks,
    formatTable(
      [cells.code, cells.sentence],
      REMARK_CODES.map((code) => {
        const detail = DETAIL_OF_REMARK[code] ?? '…';
        return [`\`${code}\``, formatRemark({ code, detail }, language)];
      }),
    ),
  ];
}

function exampleOf(reason: Reason): Judgement {
  const verdict = REASONS[reason];
  return {
    verdict,
    reason,
    link: verdict === 'unchecked' ? null : linkTo(URL_OF_REASON[reason] ?? RESULTS),
    nearMiss: reason === 'broken-link' || reason === 'not-a-hyperlink' ? nearMissOf(reason) : null,
    links: [],
    remarks: [],
    detail: DETAIL_OF_REASON[reason] ?? null,
  };
}

function linkTo(url: string): Link {
  return {
    ...{ line: 12, column: 3, href: url, url, kind: 'results', id: '75187' },
    ...{ text: '', through: null, traits: [] },
  };
}

function nearMissOf(reason: NearMiss['reason']): NearMiss {
  return {
    ...{ line: 12, column: 3, reason, how: reason === 'broken-link' ? 'no-scheme' : 'text' },
    ...{ href: RESULTS.replace('https://', ''), url: RESULTS },
    ...{ kind: 'results', id: '75187', text: '' },
  };
}
