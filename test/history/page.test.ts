// The page of the history: what it shows, and that nothing from a list can become markup or run.
import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { formatHistoryPage } from '../../src/history/page/page.js';
import { gather, historyOf, row, run } from '../support/runs.js';

it('shows the share over time, who comes and goes, and every school with its days', async () => {
  const history = await historyOf({ a: 'ppfppf', b: 'fuuupp', c: 'pppppp' });
  const $ = load(formatHistoryPage(history));
  expect($('header p').text()).toBe('с 01.11.2026 до 06.11.2026 · дней с проверкой: 6 · 3 школы');
  expect($('.chart .share').text()).toMatch(/^67\s%.*в первый день было 67\s%$/);
  expect($('.chart > svg > path.pass').attr('d')?.match(/M/g)).toHaveLength(6);
  expect($('#flaps ~ ol li').text()).toBe('a 2 раза');
  expect($('#silence ~ ol li').text()).toBe('b 3 дня, по 04.11.2026');
  expect($('#schools > tbody')).toHaveLength(3);
  const [first, second] = $('.strip').toArray();
  expect($(first).attr('aria-label')).toBe(
    'Дней соответствует: 4, не соответствует: 2, не проверено: 0',
  );
  expect($(first).find('.pass').attr('d')).toBe('M0 .5m0 0h2m1 0h2');
  expect($(first).find('.fail').attr('d')).toBe('M0 .5m2 0h1m2 0h1');
  expect($(second).attr('data-marks')).toBe('B3C2A');
  expect($('.spells').eq(1).text()).toContain(
    '02.11.2026 – 04.11.2026: Сайт отвечает слишком долго',
  );
});

it('a day without a run is a gap, and a run that does not count is told', async () => {
  const history = await gather(
    run('01', [row('a', 'p')]),
    run('02', [], 'doubtful'),
    run('03', [row('a', 'p')]),
  );
  const $ = load(formatHistoryPage(history));
  expect($('.strip').attr('data-marks')).toBe('A.A');
  expect($('.chart > svg > path.pass').attr('d')?.match(/M/g)).toHaveLength(2);
  expect($('.notice').text()).toContain('02.11.2026: нельзя верить');
});

it('whatever a list says, it is text: the policy lets our own scripts run, and nothing be loaded', async () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const history = await gather(
    run('01', [row(evil, 'p', { site: 'javascript:alert(1)', number: evil })]),
  );
  const $ = load(formatHistoryPage(history));
  expect($('img')).toHaveLength(0);
  expect($('#schools th[scope=row]').text()).toContain(evil);
  expect($('a[href^=javascript]')).toHaveLength(0);
  const policy = $('meta[http-equiv=Content-Security-Policy]').attr('content') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src '/);
  for (const element of $('script, style').toArray()) {
    const hash = createHash('sha256').update($(element).text()).digest('base64');
    expect(policy).toContain(`'sha256-${hash}'`);
  }
  expect($('[style], [src], link, iframe')).toHaveLength(0);
});
