// A Word document with fields, filled by the library. Some of its habits are met here: it looks
// for fields again in what it has filled in (a school named {{школа}} would never end), it marks
// its place with a letter (ɵ), it takes `&amp;` in a text for an ampersand, and a field in a
// hyperlink it passes over, which would leave that field in the letter.
import { PatchType, patchDetector, patchDocument, TextRun } from 'docx';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { PACKED_AT } from '../../files/packed-at.js';
import { MEGABYTE } from '../../files/read-file.js';
import { findField } from '../../letters/fields.js';
import type { FieldTexts, TemplateChecks } from '../../letters/text-template.js';

type Patches = Parameters<typeof patchDocument>[0]['patches'];

/** Of the texts of a letter, fonts and styles included, and of all that is in its file. */
const MAX_XML_BYTES = 4 * MEGABYTE;
const MAX_BYTES = 64 * MEGABYTE;
/** As many as a thousand fields have. */
const MAX_BRACES = 4_000;

/** Makes a template of a document; answers what fills it. */
export async function createDocxTemplate(
  file: Uint8Array,
  { check, refuse }: TemplateChecks,
): Promise<(texts: FieldTexts) => Promise<Uint8Array>> {
  const document = boundPackage(file, refuse);
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

/**
 * The document packed anew: the library unpacks whatever a file holds, and here nothing is unpacked
 * beyond the size that an entry declares.
 */
function boundPackage(file: Uint8Array, refuse: TemplateChecks['refuse']): Uint8Array {
  let [xmlBytes, bytes] = [0, 0];
  let isBounded = true;
  const unpack = (): ReturnType<typeof unzipSync> =>
    unzipSync(file, {
      filter({ name, originalSize }) {
        bytes += originalSize;
        if (name.endsWith('.xml')) xmlBytes += originalSize;
        isBounded &&= bytes <= MAX_BYTES && xmlBytes <= MAX_XML_BYTES;
        return isBounded;
      },
    });
  try {
    const entries = unpack();
    const braces = Object.entries(entries).reduce(
      (count, [path, part]) => (isText(path) ? count + countBraces(part) : count),
      0,
    );
    if (isBounded && braces <= MAX_BRACES) return zipSync(entries, { level: 0, mtime: PACKED_AT });
  } catch (error) {
    return refuse({ kind: 'not-a-document' }, error);
  }
  return refuse({ kind: 'too-large' });
}

function countBraces(part: Uint8Array): number {
  return part.reduce((count, byte) => (byte === 0x7b || byte === 0x7d ? count + 1 : count), 0);
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
