// A folder of answers of bus.gov.ru: what the live client kept, and what somebody saved in a browser.
// Each file is an answer as it came; what it holds tells what it is, and its date is in its name or,
// saved by hand, the file's own.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunError } from '../errors.js';
import { makeFolder } from '../files/make-folder.js';
import { systemCode } from '../files/system-code.js';
import { CARD, SEARCH } from './shapes.js';

/** An organisation that a search found. */
export interface OrganisationCandidate {
  readonly id: string;
  readonly inn: string | null;
  readonly names: readonly string[];
}

export interface CardAnswer {
  readonly inn: string | null;
  readonly isBranch: boolean;
}

interface Dated<Value> {
  readonly value: Value;
  readonly day: string;
}

type Added = 'known' | 'other-shape' | 'nameless';

type Members = Readonly<Record<string, unknown>>;

export class SavedAnswers {
  readonly #searches = new Map<string, Dated<readonly OrganisationCandidate[]>>();
  readonly #cards = new Map<string, Dated<CardAnswer>>();
  readonly #ratings = new Map<string, Dated<Members>>();
  /** Files of another shape, by name. */
  readonly unknown: string[] = [];
  /** Files of a search of which nobody can tell for which INN it was. */
  readonly nameless: string[] = [];

  /** `inn` is what was searched for, where that is known; answers what became of the text. */
  add(text: string, { inn, day }: { readonly inn: string | null; readonly day: string }): Added {
    const answer = parseMembers(text);
    if (answer === null) return 'other-shape';
    const list = SEARCH.lists.map((name) => answer[name]).find(Array.isArray);
    const card = membersOf(answer[CARD.record]);
    if (list !== undefined) return this.#addSearch(list, inn, day);
    if (card !== null && card[CARD.id] !== undefined) {
      const value = { inn: textOf(card[CARD.inn]), isBranch: card[CARD.isBranch] === true };
      keepLatest(this.#cards, String(card[CARD.id]), { value, day });
      return 'known';
    }
    return this.#addRatings(answer, day);
  }

  #addSearch(list: readonly unknown[], asked: string | null, day: string): Added {
    const found = list.flatMap((one): readonly OrganisationCandidate[] => {
      const element = membersOf(one);
      const id = textOf(element?.[SEARCH.id]);
      if (element === null || id === null) return [];
      const names = SEARCH.names.flatMap((name) => textOf(element[name]) ?? []);
      return [{ id, inn: textOf(element[SEARCH.inn]), names }];
    });
    const inns = new Set(asked === null ? found.flatMap(({ inn }) => inn ?? []) : [asked]);
    for (const inn of inns) {
      const value = found.filter((one) => one.inn === null || one.inn === inn);
      keepLatest(this.#searches, inn, { value, day });
    }
    return inns.size === 0 ? 'nameless' : 'known';
  }

  #addRatings(answer: Members, day: string): Added {
    const entries = Object.entries(answer);
    const isShape = entries.every(
      ([id, value]) => /^\d+$/.test(id) && (value === null || membersOf(value) !== null),
    );
    if (!isShape) return 'other-shape';
    for (const [id, value] of entries) {
      keepLatest(this.#ratings, id, { value: membersOf(value) ?? {}, day });
    }
    return 'known';
  }

  /** Notes that the ratings of these organisations were asked for: absent ones have none. */
  markRated(ids: readonly string[], day: string): void {
    for (const id of ids) if (!this.#ratings.has(id)) this.#ratings.set(id, { value: {}, day });
  }

  /** Answers from before `since` are as good as none. */
  search(inn: string, since = ''): readonly OrganisationCandidate[] | null {
    return fresh(this.#searches.get(inn), since)?.value ?? null;
  }

  card(id: string, since = ''): CardAnswer | null {
    return fresh(this.#cards.get(id), since)?.value ?? null;
  }

  rating(id: string, since = ''): Dated<Members> | null {
    return fresh(this.#ratings.get(id), since);
  }
}

function fresh<Value>(found: Dated<Value> | undefined, since: string): Dated<Value> | null {
  return found === undefined || found.day < since ? null : found;
}

function keepLatest<Value>(map: Map<string, Dated<Value>>, key: string, one: Dated<Value>): void {
  const known = map.get(key);
  if (known === undefined || known.day <= one.day) map.set(key, one);
}

export function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : null;
}

/** A number or a text as text; null for neither, and for an empty one. */
function textOf(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return text === '' ? null : text;
}

function parseMembers(text: string): Members | null {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return null;
  }
}

const MAX_BYTES = 64 * 1024 * 1024;

/** `search 6801000012 2026-11-23.json`, `ratings 101202,101203 2026-11-23.json`. */
const OWN_NAME = /^(search|card|ratings) ([\d,]+) (\d{4}-\d\d-\d\d)\.json$/;

/** Reads every answer of a folder; rejects with `RunError` (`data-file`) where there is no folder. */
export async function readAnswers(folder: string): Promise<SavedAnswers> {
  const answers = new SavedAnswers();
  const names = await readdir(folder).catch((error) => {
    const fault = { kind: 'unreadable', cause: systemCode(error) } as const;
    throw new RunError({ code: 'data-file', file: folder, fault }, { cause: error });
  });
  for (const name of names.filter((one) => /\.json$/i.test(one)).sort()) {
    const path = join(folder, name);
    const own = OWN_NAME.exec(name);
    const { text, modified } = await readSaved(path);
    const day = own?.[3] ?? modified;
    const inn =
      own === null || own[1] === 'search' ? (/(?<!\d)\d{10}(?!\d)/.exec(name)?.[0] ?? null) : null;
    const added = answers.add(text, { inn, day });
    if (added === 'other-shape') answers.unknown.push(name);
    if (added === 'nameless') answers.nameless.push(name);
    if (own?.[1] === 'ratings') answers.markRated((own[2] ?? '').split(','), day);
  }
  return answers;
}

/** The text is empty where the file is larger than any answer; rejects with `RunError` (`data-file`). */
async function readSaved(
  file: string,
): Promise<{ readonly text: string; readonly modified: string }> {
  try {
    const { size, mtime } = await stat(file);
    const text = size > MAX_BYTES ? '' : await readFile(file, 'utf8');
    return { text: text.replace(/^\uFEFF/, ''), modified: mtime.toISOString().slice(0, 10) };
  } catch (error) {
    const fault = { kind: 'unreadable', cause: systemCode(error) } as const;
    throw new RunError({ code: 'data-file', file, fault }, { cause: error });
  }
}

/** Keeps an answer as it came; rejects with `RunError` (`output-unwritable`). */
export async function keepAnswer(
  folder: string,
  kept: { readonly kind: 'search' | 'card' | 'ratings'; readonly keys: readonly string[] },
  { text, day }: { readonly text: string; readonly day: string },
): Promise<void> {
  const file = join(folder, `${kept.kind} ${kept.keys.join(',')} ${day}.json`);
  try {
    await makeFolder(folder);
    await writeFile(file, text);
  } catch (error) {
    throw new RunError(
      { code: 'output-unwritable', file, cause: systemCode(error) },
      { cause: error },
    );
  }
}
