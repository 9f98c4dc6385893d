// How a page is encoded and where it says so: 60 % UTF-8, 40 % windows-1251, each in the ways that
// school sites have. What nobody declares, or declares wrongly, is not here: the fixtures have it.

/**
 * @typedef {object} CharsetVariant
 * @property {'utf-8' | 'windows-1251'} charset
 * @property {string | null} inHeader what the Content-Type says; null where it is silent
 * @property {string} meta
 * @property {boolean} [bom]
 */

/** @type {readonly CharsetVariant[]} */
export const UTF_8 = [
  { charset: 'utf-8', inHeader: 'utf-8', meta: '<meta charset="utf-8">' },
  { charset: 'utf-8', inHeader: 'UTF-8', meta: '' },
  { charset: 'utf-8', inHeader: null, meta: '<meta charset="UTF-8" />' },
  {
    charset: 'utf-8',
    inHeader: null,
    meta: '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />',
  },
  { charset: 'utf-8', inHeader: null, meta: '', bom: true },
];

/** @type {readonly CharsetVariant[]} */
export const WINDOWS_1251 = [
  { charset: 'windows-1251', inHeader: 'windows-1251', meta: '' },
  {
    charset: 'windows-1251',
    inHeader: 'windows-1251',
    meta: '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
  },
  {
    charset: 'windows-1251',
    inHeader: null,
    meta: '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">',
  },
  { charset: 'windows-1251', inHeader: null, meta: '<meta charset=windows-1251>' },
  { charset: 'windows-1251', inHeader: 'cp1251', meta: '<meta charset="windows-1251">' },
];

/** @type {ReadonlyMap<string, number>} */
const BYTES_1251 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1251').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/**
 * @param {string} text
 * @param {CharsetVariant} variant
 * @returns {Buffer}
 */
export function encode(text, { charset, bom = false }) {
  if (charset === 'utf-8') return Buffer.from(bom ? `\uFEFF${text}` : text);
  return Buffer.from(
    Array.from(text, (letter) => {
      const byte = BYTES_1251.get(letter);
      if (byte === undefined) throw new Error(`${letter} is not in windows-1251`);
      return byte;
    }),
  );
}

/**
 * How long `text` is when encoded.
 * @param {string} text
 * @param {CharsetVariant} variant
 */
export function encodedLength(text, { charset }) {
  return charset === 'utf-8' ? Buffer.byteLength(text) : text.length;
}
