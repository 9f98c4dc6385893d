// The report as one JSON document: what made it, a row for each school, then the overview. Rows are
// written as they come, which is why what only the last one settles stands behind them.
// `docs/report.schema.json` says the same to programs.
import { formatTimestamp } from '../files/timestamp.js';
import { PROFILES } from '../verdict/profiles.js';
import type { VerdictCounts } from '../verdict/reasons.js';
import { shareThatComplies } from '../verdict/share.js';
import type { ReportFormat } from './format.js';
import { createJsonRow, formatJson, SCHEMA_VERSION, versionsOf } from './json-row.js';
import { createOverview, type Overview } from './overview.js';

export const json = {
  extensions: ['.json'],
  create(settings) {
    const { rules = [PROFILES.noko], version, now } = settings;
    const formatRow = createJsonRow(settings);
    const counter = createOverview(settings);
    let separator = '\n';
    return {
      header() {
        const made = {
          schemaVersion: SCHEMA_VERSION,
          tool: { name: 'noko-check', version },
          rules: versionsOf(rules),
        };
        return `${formatJson(made).slice(0, -1)},"schools":[`;
      },
      row(result) {
        counter.add(result);
        const row = separator + formatRow(result);
        separator = ',\n';
        return row;
      },
      footer() {
        const end = {
          summary: summary(counter.overview()),
          generatedAt: formatTimestamp(now()),
        };
        return `\n],${formatJson(end).slice(1)}\n`;
      },
    };
  },
} satisfies ReportFormat;

function summary({ schools, verdicts, requirements, reasons, changes, carried }: Overview): object {
  return {
    schools,
    verdicts: counts(verdicts),
    share: shares(verdicts),
    requirements: Object.fromEntries(
      requirements.map((one) => [
        one.requirement,
        { verdicts: counts(one.verdicts), share: shares(one.verdicts) },
      ]),
    ),
    reasons: reasons.map(({ requirement, verdict, reason, title, schools: count }) => ({
      requirement,
      verdict,
      reason,
      title,
      schools: count,
    })),
    changes:
      changes?.map(({ kind, title, schools: count }) => ({ kind, title, schools: count })) ?? null,
    carried: carried.map(({ header, groups }) => ({
      header,
      groups: groups.map((group) => ({
        value: group.value,
        schools: group.schools,
        verdicts: counts(group.verdicts),
        share: shares(group.verdicts),
      })),
    })),
  };
}

function counts({ pass, fail, unchecked }: VerdictCounts): object {
  return { pass, fail, unchecked };
}

function shares(verdicts: VerdictCounts): object {
  const { pass, fail, unchecked } = verdicts;
  const all = pass + fail + unchecked;
  return { ofAll: all === 0 ? null : pass / all, ofChecked: shareThatComplies(verdicts) };
}
