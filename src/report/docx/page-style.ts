// How our Word documents look: Times New Roman on A4 with the margins of Russian office papers
// (ГОСТ Р 7.0.97-2016: 20 mm on the left, 10 on the right, 20 above and below; more is allowed).
import type { IStylesOptions } from 'docx';

const TWIPS_PER_MILLIMETRE = 1_440 / 25.4;

export function millimetres(count: number): number {
  return Math.round(count * TWIPS_PER_MILLIMETRE);
}

const FONT = 'Times New Roman';

export const A4_PAGE = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(20),
    bottom: millimetres(20),
    left: millimetres(20),
    right: millimetres(15),
  },
} as const;

/** The styles of a document whose text is of this size. */
export function createStyles(size: '12pt' | '14pt'): IStylesOptions {
  return { default: { document: { run: { font: FONT, size, language: { value: 'ru-RU' } } } } };
}
