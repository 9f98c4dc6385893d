// Fills the form row by row into the archive that a Word document is, and hands out the bytes as
// they are packed. What hyperlinks lead to stands in a part of its own, which is packed meanwhile
// and follows the text.
import { strToU8, Zip, ZipDeflate } from 'fflate';
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

/** The same rows give the same bytes; an archive knows no earlier day. */
const PACKED_AT = new Date(1980, 0, 1);

export function createAnnexWriter(form: RepeatableForm): AnnexWriter {
  const { document, relations } = form;
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    packed.push(chunk);
  });
  const takePacked = (): Uint8Array => {
    const chunks = packed;
    packed = [];
    return Buffer.concat(chunks);
  };
  const open = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path);
    file.mtime = PACKED_AT;
    zip.add(file);
    return file;
  };

  for (const [path, content] of form.otherParts) open(path).push(content, true);
  const text = open(document.path);
  const links = open(relations.path);
  text.push(strToU8(document.start));
  links.push(strToU8(relations.start));
  let number = 0;
  return {
    add({ name, address, target }) {
      number += 1;
      const linkId = target === null ? null : `rIdSchool${number}`;
      text.push(strToU8(document.row({ cells: [`${number}.`, name, address], linkId })));
      if (linkId !== null && target !== null) {
        links.push(strToU8(relations.hyperlink(linkId, target)));
      }
      return takePacked();
    },
    end() {
      text.push(strToU8(document.end), true);
      links.push(strToU8(relations.end), true);
      zip.end();
      return takePacked();
    },
  };
}
