// The department's own letter, a text or a Word document with fields between double braces,
// {{школа}}. It is checked as a whole before it is used: a misspelt field would else stand in
// every letter that is sent.

import { RunError, type TemplateFault } from '../errors.js';
import { MEGABYTE, readWholeFile } from '../files/read-file.js';
import { systemCode } from '../files/system-code.js';
import { FIELD_OPTIONS, findField } from './fields.js';
import type { LetterSettings } from './letter.js';
import type { FieldTexts, TemplateChecks } from './text-template.js';

/** Makes the letters of the formats that it is good for. */
export type Template =
  | { readonly kind: 'text'; readonly fill: (texts: FieldTexts) => string }
  | { readonly kind: 'docx'; readonly fill: (texts: FieldTexts) => Promise<Uint8Array> };

/** A letter with pictures in it. */
const MAX_BYTES = 16 * MEGABYTE;

/** Fields of a template, each of them perhaps written several times. */
const MAX_FIELDS = 1_000;

/** Reads and checks the template at `path`; rejects with `RunError` (`template`). */
export async function readTemplate(path: string, settings: LetterSettings): Promise<Template> {
  const refuse = (fault: TemplateFault, cause?: unknown): never => {
    throw new RunError({ code: 'template', file: path, fault }, { cause });
  };
  const bytes = await readWholeFile(path, MAX_BYTES).catch((error) =>
    refuse({ kind: 'unreadable', cause: systemCode(error) }, error),
  );
  const check = (typed: readonly string[]): void => checkFields(typed, settings, refuse);
  if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04') {
    const { createDocxTemplate } = await import('../report/docx/docx-template.js');
    return { kind: 'docx', fill: await createDocxTemplate(bytes, { check, refuse }) };
  }
  const { createTextTemplate } = await import('./text-template.js');
  return { kind: 'text', fill: createTextTemplate(bytes, { check, refuse }) };
}

function checkFields(
  typed: readonly string[],
  { deadline, organisation }: LetterSettings,
  refuse: TemplateChecks['refuse'],
): void {
  if (typed.length === 0) refuse({ kind: 'no-fields' });
  if (typed.length > MAX_FIELDS) refuse({ kind: 'too-large' });
  const given: Readonly<Record<keyof typeof FIELD_OPTIONS, string | null>> = {
    deadline,
    organisation,
  };
  for (const field of typed) {
    const name = findField(field);
    if (name === null) refuse({ kind: 'unknown-field', field: field.trim() });
    else if ((name === 'deadline' || name === 'organisation') && given[name] === null) {
      refuse({ kind: 'no-value', field: field.trim(), option: FIELD_OPTIONS[name] });
    }
  }
}
