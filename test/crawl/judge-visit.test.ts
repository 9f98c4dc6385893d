import { expect, it } from 'vitest';
import { judgeVisit } from '../../src/crawl/judge-visit.js';
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
} from './asking.js';

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
