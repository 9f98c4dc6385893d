// What the tests of this folder have in common: an internet of plain functions, sites, and a visit
// as the command makes it.

import { judgeVisit } from '../../src/crawl/judge-visit.js';
import { createVisit, type SiteToVisit, type VisitOptions } from '../../src/crawl/visit.js';
import type { Visited } from '../../src/crawl/visited.js';
import type { FetchContext, FetchFailure, FetchPage } from '../../src/page/fetch.js';
import type { Page } from '../../src/page/page.js';
import { createPageReader } from '../../src/page/page-reader.js';
import type { School, SiteAddress } from '../../src/school.js';
import { type Requirements, rulesOf } from '../../src/verdict/requirements.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

export const HOME = 'http://school.example/';
export const RESULTS = 'https://bus.gov.ru/independentRating/details/75187';
export const REQUIREMENTS: Requirements = [{ rules: NOKO_RULES, accept: ['results'] }];
/** What passes, as a school would write it. */
export const LINK = `<a href="${RESULTS}">Результаты НОКО</a>`;
/** A menu and some text: what makes a page that may be judged. */
export const TEXT = `<p>${'Школа приглашает первоклассников. '.repeat(20)}</p><a href="/news">Новости</a>`;
/** An ordinary home page without the link. */
export const PLAIN = page('');

/** A home page with `more` on it. */
export function page(more: string, head = ''): string {
  return `<!doctype html><title>Школа</title>${head}<body>${TEXT}${more}`;
}

/** A page that came whole and with status 200, but for what is given. */
export function answer(
  address: string,
  html: string | Uint8Array,
  given: Partial<Page> = {},
): Page {
  return {
    address,
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: typeof html === 'string' ? new TextEncoder().encode(html) : html,
    cut: null,
    redirects: [],
    server: null,
    cookieNames: [],
    retryAfterMs: null,
    remarks: [],
    ...given,
  };
}

export function failed(
  address: string,
  reason: FetchFailure['reason'],
  given: Partial<FetchFailure> = {},
): FetchFailure {
  return {
    reason,
    detail: null,
    address,
    redirects: [],
    status: null,
    again: 'no',
    retryAfterMs: null,
    ...given,
  };
}

/** What stands at an address: a page's markup, an answer, or what makes one. */
export type Stand =
  | string
  | Page
  | FetchFailure
  | ((address: string, context: FetchContext) => Promise<Page | FetchFailure>);

/** An internet of these addresses, which keeps what was asked for; a name it lacks is not found. */
export function createInternet(stands: Readonly<Record<string, Stand>>): {
  readonly fetchPage: FetchPage;
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    async fetchPage(address, context) {
      asked.push(address);
      const stand = stands[address];
      if (stand === undefined) return failed(address, 'dns', { detail: 'ENOTFOUND' });
      if (typeof stand === 'function') return stand(address, context);
      return typeof stand === 'string' ? answer(address, stand) : stand;
    },
  };
}

/** Answers nothing until the site's time is up. */
export function silent(address: string, { signal }: FetchContext): Promise<FetchFailure> {
  return new Promise((resolve) => {
    const end = () => resolve(failed(address, 'timeout', { again: 'soon' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}

export function siteOf(typed: string, ignored?: readonly string[]): SiteAddress {
  const schemeTyped = /^https?:/.test(typed);
  const { href } = new URL(schemeTyped ? typed : `https://${typed}`);
  return { typed, address: href, schemeTyped, ...(ignored === undefined ? {} : { ignored }) };
}

export function schoolWith(site: School['site'], given: Partial<School> = {}): School {
  return { row: 1, number: '1', name: 'Школа', site, busId: null, carried: [], ...given };
}

export interface VisitSettings
  extends Pick<Partial<VisitOptions>, 'homepageOnly' | 'requirements'> {
  readonly site?: SiteToVisit;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Asks a site once, by default the home page of `HOME`. */
export function visitSite(fetchPage: FetchPage, settings: VisitSettings = {}): Promise<Visited> {
  const { site = siteOf(HOME), timeoutMs = 5_000, signal, ...given } = settings;
  const options = { requirements: REQUIREMENTS, homepageOnly: false, ...given };
  const readPage = createPageReader(rulesOf(options.requirements));
  const visit = createVisit({ fetchPage, readPage, ...options });
  return visit(site, { signal: signal ?? new AbortController().signal, timeoutMs });
}

export interface Finding {
  readonly code: string;
  readonly detail: string | null;
  readonly url: string | null;
  readonly frame: string | null;
  readonly text: string | null;
  readonly page: string | null;
  readonly remarks: readonly string[];
  readonly again: Visited['again'];
}

/** Asks a site once and judges it: what a row of the report would hold. */
export async function check(
  fetchPage: FetchPage,
  settings: VisitSettings & { readonly busId?: string } = {},
): Promise<Finding> {
  const { busId = null, ...rest } = settings;
  const site = rest.site ?? siteOf(HOME);
  const visited = await visitSite(fetchPage, {
    ...rest,
    site: { ...site, numberMatters: busId !== null },
  });
  const school = schoolWith(site, { busId });
  const { judgement, page: address } = judgeVisit(visited.found, school, REQUIREMENTS);
  const { verdict, reason, detail, link, remarks } = judgement;
  return {
    code: `${verdict}/${reason}`,
    detail,
    url: link?.url ?? null,
    frame: link?.frame ?? null,
    text: link?.text ?? null,
    page: address,
    remarks: remarks.map(({ code }) => code),
    again: visited.again,
  };
}

/** The same on an internet of these addresses, with what was asked for. */
export async function checkAmong(
  stands: Readonly<Record<string, Stand>>,
  settings: VisitSettings & { readonly busId?: string } = {},
): Promise<Finding & { readonly asked: readonly string[] }> {
  const { fetchPage, asked } = createInternet(stands);
  return { ...(await check(fetchPage, settings)), asked };
}
