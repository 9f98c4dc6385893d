// A school's letter in the formats in which it is written. The text is for the mail and for the
// Notepad of Windows, which wants the byte order mark and CRLF.
import type { LetterFacts } from './facts.js';
import { fillFields } from './fields.js';
import { type LetterSettings, writeLetter } from './letter.js';
import { formatLetterText } from './letter-text.js';
import type { Template } from './template.js';

/** A letter of a school, as files and as a mail has it. */
export interface WrittenLetterFiles {
  readonly files: readonly LetterFile[];
  readonly subject: string;
  /** What a mail says. */
  readonly text: string;
}

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
}): (facts: LetterFacts & { readonly number: string }) => Promise<WrittenLetterFiles> {
  return async (facts) => {
    // Loaded by the first letter.
    const { formatLetterDocx, formatTextDocx } = await import('../report/docx/letter-docx.js');
    const letter = writeLetter(facts, settings);
    const { subject } = letter;
    const own = formatLetterText(letter);
    if (template === null) {
      const files = [docxFile(await formatLetterDocx(letter)), textFile(own)];
      return { files, subject, text: own };
    }
    const texts = fillFields(facts, settings);
    // What the document says cannot be said in a mail: ours says the same in its own words.
    if (template.kind === 'docx') {
      return { files: [docxFile(await template.fill(texts))], subject, text: own };
    }
    const text = template.fill(texts);
    return { files: [docxFile(await formatTextDocx(text)), textFile(text)], subject, text };
  };
}

function docxFile(content: Uint8Array): LetterFile {
  return { extension: '.docx', content };
}

function textFile(text: string): LetterFile {
  const lines = `${text.trimEnd()}\n`.replaceAll('\n', '\r\n');
  return { extension: '.txt', content: Buffer.from(`\uFEFF${lines}`) };
}
