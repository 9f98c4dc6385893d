// The department's list beside the register: who is in one of them alone, and whose site differs.

import { createReadStream } from 'node:fs';
import type { ChosenOrganisation, ChosenRecords } from '../../busgov/choose.js';
import {
  compareSites,
  createIdentify,
  type Identity,
  Register,
  type Registered,
} from '../../busgov/register.js';
import { foldWords } from '../../list/cell.js';
import { openSchoolList } from '../../list/list.js';
import { REPORT_TRAITS } from '../../report/report-traits.js';
import type { School } from '../../school.js';
import type { ListComparison, MissingSchool, OtherSite } from '../../words/list-words.js';

interface ListedRow {
  readonly school: School;
  readonly identity: Identity;
}

/** Rejects with `RunError` as `openSchoolList` does. */
export async function compareLists(
  file: string,
  organisations: ChosenRecords,
): Promise<ListComparison> {
  const listed = await readListed(file);
  const { register, placeOf } = registerOf(organisations, listed);
  const notes = new Map<number, string>();
  const missing: MissingSchool[] = [];
  const otherSites: OtherSite[] = [];
  for (const { school, identity } of listed) {
    const { name, site } = school;
    const found = register.find(school, identity);
    const place = found === null ? undefined : placeOf.get(found);
    if (found === null || place === undefined) {
      missing.push({ name, site: site.typed, ...identity });
      continue;
    }
    const sites = compareSites(school, found);
    notes.set(place, noteOf(sites, site.typed));
    if (sites === 'differs') {
      otherSites.push({ name, listed: site.typed, registered: found.site });
    }
  }
  const fresh: string[] = [];
  let index = 0;
  for (const one of organisations) {
    if (!notes.has(index)) {
      notes.set(index, 'нет в списке');
      fresh.push(one.shortName || one.fullName);
    }
    index += 1;
  }
  return { notes, missing, fresh, otherSites };
}

async function readListed(file: string): Promise<readonly ListedRow[]> {
  const chunks = createReadStream(file);
  const list = await openSchoolList({ name: file, chunks, report: REPORT_TRAITS });
  const identify = createIdentify(list.columns);
  const listed: ListedRow[] = [];
  for await (const school of list.schools) listed.push({ school, identity: identify(school) });
  return listed;
}

/** Holds those that the list may mean: the others may be a country. */
function registerOf(organisations: ChosenRecords, listed: readonly ListedRow[]) {
  const inns = new Set(listed.map(({ identity }) => identity.inn));
  const names = new Set(listed.map(({ school }) => foldWords(school.name)));
  const register = new Register();
  const placeOf = new Map<Registered, number>();
  let index = 0;
  for (const one of organisations) {
    const registered = toRegistered(one);
    register.addPlace(one.municipality);
    if (inns.has(one.inn) || registered.names.some((name) => names.has(foldWords(name)))) {
      register.add(registered);
      placeOf.set(registered, index);
    }
    index += 1;
  }
  return { register, placeOf };
}

function noteOf(sites: ReturnType<typeof compareSites>, typed: string): string {
  switch (sites) {
    case 'differs':
      return `в списке другой сайт: ${typed}`;
    case 'register-only':
      return 'в списке нет сайта';
    case 'list-only':
      return `сайт только в списке: ${typed}`;
    default:
      return '';
  }
}

function toRegistered(one: ChosenOrganisation): Registered {
  const { inn, fullName, shortName, municipality, site } = one;
  return { inn, names: [fullName, shortName], municipality, site };
}
