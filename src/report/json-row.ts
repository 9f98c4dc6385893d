// A school as a JSON object, for programs: the same in NDJSON, in JSON and beside evidence. Every
// field is mapped by hand: names and order are promises to users, and a field renamed inside must
// not rename one here. A change that breaks a reader raises `schemaVersion`; a new field does not.
// `docs/row.schema.json` says the same to programs.
import type { Change } from '../compare/change.js';
import type { HttpFacts, SchoolResult } from '../crawl/result.js';
import type { Judgement } from '../verdict/judgement.js';
import type { Link, NearMiss } from '../verdict/link.js';
import { carriedHeaders } from './carried-headers.js';
import { wellFormed } from './cell-text.js';
import { REPORT_HEADERS } from './columns.js';
import type { ReportSettings, RuleSets } from './format.js';

export const SCHEMA_VERSION = 1;

/** Legal in JSON, but a line break or an order to some reader of lines or terminal. */
const UNSAFE_IN_A_LINE = /[\u007F-\u009F\u2028\u2029]/g;

/** Makes the formatter of a report's rows: a result as one line without its end. */
export function createJsonRow({
  carriedHeader,
  rules,
}: Pick<ReportSettings, 'carriedHeader' | 'rules'>): (result: SchoolResult) => string {
  const carried = carriedHeaders(carriedHeader, REPORT_HEADERS);
  return (result) =>
    formatJson({
      ...record(result, carried),
      ...requirements(result, rules),
      ...(result.change === undefined ? {} : { change: change(result.change) }),
    });
}

/** JSON in one line that every parser and every terminal takes. */
export function formatJson(value: object): string {
  const wellFormedStrings = (_key: string, field: unknown): unknown =>
    typeof field === 'string' ? wellFormed(field) : field;
  return JSON.stringify(value, wellFormedStrings).replace(
    UNSAFE_IN_A_LINE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Which version of which rules judged, by name. */
export function versionsOf(rules: RuleSets): Readonly<Record<string, string>> {
  return Object.fromEntries(rules.map(({ name, version }) => [name, version]));
}

function record(result: SchoolResult, carried: readonly string[]): object {
  const { school, judgement } = result;
  return {
    schemaVersion: SCHEMA_VERSION,
    number: school.number,
    name: school.name,
    site: school.site.typed,
    verdict: judgement.verdict,
    reason: judgement.reason,
    page: result.page,
    link: judgement.link === null ? null : link(judgement.link),
    links: judgement.links.map(link),
    remarks: judgement.remarks.map(({ code, detail }) => ({ code, detail: detail ?? null })),
    http: result.http === null ? null : http(result.http),
    checkedAt: result.checkedAt,
    durationMs: result.durationMs,
    row: school.row,
    busId: school.busId,
    carried: Object.fromEntries(
      carried.map((header, index) => [header, school.carried[index] ?? '']),
    ),
    detail: judgement.detail,
    nearMiss: judgement.nearMiss === null ? null : nearMiss(judgement.nearMiss),
    pageTitle: judgement.pageTitle ?? null,
  };
}

/** What judged, and what it found beyond the first requirement. */
function requirements({ further }: SchoolResult, rules: RuleSets | undefined): object {
  if (rules === undefined) return {};
  const versions = versionsOf(rules);
  if (further === undefined) return { rules: versions };
  const entries = rules.slice(1).flatMap(({ name }, index) => {
    const judgement = further[index];
    return judgement === undefined ? [] : [[name, requirement(judgement)] as const];
  });
  return { rules: versions, requirements: Object.fromEntries(entries) };
}

function requirement({
  verdict,
  reason,
  link: found,
  detail,
  nearMiss: missed,
  pageTitle,
}: Judgement): object {
  return {
    verdict,
    reason,
    link: found === null ? null : link(found),
    detail,
    nearMiss: missed === null ? null : nearMiss(missed),
    pageTitle: pageTitle ?? null,
  };
}

function link({ href, url, kind, text, line, column, frame }: Link): object {
  return { href, url, kind, text, line, column, frame: frame ?? null };
}

function nearMiss({ how, href, url, kind, text, line, column, frame }: NearMiss): object {
  return { how, href, url, kind, text, line, column, frame: frame ?? null };
}

function http({ status, redirects, charset, bytes }: HttpFacts): object {
  return {
    status,
    redirects: redirects.map(({ status: hopStatus, from, to }) => ({
      status: hopStatus,
      from,
      to,
    })),
    charset,
    bytes,
  };
}

function change({ kind, since, linkLastSeen, lastKnown, runsUnchecked }: Change): object {
  return {
    kind,
    since,
    linkLastSeen,
    lastKnown:
      lastKnown === null
        ? null
        : { verdict: lastKnown.verdict, day: lastKnown.day, since: lastKnown.since },
    runsUnchecked,
  };
}
