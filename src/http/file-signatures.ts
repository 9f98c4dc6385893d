// How files that are no pages begin. The tables of the MIME Sniffing Standard are the core (images,
// sound and film, fonts, archives); what else servers hand out in place of a page is added to them.
// What begins with two bytes that are letters in Russian text is left to the share of controls.

export interface FileTable {
  /** When it was last compared with the standard and the formats. */
  readonly version: string;
  readonly signatures: readonly FileSignature[];
  /** Elements, without prefix, by which documents of XML begin that are no pages. */
  readonly dataRoots: readonly string[];
}

export interface FileSignature {
  readonly kind: string;
  /** As latin1. */
  readonly bytes: string;
  /** Where they stand; at the beginning where nothing is said. */
  readonly at?: number;
  /** What must stand there as well. */
  readonly also?: { readonly bytes: string; readonly at: number };
  /** Whether blanks and line ends may stand before it. */
  readonly afterBlanks?: boolean;
}

const SIGNATURES: readonly FileSignature[] = [
  // Images.
  { kind: 'icon', bytes: '\0\0\x01\0' },
  { kind: 'icon', bytes: '\0\0\x02\0' },
  { kind: 'bmp', bytes: 'BM', also: { bytes: '\0\0\0\0', at: 6 } },
  { kind: 'gif', bytes: 'GIF87a' },
  { kind: 'gif', bytes: 'GIF89a' },
  { kind: 'webp', bytes: 'RIFF', also: { bytes: 'WEBP', at: 8 } },
  { kind: 'png', bytes: '\x89PNG' },
  { kind: 'jpeg', bytes: '\xff\xd8\xff' },
  { kind: 'tiff', bytes: 'II*\0' },
  { kind: 'tiff', bytes: 'MM\0*' },
  { kind: 'jpeg-xl', bytes: '\0\0\0\x0cJXL ' },
  { kind: 'jpeg-2000', bytes: '\0\0\0\x0cjP  ' },
  { kind: 'psd', bytes: '8BPS' },
  { kind: 'djvu', bytes: 'AT&TFORM' },
  // Sound and film.
  { kind: 'aiff', bytes: 'FORM', also: { bytes: 'AIFF', at: 8 } },
  { kind: 'mp3', bytes: 'ID3' },
  { kind: 'ogg', bytes: 'OggS\0' },
  { kind: 'midi', bytes: 'MThd' },
  { kind: 'avi', bytes: 'RIFF', also: { bytes: 'AVI ', at: 8 } },
  { kind: 'wave', bytes: 'RIFF', also: { bytes: 'WAVE', at: 8 } },
  { kind: 'flac', bytes: 'fLaC' },
  { kind: 'amr', bytes: '#!AMR' },
  { kind: 'basic-audio', bytes: '.snd' },
  { kind: 'mp4', bytes: 'ftyp', at: 4 },
  { kind: 'quicktime', bytes: 'moov', at: 4 },
  { kind: 'quicktime', bytes: 'mdat', at: 4 },
  { kind: 'webm', bytes: '\x1a\x45\xdf\xa3' },
  { kind: 'mpeg', bytes: '\0\0\x01\xba' },
  { kind: 'mpeg', bytes: '\0\0\x01\xb3' },
  { kind: 'mpeg-ts', bytes: 'G', also: { bytes: 'G', at: 188 } },
  { kind: 'flv', bytes: 'FLV\x01' },
  { kind: 'asf', bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { kind: 'real-media', bytes: '.RMF' },
  { kind: 'flash', bytes: 'FWS', also: { bytes: '\0', at: 7 } },
  { kind: 'flash', bytes: 'CWS', also: { bytes: '\0', at: 7 } },
  { kind: 'flash', bytes: 'ZWS', also: { bytes: '\0', at: 7 } },
  // Fonts.
  { kind: 'truetype', bytes: '\0\x01\0\0' },
  { kind: 'opentype', bytes: 'OTTO' },
  { kind: 'font-collection', bytes: 'ttcf' },
  { kind: 'woff', bytes: 'wOFF' },
  { kind: 'woff2', bytes: 'wOF2' },
  { kind: 'embedded-opentype', bytes: 'LP', at: 34 },
  // Archives and compressed data.
  { kind: 'gzip', bytes: '\x1f\x8b' },
  { kind: 'compress', bytes: '\x1f\x9d' },
  { kind: 'compress', bytes: '\x1f\xa0' },
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'zip', bytes: 'PK\x07\x08' },
  { kind: 'rar', bytes: 'Rar!' },
  { kind: '7z', bytes: '7z\xbc\xaf' },
  { kind: 'bzip2', bytes: 'BZh', also: { bytes: '1AY&SY', at: 4 } },
  { kind: 'xz', bytes: '\xfd7zXZ' },
  { kind: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'lz4', bytes: '\x04\x22\x4d\x18' },
  { kind: 'lzma', bytes: '\x5d\0\0' },
  { kind: 'lzip', bytes: 'LZIP' },
  { kind: 'cabinet', bytes: 'MSCF' },
  { kind: 'tar', bytes: 'ustar', at: 257 },
  { kind: 'ar', bytes: '!<arch>\n' },
  { kind: 'torrent', bytes: 'd8:announce' },
  // Documents and data.
  { kind: 'pdf', bytes: '%PDF-', afterBlanks: true },
  { kind: 'postscript', bytes: '%!PS', afterBlanks: true },
  { kind: 'rtf', bytes: '{\\rtf', afterBlanks: true },
  { kind: 'ole', bytes: '\xd0\xcf\x11\xe0' },
  { kind: 'sqlite', bytes: 'SQLite format 3\0' },
  { kind: 'help', bytes: 'ITSF' },
  { kind: 'mime', bytes: 'MIME-Version:', afterBlanks: true },
  { kind: 'calendar', bytes: 'BEGIN:VCALENDAR', afterBlanks: true },
  { kind: 'card', bytes: 'BEGIN:VCARD', afterBlanks: true },
  { kind: 'playlist', bytes: '#EXTM3U', afterBlanks: true },
  // Programs.
  { kind: 'windows-program', bytes: 'MZ', also: { bytes: '\0', at: 3 } },
  { kind: 'elf', bytes: '\x7fELF' },
  { kind: 'mach-o', bytes: '\xcf\xfa\xed\xfe' },
  { kind: 'mach-o', bytes: '\xce\xfa\xed\xfe' },
  { kind: 'mach-o', bytes: '\xfe\xed\xfa' },
  { kind: 'java-class', bytes: '\xca\xfe\xba\xbe' },
  { kind: 'android', bytes: 'dex\n' },
  { kind: 'webassembly', bytes: '\0asm' },
  { kind: 'windows-link', bytes: 'L\0\0\0\x01\x14\x02' },
  { kind: 'script', bytes: '#!/', afterBlanks: true },
];

const DATA_ROOTS: readonly string[] = [
  'rss',
  'feed',
  'rdf',
  'urlset',
  'sitemapindex',
  'opml',
  'yml_catalog',
  'kml',
  'gpx',
  'envelope',
  'definitions',
  'manifest',
  'wml',
  'stylesheet',
  'transform',
  'schema',
  'plist',
  'error',
  'methodresponse',
  'crossdomain',
  'cross-domain-policy',
];

export const FILE_TABLE: FileTable = {
  version: '2026-11-28',
  signatures: SIGNATURES,
  dataRoots: DATA_ROOTS,
};
