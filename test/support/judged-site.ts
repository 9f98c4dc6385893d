import { readPage } from '../../src/page/read-page.js';
import { judge } from '../../src/verdict/judge.js';
import { judgeSite } from '../../src/verdict/judge-site.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import { NOKO_RULES, type Rules } from '../../src/verdict/rules.js';

export interface Visit {
  /** The organisation's name in the list. */
  readonly name?: string;
  /** The address in the list, and where the page was found. */
  readonly typed?: string;
  readonly page?: string;
  readonly rules?: Rules;
}

export const NAME = 'МБОУ «Ольховская СОШ № 3»';
export const TYPED = 'http://olhovka3.example/';

/** The judgement of a site whose home page has this markup. */
export function judgedSite(html: string, visit: Visit = {}): Judgement {
  const { name = NAME, typed = TYPED, page = typed, rules = NOKO_RULES } = visit;
  const body = new TextEncoder().encode(html);
  const contentType = 'text/html; charset=utf-8';
  const findings = readPage({ address: page, body, contentType }, rules);
  const site = { findings, page: new URL(page), typed: new URL(typed), name };
  return judgeSite(judge(findings), site, rules);
}

/** Verdict and reason of that judgement, and what the site is instead. */
export function codeOfSite(html: string, visit: Visit = {}): string {
  const { verdict, reason, detail } = judgedSite(html, visit);
  const isTold = reason === 'not-the-site' || reason === 'moved';
  return `${verdict}/${reason}${isTold ? `/${detail}` : ''}`;
}
