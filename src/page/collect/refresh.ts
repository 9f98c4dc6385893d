// `<meta http-equiv="refresh">`, read by the standard's own steps (HTML, "shared declarative refresh
// steps"): seconds, a separator, perhaps `url=`, perhaps quotes.
import { MAX_READ_LENGTH } from '../../verdict/classify-address.js';
import type { Findings, Refresh } from '../../verdict/findings.js';
import type { TreeElement } from '../node.js';
import type { Page } from '../page.js';
import { copy } from './copy-text.js';

/** A refresh that leaves more time than this shows its page first. */
export const MAX_REFRESH_DELAY_SECONDS = 30;

/** Where a meta element sends the browser; null when it is no refresh. */
export function readRefresh(
  element: TreeElement,
  resolve: (address: string) => URL | null,
): Refresh | null {
  if (element.attribute('http-equiv')?.trim().toLowerCase() !== 'refresh') return null;
  return parseRefresh(element.attribute('content') ?? '', resolve);
}

/** Where the value of a refresh, in markup or in a header, sends the browser; null for nowhere. */
export function parseRefresh(
  value: string,
  resolve: (address: string) => URL | null,
): Refresh | null {
  const content = value.slice(0, MAX_READ_LENGTH);
  const parts = /^\s*(\d*)(?:\.[\d.]*)?(?:(?:\s*[;,]|\s)\s*(.*))?$/s.exec(content);
  if (parts === null) return null;
  const [, seconds = '', rest = ''] = parts;
  if (seconds === '' && !/^\s*\./.test(content)) return null;
  const address = /^(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))/is.exec(rest);
  const written = address?.[1] ?? address?.[2] ?? address?.[3] ?? '';
  const url = resolve(written);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return { url: copy(url.href, MAX_READ_LENGTH), delaySeconds: Number(seconds) };
}

/** The findings of a page with what its `refresh` header says, which goes before its markup. */
export function readRefreshHeader(
  findings: Findings,
  { address, refresh }: Pick<Page, 'address' | 'refresh'>,
): Findings {
  if (refresh === undefined) return findings;
  const byHeader = parseRefresh(refresh, (written) =>
    URL.canParse(written, address) ? new URL(written, address) : null,
  );
  return byHeader === null ? findings : { ...findings, refresh: byHeader };
}
