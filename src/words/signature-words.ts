/** Below the lines that are filled in by hand. */
export const SIGNATURE_HINTS = ['(должность)', '(подпись)', '(инициалы, фамилия)'] as const;

export const DATE_LINE = '«____» ______________ 20____ г.';
