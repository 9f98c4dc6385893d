// Letters of the wrong alphabet in a host: «оk13.ru» with a Russian «о» looks right, and leads
// nowhere. A name in two alphabets is no name; where all letters of one have their like in the
// other, it was meant in the other.
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', к: 'k', і: 'i', ѕ: 's', ј: 'j' },
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T' },
  ...{ У: 'Y', Х: 'X', І: 'I' },
};
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LATIN)
    .filter(([letter]) => !/[іѕјІ]/.test(letter))
    .map(([cyrillic, latin]) => [latin, cyrillic]),
);

/** Ends of hosts under which no name is Russian. */
const LATIN_ONLY = /^(?:ru|su|com|net|org|info|edu)$/i;

/** The host in one alphabet a label; itself where it is, or where it is not clear which was meant. */
export function straightenHost(host: string): string {
  if (/^[\0-\x7f]*$/.test(host)) return host;
  const [name = '', ...port] = host.split(':');
  const labels = name.split('.');
  const end = toLatin(labels.at(-1) ?? '');
  const isLatin = /^[a-z\d-]+$/i.test(end);
  const straight = labels.map((label, index) => {
    const isEnd = index === labels.length - 1;
    const isMixed = /[a-z]/i.test(label) && /[а-яёіѕј]/i.test(label);
    if (!isMixed && !(isLatin && LATIN_ONLY.test(end) && /[а-яё]/i.test(label))) return label;
    const meant = isLatin || isEnd ? toLatin(label) : toCyrillic(label);
    return meant === '' ? label : meant;
  });
  return [straight.join('.'), ...port].join(':');
}

/** Empty where a letter has no like. */
function toLatin(text: string): string {
  return convert(text, /[а-яёіѕј]/i, LATIN);
}

function toCyrillic(text: string): string {
  return convert(text, /[a-z]/i, CYRILLIC);
}

function convert(text: string, foreign: RegExp, likes: Readonly<Record<string, string>>): string {
  const letters = [...text].map((letter) => (foreign.test(letter) ? likes[letter] : letter));
  return letters.every((letter) => letter !== undefined) ? letters.join('') : '';
}
