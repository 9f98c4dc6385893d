// How the programs that make pages say that they broke off. Such words count at a page's end alone:
// what stands behind a warning is the rest of the page.

/** When these were last compared with what the programs print. */
export const FATAL_ERRORS_VERSION = '2026-11-28';

/** How an error begins, once tags are taken out and blanks are folded. */
const BEGINNINGS: readonly RegExp[] = [
  // PHP by the kind of the error, and where a site's own handler leaves the kind out.
  /\b(?:fatal|parse|compile|core) error ?: /i,
  /\bUncaught (?:\w+\\)*\w*(?:Error|Exception)\b/i,
  /\bAllowed memory size of \d+ ?\w* exhausted\b/i,
  /\bOut of memory \(allocated \d+/i,
  /\bMaximum execution time of \d+ seconds? exceeded\b/i,
  // 1C-Bitrix, with its `debug` and without.
  /\[(?:\w+\\)*\w*(?:Error|Exception)\] .{1,600}?\(\w+\) \S+\.php:\d+/,
  /\.settings\.php\b/,
  // Classic ASP.
  /\bMicrosoft \w+ (?:runtime|compilation) ?error '[0-9a-f]{8}'/i,
];

/** WordPress appends a page of its own to what came before. */
const APPENDED_PAGE = />\s*<!doctype(?:(?!<!doctype).){0,12000}\bwp-die-message\b/is;

/** An error prints the calls that led to it, too. */
const MAX_ERROR_LENGTH = 6_000;
/** What may stand behind the place that an error names, and behind an error that names none. */
const MAX_REST = 100;
const MAX_REST_WITHOUT_PLACE = 300;

/** Whether a page that ends so ends with such an error. */
export function endsWithFatalError(end: string): boolean {
  if (!/error|exception|exhausted|exceeded|Out of memory|\.settings\.php|wp-die/i.test(end)) {
    return false;
  }
  if (APPENDED_PAGE.test(end)) return true;
  const shown = end
    .replace(/<(?:!--.{0,2000}?--|[^<>]{0,500})>/gs, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:quot|#0?39|#x27);/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-MAX_ERROR_LENGTH);
  return BEGINNINGS.some((beginning) => {
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
