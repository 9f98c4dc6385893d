export type Language = (typeof LANGUAGES)[number];

export const LANGUAGES = ['ru', 'en'] as const;
