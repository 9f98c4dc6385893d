// How the programs that make pages say that they broke off. Such words count at a page's end alone:
// what stands behind a warning is the rest of the page.

interface FatalError {
  /** What stands in it letter by letter, so that most pages need not be looked at closely. */
  readonly holds: string;
  /** How it begins, once tags are taken out and blanks are folded. */
  readonly beginning: RegExp;
}

/** As the programs printed them on 2026-11-28. */
const FATAL_ERRORS: readonly FatalError[] = [
  // PHP by the kind of the error, and where a site's own handler leaves the kind out.
  { holds: 'atal error', beginning: /\bfatal error ?: /i },
  { holds: 'arse error', beginning: /\bparse error ?: /i },
  { holds: 'ompile error', beginning: /\bcompile error ?: /i },
  { holds: 'ore error', beginning: /\bcore error ?: /i },
  { holds: 'Uncaught ', beginning: /\bUncaught (?:\w+\\)*\w*(?:Error|Exception)\b/i },
  { holds: ' exhausted', beginning: /\bAllowed memory size of \d+ ?\w* exhausted\b/i },
  { holds: 'ut of memory', beginning: /\bOut of memory \(allocated \d+/i },
  { holds: ' exceeded', beginning: /\bMaximum execution time of \d+ seconds? exceeded\b/i },
  // 1C-Bitrix, with its `debug` and without.
  {
    holds: '.php:',
    beginning: /\[(?:\w+\\)*\w*(?:Error|Exception)\] .{1,600}?\(\w+\) \S+\.php:\d+/,
  },
  { holds: '.settings.php', beginning: /\.settings\.php\b/ },
  // Classic ASP.
  {
    holds: "error '8",
    beginning: /\bMicrosoft \w+ (?:runtime|compilation) ?error '[0-9a-f]{8}'/i,
  },
];

/** WordPress appends a page of its own to what came before. */
const APPENDED_PAGE = />\s*<!doctype(?:(?!<!doctype).){0,12000}\bwp-die-message\b/is;

/** An error prints the calls that led to it, too. */
const MAX_ERROR_LENGTH = 6_000;
/** What may stand behind the place that an error names, and behind an error that names none. */
const MAX_REST = 100;
const MAX_REST_WITHOUT_PLACE = 300;

/** What a page's own end tags leave room for, where something prints them behind an error. */
const LENGTH_BEFORE_END_TAGS = 1_536;

/** Whether a page that ends so ends with such an error; `isClosed` where it has its end tags. */
export function endsWithFatalError(
  end: string,
  { isClosed }: { readonly isClosed: boolean },
): boolean {
  const last = isClosed ? end.slice(-LENGTH_BEFORE_END_TAGS) : end;
  if (last.includes('wp-die-message') && APPENDED_PAGE.test(end)) return true;
  const possible = FATAL_ERRORS.filter(({ holds }) => last.includes(holds));
  if (possible.length === 0) return false;
  const shown = last
    .replace(/<(?:!--.{0,2000}?--|[^<>]{0,500})>/gs, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:quot|#0?39|#x27);/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-MAX_ERROR_LENGTH);
  return possible.some(({ beginning }) => {
    const found = beginning.exec(shown);
    return found !== null && isLast(shown.slice(found.index + found[0].length));
  });
}

/** Whether hardly more than the error itself stands behind its beginning. */
function isLast(rest: string): boolean {
  const behindPlace = /^.*\bon line \d+\b(.*)$/.exec(rest)?.[1];
  if (behindPlace === undefined) {
    return rest.length <= MAX_REST_WITHOUT_PLACE || / Stack trace: #0 /.test(rest);
  }
  // Xdebug lists the calls there.
  return behindPlace.replace(/ Call Stack .*$/, '').length <= MAX_REST;
}
