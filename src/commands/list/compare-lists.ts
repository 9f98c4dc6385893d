// The department's list beside the register: who is in one of them alone, and whose site differs.

import { createReadStream } from 'node:fs';
import type { Organisation } from '../../busgov/organisations.js';
import { compareSites, createIdentify, Register, type Registered } from '../../busgov/register.js';
import { openSchoolList } from '../../list/list.js';
import { REPORT_TRAITS } from '../../report/report-traits.js';
import type { ListComparison, MissingSchool, OtherSite } from '../../words/list-words.js';

/** Rejects with `RunError` as `openSchoolList` does. */
export async function compareLists(
  file: string,
  organisations: readonly Organisation[],
): Promise<ListComparison> {
  const register = new Register();
  const organisationOf = new Map<Registered, Organisation>();
  for (const one of organisations) {
    const registered = toRegistered(one);
    organisationOf.set(registered, one);
    register.add(registered);
  }
  const chunks = createReadStream(file);
  const list = await openSchoolList({ name: file, chunks, report: REPORT_TRAITS });
  const identify = createIdentify(list.columns);
  const notes = new Map<Organisation, string>(organisations.map((one) => [one, 'нет в списке']));
  const missing: MissingSchool[] = [];
  const otherSites: OtherSite[] = [];
  for await (const school of list.schools) {
    const identity = identify(school);
    const { name, site } = school;
    const found = register.find(school, identity);
    const organisation = found === null ? undefined : organisationOf.get(found);
    if (found === null || organisation === undefined) {
      missing.push({ name, site: site.typed, ...identity });
      continue;
    }
    notes.delete(organisation);
    const sites = compareSites(school, found);
    if (sites === 'differs') {
      notes.set(organisation, `в списке другой сайт: ${site.typed}`);
      otherSites.push({ name, listed: site.typed, registered: found.site });
    } else if (sites === 'register-only') notes.set(organisation, 'в списке нет сайта');
    else if (sites === 'list-only') notes.set(organisation, `сайт только в списке: ${site.typed}`);
  }
  const fresh = organisations
    .filter((one) => notes.get(one) === 'нет в списке')
    .map((one) => one.shortName || one.fullName);
  return { notes, missing, fresh, otherSites };
}

export function toRegistered(one: Organisation): Registered {
  const { inn, fullName, shortName, municipality, site } = one;
  return { inn, names: [fullName, shortName], municipality, site };
}
