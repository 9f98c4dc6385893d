// One object of the NDJSON and JSON reports → the result it was made of. What the object does not
// hold (which traits a link has, what a redirector's address was) stands in its remarks.
import { CHANGE_KINDS, type Change, type LastKnown } from '../../compare/change.js';
import type { HttpFacts, SchoolResult } from '../../crawl/result.js';
import { parseDay } from '../../files/timestamp.js';
import { parseSite } from '../../list/site.js';
import type { Redirect } from '../../page/page.js';
import { classifyAddress } from '../../verdict/classify-address.js';
import type { Judgement } from '../../verdict/judgement.js';
import {
  LINK_KINDS,
  type Link,
  NEAR_MISSES,
  type NearMiss,
  type Remark,
} from '../../verdict/link.js';
import { NOKO_RULES, PROFILE_NAMES, type ProfileName } from '../../verdict/rules.js';
import { isRemarkCode } from '../../words/remark-words.js';
import { parseCode } from './parse-code.js';

type JsonFields = Readonly<Record<string, unknown>>;

/**
 * The result that `value` tells of; null where it is no such object. `carried` is in the order of
 * the object's own fields.
 */
export function parseResult(value: unknown): SchoolResult | null {
  if (!isFields(value)) return null;
  const code = parseCode(`${value.verdict}/${value.reason}`);
  const { site, checkedAt } = value;
  if (code === null || typeof site !== 'string' || typeof checkedAt !== 'string') return null;
  const change = parseChange(value.change);
  return {
    school: {
      row: asNumber(value.row),
      number: asText(value.number),
      name: asText(value.name),
      site: parseSite(site),
      busId: asTextOrNull(value.busId),
      carried: isFields(value.carried) ? Object.values(value.carried).map(asText) : [],
    },
    judgement: { ...code, ...parseFindings(value) },
    page: asTextOrNull(value.page),
    http: parseHttp(value.http),
    checkedAt,
    durationMs: asNumber(value.durationMs),
    ...(change === null ? {} : { change }),
  };
}

/** What `value` tells of each requirement after the first. */
export function parseRequirements(
  value: JsonFields,
): readonly { readonly name: ProfileName; readonly judgement: Judgement }[] {
  const { requirements } = value;
  if (!isFields(requirements)) return [];
  return PROFILE_NAMES.flatMap((name) => {
    const found = requirements[name];
    if (!isFields(found)) return [];
    const code = parseCode(`${found.verdict}/${found.reason}`);
    return code === null ? [] : [{ name, judgement: { ...code, ...parseFindings(found) } }];
  });
}

/** Which requirement the row itself is about: the first of its rules; null for what names none. */
export function parseMainRequirement({ rules }: JsonFields): ProfileName | null {
  const [first] = isFields(rules) ? Object.keys(rules) : [];
  return PROFILE_NAMES.find((name) => name === first) ?? null;
}

function parseFindings(value: JsonFields): Omit<Judgement, 'verdict' | 'reason'> {
  return {
    link: parseLink(value.link),
    nearMiss: parseNearMiss(value.nearMiss, value.reason),
    links: asList(value.links).flatMap((link) => parseLink(link) ?? []),
    remarks: asList(value.remarks).flatMap((remark) => parseRemark(remark) ?? []),
    detail: asTextOrNull(value.detail),
    ...(typeof value.pageTitle === 'string' ? { pageTitle: value.pageTitle } : {}),
  };
}

function parseLink(value: unknown): Link | null {
  return isFields(value) ? { ...parseSpot(value), through: null, traits: [] } : null;
}

function parseNearMiss(value: unknown, reason: unknown): NearMiss | null {
  if (!isFields(value)) return null;
  const how = NEAR_MISSES.find((known) => known === value.how);
  if (how === undefined) return null;
  const kind = reason === 'broken-link' ? reason : 'not-a-hyperlink';
  return { ...parseSpot(value), reason: kind, how };
}

function parseSpot(value: JsonFields) {
  const url = asText(value.url);
  return {
    href: asText(value.href),
    url,
    kind: LINK_KINDS.find((kind) => kind === value.kind) ?? 'general',
    id: numberIn(url),
    text: asText(value.text),
    line: asNumber(value.line),
    column: asNumber(value.column),
    ...(typeof value.frame === 'string' ? { frame: value.frame } : {}),
  };
}

function numberIn(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  return classifyAddress(address, { page: address, rules: NOKO_RULES })?.id ?? null;
}

/** A remark that only a newer command knows is left out: it does not change the verdict. */
function parseRemark(value: unknown): Remark | null {
  if (!isFields(value)) return null;
  const { code } = value;
  if (!isRemarkCode(code)) return null;
  return typeof value.detail === 'string' ? { code, detail: value.detail } : { code };
}

function parseHttp(value: unknown): HttpFacts | null {
  if (!isFields(value) || typeof value.status !== 'number') return null;
  return {
    status: value.status,
    redirects: asList(value.redirects).flatMap((hop) => parseRedirect(hop) ?? []),
    charset: asTextOrNull(value.charset),
    bytes: asNumber(value.bytes),
  };
}

function parseRedirect(value: unknown): Redirect | null {
  if (!isFields(value)) return null;
  return { status: asNumber(value.status), from: asText(value.from), to: asText(value.to) };
}

function parseChange(value: unknown): Change | null {
  if (!isFields(value)) return null;
  const kind = CHANGE_KINDS.find((known) => known === value.kind);
  const since = asDay(value.since);
  if (kind === undefined || since === null) return null;
  return {
    kind,
    since,
    linkLastSeen: asDay(value.linkLastSeen),
    lastKnown: parseLastKnown(value.lastKnown),
    runsUnchecked: asNumber(value.runsUnchecked),
  };
}

function parseLastKnown(value: unknown): LastKnown | null {
  if (!isFields(value)) return null;
  const { verdict } = value;
  const day = asDay(value.day);
  if (day === null || (verdict !== 'pass' && verdict !== 'fail')) return null;
  return { verdict, day, since: asDay(value.since) ?? day };
}

export function isFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asTextOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asNumber(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

function asDay(value: unknown): string | null {
  return typeof value === 'string' ? parseDay(value) : null;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
