// A workbook is a ZIP archive of XML parts. Only the parts that are asked for are unpacked, and
// what they will take is added up before: the bytes of a bomb are never made, since nothing is
// unpacked beyond the size that an entry declares.
import { RunError, type WorkbookFault } from '../../errors.js';
import { PACKED_AT } from '../../files/packed-at.js';

export type Refuse = (fault: WorkbookFault, cause?: unknown) => never;

/** The texts by path. */
export type PackageParts = ReadonlyMap<string, string>;

/** A sheet of 400,000 institutions has about 200 MB of XML. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** The XML of cells with words in them shrinks to a tenth or so; what shrinks further is none. */
const MAX_RATIO = 100;
/** Below this nobody waits. */
const MAX_AT_ANY_RATIO_BYTES = 16 * 1024 * 1024;

/**
 * Opens the package in `bytes`; the answer gives the parts with these paths, as far as there are
 * such, and calls `refuse` where the package is broken or enormous.
 */
export async function openPackage(
  bytes: Uint8Array,
  refuse: Refuse,
): Promise<(paths: readonly string[]) => PackageParts> {
  const { unzipSync } = await import('fflate');
  return (paths) => {
    let unpackedBytes = 0;
    try {
      const entries = unzipSync(bytes, {
        filter({ name, size, originalSize }) {
          if (!paths.includes(name)) return false;
          unpackedBytes += Math.max(size, originalSize);
          const isBomb = originalSize > MAX_AT_ANY_RATIO_BYTES && originalSize > size * MAX_RATIO;
          const fits = unpackedBytes <= MAX_UNPACKED_BYTES && !isBomb;
          return fits || refuse({ kind: 'too-large' });
        },
      });
      return new Map(Object.entries(entries).map(([path, part]) => [path, decode(part)]));
    } catch (error) {
      if (error instanceof RunError) throw error;
      return refuse({ kind: 'damaged' }, error);
    }
  };
}

/** A package of these parts alone, not compressed. */
export async function pack(parts: PackageParts): Promise<ArrayBuffer> {
  const { strToU8, zipSync } = await import('fflate');
  const entries = [...parts].map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: PACKED_AT }).buffer;
}

function decode(part: Uint8Array): string {
  const text = new TextDecoder().decode(part);
  // Microsoft's own library for programs writes <x:row>; readers look for <row>.
  const prefix = /<(\w+):(?:workbook|worksheet|sst|styleSheet)\b/.exec(text.slice(0, 1024))?.[1];
  return prefix === undefined ? text : text.replaceAll(new RegExp(`<(/?)${prefix}:`, 'g'), '<$1');
}
