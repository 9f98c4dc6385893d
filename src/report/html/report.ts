// The report as one page that opens in any browser, without a network: it loads nothing and sends
// nothing. What staff look for stands on top, though it is known only after the last school, and a
// reader, with a screen reader too, meets it first: so the page is put together at the end.
import type { SchoolResult } from '../../crawl/result.js';
import { PROFILES } from '../../verdict/profiles.js';
import { carriedHeaders } from '../carried-headers.js';
import { REPORT_HEADERS } from '../columns.js';
import type { ReportFormat } from '../format.js';
import { createOverview } from '../overview.js';
import { createSpooledBody } from '../spooled-body.js';
import { createTableColumns } from './columns.js';
import { createHighlights } from './highlights.js';
import { createPage } from './page.js';
import { createPeriod } from './period.js';
import { createRows } from './school-row.js';
import { formatSummary } from './summary.js';
import { createTable } from './table.js';

/** In UTF-16 units: many small writes are slow. */
const PIECE_LENGTH = 65_536;

export const html = {
  extensions: ['.html'],
  create(settings) {
    const { rules = [PROFILES.noko], carriedHeader } = settings;
    const rowOf = createRows(rules);
    const counter = createOverview(settings);
    const keeper = createHighlights();
    const period = createPeriod();

    async function* compose(results: AsyncIterable<SchoolResult>): AsyncGenerator<string> {
      const overview = counter.overview();
      const page = createPage({ overview, period: period.format(), rules, settings });
      const headers = carriedHeaders(carriedHeader, REPORT_HEADERS);
      const table = createTable(createTableColumns(overview, settings), {
        schools: overview.schools,
        rules,
        pictures: settings.pictures ?? null,
        letter: { organisation: settings.organisation ?? null, deadline: null },
      });
      yield page.top.source;
      yield formatSummary({ overview, highlights: keeper.highlights(), headers }).source;
      yield table.head.source;
      let index = 0;
      for await (const result of results) yield table.row(rowOf(result), index++).source;
      yield table.foot.source;
      yield page.bottom.source;
    }

    return createSpooledBody<SchoolResult>({
      keep(result) {
        counter.add(result);
        keeper.add(rowOf(result));
        period.add(result.checkedAt);
        return result;
      },
      write: (results) => inPieces(compose(results)),
    });
  },
} satisfies ReportFormat;

async function* inPieces(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const part of parts) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
