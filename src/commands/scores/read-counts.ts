// Reviews and marks of each school, from its rendered card. A card is opened only where its number is
// known, and believed only where it does not lead to another organisation.
import { setTimeout as sleep } from 'node:timers/promises';
import { createIdentify } from '../../busgov/register.js';
import { dayOf, findCardId, type PageOpener, readCard } from '../../busgov/reviews.js';
import type { Score, ScoreNote } from '../../busgov/score.js';
import { CARD_PAGE } from '../../busgov/shapes.js';
import { RunError } from '../../errors.js';
import { foldWords } from '../../list/cell.js';
import { openReport } from '../../report/read/open-report.js';
import type { School } from '../../school.js';
import type { ListedSchools, ScoresCall } from './call.js';
import { openCards } from './open-cards.js';

/** How lists head the column with the card; a report's own links are looked at, too. */
const CARD_HEADERS = ['карточка', 'карточканаbusgovru', 'infocard', 'адрескарточки'];
const SPACING_MS = 2_000;

export async function readCounts(
  scores: readonly Score[],
  call: ScoresCall & ListedSchools,
  tell: (sentence: string) => void,
): Promise<readonly Score[]> {
  const { list, schools, columns, isReport, options, words, io, opener, wait } = call;
  const report = options.report ?? (isReport && list !== '-' ? list : undefined);
  const cards = createCardFinder(columns, await readReported(report));
  const open = opener ?? (await openUsual(call, (cause) => tell(words.scores.noBrowser(cause))));
  if (open === null) return scores.map((score) => noted(score, 'no-browser'));
  const counted: Score[] = [];
  try {
    for (const [index, score] of scores.entries()) {
      const school = schools[index];
      const card = school === undefined ? null : cards(school);
      if (card === null || io.stop.aborted) {
        counted.push(noted(score, card === null ? 'no-card' : 'not-asked'));
        continue;
      }
      if (counted.some(({ counts }) => counts !== null)) await (wait ?? pause)(SPACING_MS);
      counted.push(await readOne(score, { card, open, today: dayOf(io.now()) }));
    }
  } finally {
    await open.close();
  }
  return counted;
}

async function pause(ms: number): Promise<void> {
  await sleep(ms);
}

async function openUsual(
  call: ScoresCall,
  onFault: (cause: string) => void,
): Promise<PageOpener | null> {
  try {
    return await openCards(call);
  } catch (error) {
    if (!(error instanceof RunError) || error.problem.code !== 'browser') throw error;
    const { fault } = error.problem;
    if (fault.kind === 'not-started') onFault(fault.cause);
    else onFault(fault.kind === 'not-found' ? fault.asked : 'playwright-core');
    return null;
  }
}

async function readOne(
  score: Score,
  {
    card,
    open,
    today,
  }: { readonly card: string; readonly open: PageOpener; readonly today: string },
): Promise<Score> {
  const markup = await open.openPage(`${CARD_PAGE.address}${card}`).catch(() => null);
  const counts = markup === null ? null : readCard(markup);
  if (counts === null) return noted(score, 'card-unread');
  const { agencyId, reviews, marks } = counts;
  const isOther = agencyId !== null && score.agencyId !== null && agencyId !== score.agencyId;
  return isOther
    ? noted(score, 'other-card')
    : { ...score, counts: { reviews, marks, day: today } };
}

function noted(score: Score, note: ScoreNote): Score {
  return { ...score, notes: [...score.notes, note] };
}

/** The card of a school: of the list's own column, else of the hyperlink that the check has found. */
function createCardFinder(
  columns: readonly string[],
  reported: ReadonlyMap<string, string>,
): (school: School) => string | null {
  const at = columns.findIndex((header) => CARD_HEADERS.includes(foldWords(header)));
  const identify = createIdentify(columns);
  return (school) => {
    const own = at === -1 ? null : findCardId(school.carried[at] ?? '');
    const known = reported.get(identify(school).inn ?? '') ?? reported.get(foldWords(school.name));
    return own ?? known ?? null;
  };
}

/** Cards that schools link to, by INN and by name. */
async function readReported(report: string | undefined): Promise<ReadonlyMap<string, string>> {
  const cards = new Map<string, string>();
  if (report === undefined) return cards;
  for await (const { name, carried, hyperlink, further } of openReport(report)) {
    const links = [hyperlink, ...further.map((one) => one.hyperlink)];
    const card = links
      .map((link) => (link.includes('/') ? findCardId(link) : null))
      .find((id) => id !== null);
    if (card === undefined || card === null) continue;
    const { inn } = createIdentify(Object.keys(carried))({ carried: Object.values(carried) });
    cards.set(inn ?? foldWords(name), card);
  }
  return cards;
}
