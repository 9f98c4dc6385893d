// Fills the form row by row into the archive that a Word document is, and hands out the bytes as
// they are packed. What hyperlinks lead to stands in a part of its own, which is packed meanwhile
// and follows the text.
import { createArchive } from '../archive.js';
import type { RepeatableForm } from './repeatable-form.js';

export interface AnnexWriter {
  /** Adds a row and answers what is packed so far. */
  readonly add: (entry: AnnexEntry) => Uint8Array;
  /** Completes the document and answers the rest of it. */
  readonly end: () => Uint8Array;
}

export interface AnnexEntry {
  readonly name: string;
  readonly address: string;
  /** Where the address leads; null for one that is not to be followed. */
  readonly target: string | null;
}

export function createAnnexWriter(form: RepeatableForm): AnnexWriter {
  const { document, relations } = form;
  const archive = createArchive();
  for (const [path, content] of form.otherParts) archive.open(path).end(content);
  const text = archive.open(document.path);
  const links = archive.open(relations.path);
  text.write(document.start);
  links.write(relations.start);
  let number = 0;
  return {
    add({ name, address, target }) {
      number += 1;
      const linkId = target === null ? null : `rIdSchool${number}`;
      text.write(document.row({ cells: [`${number}.`, name, address], linkId }));
      if (linkId !== null && target !== null) links.write(relations.hyperlink(linkId, target));
      return archive.take();
    },
    end() {
      text.end(document.end);
      links.end(relations.end);
      archive.end();
      return archive.take();
    },
  };
}
