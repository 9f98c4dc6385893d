// Text that a server labels wrongly: `РќРµ` for «Не», `Íå` for «Не». A visitor sees signs, but the
// hosting's page behind them is the same. Each usual mistake is undone and the most Russian wins.

/** Pairs of letters that Russian is full of, and that no wrong reading gives often. */
const RUSSIAN = /ст|но|то|на|ен|ов|ни|ра|во|ко|ро|ре|ли|ос|го|ер|ан|ес|от|ор|ет|ол|та|ва|ин/g;
const SAMPLE_LENGTH = 3_000;

/** What the bytes were read as, and what they are. */
const MISTAKES = [
  { readAs: 'windows-1251', is: 'utf-8' },
  { readAs: 'windows-1252', is: 'utf-8' },
  { readAs: 'windows-1252', is: 'windows-1251' },
  { readAs: 'windows-1251', is: 'koi8-r' },
  { readAs: 'koi8-r', is: 'windows-1251' },
  { readAs: 'koi8-r', is: 'utf-8' },
  { readAs: 'windows-1251', is: 'ibm866' },
] as const;

/** Such pairs for each letter: in Russian some 0.25, in text read wrongly below a tenth of it. */
const PLAIN_SCORE = 0.15;
const MIN_SCORE = 0.08;

/** The text as it was meant; null where it reads well as it stands. */
export function readMojibake(text: string): string | null {
  const asItStands = russianness(text);
  if (asItStands >= PLAIN_SCORE || !/[\u0080-\u04FF]/.test(text)) return null;
  let best: { readonly text: string; readonly score: number } | null = null;
  for (const { readAs, is } of MISTAKES) {
    const sample = undo(text.slice(0, SAMPLE_LENGTH), readAs, is);
    if (sample === null) continue;
    const score = russianness(sample);
    if (score <= asItStands * 2 || score < MIN_SCORE || (best !== null && score <= best.score))
      continue;
    const whole = undo(text, readAs, is);
    if (whole !== null) best = { text: whole, score };
  }
  return best?.text ?? null;
}

function russianness(text: string): number {
  const sample = text.slice(0, SAMPLE_LENGTH).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (sample.match(RUSSIAN)?.length ?? 0) / letters;
}

function undo(text: string, readAs: string, is: string): string | null {
  const bytes = encodeAs(text, readAs);
  const read = new TextDecoder(is).decode(bytes);
  // A few signs are lost on the way; where many are, this was not the mistake.
  const lost = read.match(/\uFFFD/g)?.length ?? 0;
  return lost * 20 > read.length ? null : read;
}

const TABLES = new Map<string, ReadonlyMap<string, number>>();

/** The bytes of the text in a one-byte encoding; `?` for what it does not have. */
function encodeAs(text: string, encoding: string): Uint8Array {
  const table = TABLES.get(encoding) ?? tableOf(encoding);
  TABLES.set(encoding, table);
  return Uint8Array.from(text, (sign) => table.get(sign) ?? 0x3f);
}

function tableOf(encoding: string): ReadonlyMap<string, number> {
  const signs = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return new Map([...signs].map((sign, byte) => [sign, byte]));
}
