// A Word document with fields, filled by the library. Some of its habits are met here: it looks
// for fields again in what it has filled in (a school named {{школа}} would never end), it marks
// its place with a letter (ɵ), it takes `&amp;` in a text for an ampersand, and a field in a
// hyperlink it passes over, which would leave that field in the letter.
import { PatchType, patchDetector, patchDocument, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { findField } from '../letter/fields.js';
import type { FieldTexts, TemplateChecks } from '../letter/template.js';

type Patches = Parameters<typeof patchDocument>[0]['patches'];

/** Makes a template of a document; answers what fills it. */
export async function createDocxTemplate(
  document: Uint8Array,
  { check, refuse }: TemplateChecks,
): Promise<(texts: FieldTexts) => Promise<Uint8Array>> {
  const typed = await patchDetector({ data: document }).catch((error) =>
    refuse({ kind: 'not-a-document' }, error),
  );
  if (!hasText(document)) refuse({ kind: 'not-a-document' });
  check(typed);
  const fill = (text: (typed: string) => string): Promise<Uint8Array> =>
    patchDocument({
      outputType: 'uint8array',
      data: document,
      patches: Object.fromEntries(
        typed.map((field): [string, Patches[string]] => [
          field,
          { type: PatchType.PARAGRAPH, children: [new TextRun(withoutMarks(text(field)))] },
        ]),
      ),
    });
  const left = findBraces(await fill(() => ''));
  if (left !== null) refuse({ kind: 'field-out-of-reach', found: left });
  return (texts) =>
    fill((field) => {
      const name = findField(field);
      return name === null ? '' : texts[name];
    });
}

/** A word joiner is not seen, and keeps two braces, or an ampersand and its name, apart. */
function withoutMarks(text: string): string {
  return text
    .replaceAll('{', '{\u2060')
    .replaceAll('&amp;', '&\u2060amp;')
    .replaceAll('\u0275', '\u04E9');
}

function hasText(document: Uint8Array): boolean {
  return 'word/document.xml' in unzipSync(document, { filter: ({ name }) => isText(name) });
}

/** Some of the text around double braces, as a person reads it; null where there are none. */
function findBraces(document: Uint8Array): string | null {
  for (const part of Object.values(unzipSync(document, { filter: ({ name }) => isText(name) }))) {
    const text = strFromU8(part)
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]*>/g, '');
    const found = /.{0,20}(?:\{\{|\}\}).{0,30}/.exec(text);
    if (found !== null) return found[0];
  }
  return null;
}

function isText(path: string): boolean {
  return /^word\/[^/]+\.xml$/.test(path);
}
