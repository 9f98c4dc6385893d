// What may answer in place of a school's own page: the closed list of details of `not-the-site`.

export const NOT_THE_SITE = [
  'hosting-page',
  'parked',
  'suspended',
  'maintenance',
  'error-page',
  'login',
  'filter',
  'other-site',
  'unrecognised',
] as const;

export type NotTheSite = (typeof NOT_THE_SITE)[number];

/** The detail of a judgement as one of them. */
export function notTheSiteOf(detail: string | null): NotTheSite {
  return NOT_THE_SITE.find((known) => known === detail) ?? 'unrecognised';
}
