// The report as JUnit XML, which GitLab, Jenkins and their like show beside a build: a test case a
// school, a failure where it fails, an error where it could not be checked. The counts stand in the
// root, which is why nothing is written before the last row is known.
import { createHash } from 'node:crypto';
import type { SchoolResult } from '../crawl/result.js';
import { formatTimestamp } from '../files/timestamp.js';
import type { School } from '../school.js';
import type { Verdict } from '../verdict/reasons.js';
import { singleLine } from './cell-text.js';
import { createColumns, PROFILE_WORDS } from './columns.js';
import { createFindings } from './findings.js';
import type { ReportFormat, ReportSettings } from './format.js';
import { createSpooledBody } from './spooled-body.js';
import { createTally } from './tally.js';
import { escapeXml, startTag } from './xml.js';

const NAME = 'noko-check';

const ELEMENTS = { pass: null, fail: 'failure', unchecked: 'error' } as const satisfies Readonly<
  Record<Verdict, string | null>
>;

/** By what the column is known whose cells sort the cases into classes, so that a viewer folds them. */
const DISTRICT = /район|округ|муниципал|district/i;

export const junit = {
  extensions: ['.xml'],
  create(settings) {
    const startedAt = settings.now();
    const tally = createTally();
    const formatCase = createCaseFormatter(settings);
    return createSpooledBody({
      keep(result) {
        tally.add(result);
        return formatCase(result);
      },
      async *write(cases) {
        const { fail, unchecked } = tally.verdicts();
        const counts = {
          name: NAME,
          tests: String(tally.rows()),
          failures: String(fail),
          errors: String(unchecked),
          time: seconds(settings.now().getTime() - startedAt.getTime()),
        };
        // The schemas that name a form for it want no zone.
        const timestamp = formatTimestamp(startedAt).slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
        yield `<?xml version="1.0" encoding="UTF-8"?>\n${startTag('testsuites', counts)}\n`;
        yield `  ${startTag('testsuite', { ...counts, skipped: '0', timestamp })}\n`;
        yield* cases;
        yield '  </testsuite>\n</testsuites>\n';
      },
    });
  },
} satisfies ReportFormat;

function createCaseFormatter(settings: ReportSettings): (result: SchoolResult) => string {
  const district = settings.carriedHeader.findIndex((header) => DISTRICT.test(header));
  const columns = createColumns({ ...settings, annex: false });
  const formatFinding = createFindingFormatter(settings);
  const nameCase = createCaseNames();
  return (result) => {
    const { school, durationMs } = result;
    const classname = formatClass(school.carried[district] ?? '');
    const name = nameCase(classname, school);
    const attributes = { classname, name, time: seconds(durationMs) };
    const cells = columns.map(({ header, cell }) => [header, cell(result)] as const);
    const facts = cells
      .filter(([, cell]) => cell !== '')
      .map(([header, cell]) => `${header}: ${cell}`);
    return [
      `    ${startTag('testcase', attributes)}`,
      ...formatFinding(result),
      `      <system-out>${escapeXml(facts.join('\n'))}</system-out>`,
      '    </testcase>\n',
    ].join('\n');
  };
}

/** The element that says what is wrong with a school, if anything is. */
function createFindingFormatter({ rules }: ReportSettings) {
  const findings = createFindings(rules);
  const areSeveral = rules !== undefined && rules.length > 1;
  return (result: SchoolResult): readonly string[] => {
    const { verdict, reason, found } = findings(result);
    const element = ELEMENTS[verdict];
    if (element === null) return [];
    const [first] = found;
    const which = first && areSeveral ? ` (${PROFILE_WORDS[first.requirement]})` : '';
    const message = `${first?.title ?? reason}${which}`;
    const text = found.map(({ sentence, advice }) => `${sentence}\n${advice}`).join('\n');
    const tag = startTag(element, { message, type: `${verdict}/${reason}` });
    return [`      ${tag}${escapeXml(text)}</${element}>`];
  };
}

/** Viewers know a case from run to run by its class and name, so these may not repeat. */
function createCaseNames() {
  // Parts of digests: the names of a whole country's schools are not for keeping.
  const taken = new Set<string>();
  return (classname: string, school: School): string => {
    const name = `${school.name} (${school.site.typed})`;
    const key = createHash('sha1').update(`${classname}\n${name}`).digest('base64').slice(0, 12);
    if (taken.has(key)) return `${name} [${school.row}]`;
    taken.add(key);
    return name;
  };
}

/** Jenkins takes what stands before the last dot for a package: «г. Тамбов» would become two. */
function formatClass(district: string): string {
  return singleLine(district).replaceAll('.', '\u2024') || NAME;
}

function seconds(ms: number): string {
  // A clock may be set back while a run goes on, and no schema knows a time below zero.
  return (Math.max(0, ms) / 1_000).toFixed(3);
}
