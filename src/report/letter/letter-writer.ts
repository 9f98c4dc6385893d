// A school's letter in the formats in which it is written. The text is for the mail and for the
// Notepad of Windows, which wants the byte order mark and CRLF.
import type { LetterFacts } from './facts.js';
import { fillFields } from './fields.js';
import { type LetterSettings, writeLetter } from './letter.js';
import { formatLetterText } from './letter-text.js';
import type { Template } from './template.js';

export interface LetterFile {
  /** With the dot. */
  readonly extension: string;
  readonly content: Uint8Array;
}

/** Makes what writes each letter; `template` is null for our own. */
export function createLetterWriter({
  settings,
  template,
}: {
  readonly settings: LetterSettings & { readonly today: string };
  readonly template: Template | null;
}): (facts: LetterFacts & { readonly number: string }) => Promise<readonly LetterFile[]> {
  return async (facts) => {
    // Loaded by the first letter.
    const { formatLetterDocx, formatTextDocx } = await import('../docx/letter-docx.js');
    if (template === null) {
      const letter = writeLetter(facts, settings);
      return [docxFile(await formatLetterDocx(letter)), textFile(formatLetterText(letter))];
    }
    const texts = fillFields(facts, settings);
    if (template.kind === 'docx') return [docxFile(await template.fill(texts))];
    const text = template.fill(texts);
    return [docxFile(await formatTextDocx(text)), textFile(text)];
  };
}

function docxFile(content: Uint8Array): LetterFile {
  return { extension: '.docx', content };
}

function textFile(text: string): LetterFile {
  const lines = `${text.trimEnd()}\n`.replaceAll('\n', '\r\n');
  return { extension: '.txt', content: Buffer.from(`\uFEFF${lines}`) };
}
