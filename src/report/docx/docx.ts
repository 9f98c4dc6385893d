// The annex as a Word document that the department signs: the schools that comply, with the page
// that carries the hyperlink, numbered as the form numbers them (the numbers of the list would
// have gaps). With `annexAll` every school is there, the others with an empty address.
import type { SchoolResult } from '../../result.js';
import { PROFILES } from '../../verdict/profiles.js';
import { singleLine } from '../cell-text.js';
import { createColumns } from '../columns.js';
import type { ReportFormat, ReportSettings } from '../format.js';
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
          target: linkTarget(result),
        });
      },
      footer: async () => (await started()).end(),
    };
  },
};

/** The library is loaded by the first row that it is needed for. */
async function startWriter({
  organisation,
  rules: [{ words }] = [PROFILES.noko],
}: ReportSettings): Promise<AnnexWriter> {
  const [{ createAnnexForm }, { createAnnexWriter }] = await Promise.all([
    import('./annex-form.js'),
    import('./annex-writer.js'),
  ]);
  const form = await createAnnexForm({
    organisation: singleLine(organisation ?? '') || null,
    heading: `Информация о размещении на официальных сайтах гиперссылок на ${words.ru.full}`,
    headers: createColumns({ carriedHeader: [], annex: true }).map(({ header }) => header),
  });
  return createAnnexWriter(form);
}

/** Word follows what is written in a document, so only what a browser was led to, and no other scheme. */
function linkTarget({ judgement, page }: SchoolResult): string | null {
  if (judgement.verdict !== 'pass' || page === null || !URL.canParse(page)) return null;
  const { protocol, href } = new URL(page);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && href.length <= MAX_TARGET_LENGTH ? href : null;
}

/** Word takes a document with a longer one for damaged. */
const MAX_TARGET_LENGTH = 2_000;
