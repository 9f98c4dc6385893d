// The annex as a Word document that the department signs: the schools that comply, with the page
// that carries the hyperlink, numbered as the form numbers them (the numbers of the list would
// have gaps). With `annexAll` every school is there, the others with an empty address.
import { annexHeading } from '../annex-heading.js';
import { singleLine } from '../cell-text.js';
import { createColumns } from '../columns.js';
import type { ReportFormat, ReportSettings } from '../format.js';
import { webTarget } from '../web-target.js';
import type { AnnexWriter } from './annex-writer.js';

export const docx: ReportFormat = {
  extensions: ['.docx'],
  create(settings) {
    const [, name, address] = createColumns({ ...settings, annex: true });
    const all = settings.annexAll === true;
    let writer: Promise<AnnexWriter> | null = null;
    const started = (): Promise<AnnexWriter> => {
      writer ??= startWriter(settings);
      return writer;
    };
    return {
      header: () => '',
      async row(result) {
        if (result.judgement.verdict !== 'pass' && !all) return '';
        return (await started()).add({
          name: name?.cell(result) ?? '',
          address: address?.cell(result) ?? '',
          target: result.judgement.verdict === 'pass' ? webTarget(result.page) : null,
        });
      },
      footer: async () => (await started()).end(),
    };
  },
};

/** The library is loaded by the first row that it is needed for. */
async function startWriter(settings: ReportSettings): Promise<AnnexWriter> {
  const [{ createAnnexForm }, { createAnnexWriter }] = await Promise.all([
    import('./annex-form.js'),
    import('./annex-writer.js'),
  ]);
  const form = await createAnnexForm({
    organisation: singleLine(settings.organisation ?? '') || null,
    heading: annexHeading(settings),
    headers: createColumns({ carriedHeader: [], annex: true }).map(({ header }) => header),
  });
  return createAnnexWriter(form);
}
