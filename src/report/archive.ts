// A ZIP archive, which Word documents and workbooks are, whose bytes are handed out while it is
// filled. Several entries may grow at once: one that stands further back waits in its packed form.
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { PACKED_AT } from '../files/packed-at.js';

export interface Archive {
  /** A new entry behind those before it. */
  readonly open: (path: string) => ArchiveEntry;
  /** The bytes that have been packed since it was last asked. */
  readonly take: () => Uint8Array;
  /** To be called when all entries have ended. */
  readonly end: () => void;
}

export interface ArchiveEntry {
  readonly write: (content: string) => void;
  readonly end: (content: string | Uint8Array) => void;
}

export function createArchive(): Archive {
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    packed.push(chunk);
  });
  return {
    open(path) {
      const file = new ZipDeflate(path);
      file.mtime = PACKED_AT;
      zip.add(file);
      return {
        write: (content) => file.push(strToU8(content)),
        end: (content) => file.push(typeof content === 'string' ? strToU8(content) : content, true),
      };
    },
    take() {
      const chunks = packed;
      packed = [];
      return Buffer.concat(chunks);
    },
    end: () => zip.end(),
  };
}
