// A home page that is nothing but a frame around a page of another host, as registrars make them.
import { expect, it } from 'vitest';
import { judgeVisit } from '../../src/crawl/judge-visit.js';
import {
  createInternet,
  failed,
  HOME,
  LINK,
  REQUIREMENTS,
  type Stand,
  schoolWith,
  siteOf,
  visitSite,
} from '../support/asking.js';
import { NAME } from '../support/judged-site.js';
import { schoolPage } from '../support/school-pages.js';

const FRAMED = 'http://pages.test/';
const HEAD = `<title>${NAME}</title><meta name="description" content="${NAME}">`;
const FRAMESET = `${HEAD}<frameset rows="100%,*"><frame src="${FRAMED}"></frameset>`;
const IFRAME = `${HEAD}<iframe src="${FRAMED}" width="100%" height="100%"></iframe>`;
const OBJECT = `${HEAD}<object data="${FRAMED}" type="text/html"></object>`;
const OWN = schoolPage();
const OTHER = schoolPage({ title: 'МБОУ «Тихая СОШ № 8»', heading: 'Школа № 8', foot: '' });

it.each<[string, string, Stand, string]>([
  ['frameset around a page with the link', FRAMESET, OWN + LINK, 'pass/results-link'],
  ["frameset around the school's own page", FRAMESET, OWN, 'fail/no-link'],
  ["frameset around another school's page", FRAMESET, OTHER, 'unchecked/not-the-site'],
  ['frameset around a domain for sale', FRAMESET, '<p>Домен продаётся', 'unchecked/not-the-site'],
  ['frameset around silence', FRAMESET, failed(FRAMED, 'timeout'), 'unchecked/timeout'],
  ['frameset around an error', FRAMESET, failed(FRAMED, 'not-html', { status: 502 }), 'unchecked'],
  ['frameset around a further frame', FRAMESET, IFRAME, 'unchecked'],
  ['frame within a page, which nobody reads', IFRAME, OWN, 'unchecked/empty-page'],
  ['frame below a heading', `<h1>${NAME}</h1>${IFRAME}`, OWN, 'unchecked/not-the-site'],
  ['object in place of a frame', OBJECT, OWN, 'unchecked/not-the-site'],
])('a %s is judged by what is shown', async (_about, home, framed, code) => {
  const { fetchPage } = createInternet({ [HOME]: home, [FRAMED]: framed });
  const { found } = await visitSite(fetchPage);
  const school = schoolWith(siteOf(HOME), { name: NAME });
  const { verdict, reason } = judgeVisit(found, school, REQUIREMENTS).judgement;
  expect(`${verdict}/${reason}`.startsWith(code)).toBe(true);
});
