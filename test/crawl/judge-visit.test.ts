import { expect, it } from 'vitest';
import { judgeVisit } from '../../src/crawl/judge-visit.js';
import { formatReason } from '../../src/words/reason-words.js';
import {
  createInternet,
  failed,
  HOME,
  LINK,
  page,
  REQUIREMENTS,
  schoolWith,
  siteOf,
  visitSite,
} from '../support/asking.js';

it('a number of the list that was not understood is remarked, since nothing was compared with it', async () => {
  const { found } = await visitSite(createInternet({ [HOME]: page(LINK) }).fetchPage);
  const school = schoolWith(siteOf(HOME), { unreadBusId: '75187 и 75188' });
  const { verdict, remarks } = judgeVisit(found, school, REQUIREMENTS).judgement;
  expect(verdict).toBe('pass');
  expect(remarks).toEqual([{ code: 'unread-number', detail: '75187 и 75188' }]);
});

it('what the way showed is told of a site that gave no page, too', () => {
  const remarks = [{ code: 'certificate-expired', detail: 'school.example' }] as const;
  const found = failed(HOME, 'connection', { remarks });
  expect(judgeVisit(found, schoolWith(siteOf(HOME)), REQUIREMENTS).judgement).toMatchObject({
    verdict: 'unchecked',
    remarks,
  });
});

it.each([
  [
    'ENOTFOUND',
    'Сайт перенаправляет на школа.example. Сервер имён не знает такого сайта (ENOTFOUND).',
  ],
  [
    'EAI_AGAIN',
    'Сайт перенаправляет на школа.example. Сервер имён не ответил, поэтому адрес сайта узнать не удалось (EAI_AGAIN).',
  ],
])('a redirect to a name that is not found is shown, with the name: %s', (detail, sentence) => {
  const gone = 'https://xn--80atdl2c.example/';
  const redirects = [{ status: 301, from: HOME, to: gone }];
  const found = failed(gone, 'dns', { detail, redirects });
  const {
    judgement,
    page: address,
    http,
  } = judgeVisit(found, schoolWith(siteOf(HOME)), REQUIREMENTS);
  expect(address).toBe(gone);
  expect(http).toMatchObject({ status: 301, redirects });
  expect(formatReason(judgement, 'ru').sentence).toBe(sentence);
});

it('the name of the list itself is not said again where it is not found', () => {
  const found = failed(HOME, 'dns', { detail: 'ENOTFOUND' });
  const { judgement, http } = judgeVisit(found, schoolWith(siteOf(HOME)), REQUIREMENTS);
  expect([judgement.detail, http]).toEqual(['ENOTFOUND', null]);
});
