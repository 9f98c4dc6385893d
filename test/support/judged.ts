import { readPage } from '../../src/page/read-page.js';
import type { Findings } from '../../src/verdict/findings.js';
import { judge } from '../../src/verdict/judge.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';

export const HOME = 'https://school.example/';

/** The findings of a page with this markup, or with these bytes. */
export function read(
  html: string | Uint8Array,
  options: { readonly address?: string; readonly contentType?: string | null } = {},
): Findings {
  const { address = HOME, contentType = 'text/html; charset=utf-8' } = options;
  const body = typeof html === 'string' ? new TextEncoder().encode(html) : html;
  return readPage({ address, body, contentType }, NOKO_RULES);
}

/** `verdict/reason` of a page. */
export function codeOf(html: string | Uint8Array): string {
  return formatCode(judge(read(html)));
}

export function formatCode({ verdict, reason }: Judgement): string {
  return `${verdict}/${reason}`;
}
