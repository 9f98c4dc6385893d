// A night that came to nothing leaves the report of the night before, which nobody could tell from
// a new one: the page says so above everything else.
import { escapeUTF8 } from 'entities';

const BEGIN = '<!--night-->';
const END = '<!--/night-->';
const BODY = '<body>\n';

export interface MorningNotice {
  readonly failed: string;
  /** That what follows is older. */
  readonly older: string;
}

/** The page with the notice in the place of an earlier one; `page` is null where there is none. */
export function withNotice(page: string | null, { failed, older }: MorningNotice): string {
  const told = (text: string) =>
    `${BEGIN}<p role="alert"><strong>${escapeUTF8(text)}</strong></p>${END}\n`;
  const at = page?.indexOf(BODY) ?? -1;
  if (page === null || at < 0) return formatPage(told(failed));
  const rest = page.slice(at + BODY.length);
  const body = rest.startsWith(BEGIN) ? rest.slice(rest.indexOf(END) + END.length + 1) : rest;
  // A page of a notice alone has no report below.
  const text = body.startsWith('</body>') ? failed : `${failed} ${older}`;
  return `${page.slice(0, at)}${BODY}${told(text)}${body}`;
}

function formatPage(notice: string): string {
  return `<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="generator" content="noko-check">
<title>noko-check</title>
</head>
${BODY}${notice}</body>
</html>
`;
}
