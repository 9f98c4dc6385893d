import type { School } from '../school.js';

/** Folders have names of their own, and Windows ends a whole path at 260 characters. */
const MAX_HOST = 100;

/**
 * The name of a school's evidence, `0001-school.example.warc.gz`: its place in the list, which is
 * also what sorts the folder, and the host, by which somebody finds it. Nothing that a host cannot
 * hold, or that Windows forbids in a name, is in it.
 */
export function formatEvidenceName(school: NamedSchool): string {
  return `${nameOf(school)}.warc.gz`;
}

/** The picture of its page, beside it. */
export function formatPictureName(school: NamedSchool): string {
  return `${nameOf(school)}.png`;
}

type NamedSchool = Pick<School, 'row' | 'site'>;

function nameOf({ row, site }: NamedSchool): string {
  const place = String(row).padStart(4, '0');
  const host = 'address' in site ? new URL(site.address).hostname : '';
  const safe = host.replace(/[^a-z0-9.-]+/gi, '_').slice(0, MAX_HOST);
  return `${place}${safe === '' ? '' : `-${safe}`}`;
}
