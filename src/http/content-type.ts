// What an answer's header says that it is. It is believed when it says HTML, or something that is
// never a page; for what lies between, and for what belies it, the bytes decide (sniff.ts).

/**
 * `xml` is a page where its elements are those of XHTML, `unknown` where its bytes begin as one. Of
 * `source` a browser shows the text or saves it, though that may be a page.
 */
export type ContentTypeClass = 'html' | 'xml' | 'unknown' | 'source' | 'other';

const CLASSES: Readonly<Record<string, ContentTypeClass>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'unknown/unknown': 'unknown',
  'application/unknown': 'unknown',
  '*/*': 'unknown',
  'text/plain': 'source',
  'application/octet-stream': 'source',
  'application/x-httpd-php': 'source',
  'application/x-php': 'source',
};

/** Decides by the `content-type` header alone, so that a film need not be downloaded. */
export function classifyContentType(header: string | null): ContentTypeClass {
  // What stands behind the type is often written without its semicolon.
  const type = /^[^\s;:,]*/.exec((header ?? '').trim().toLowerCase())?.[0] ?? '';
  return CLASSES[type] ?? (type.includes('/') ? 'other' : 'unknown');
}

/** Whether a `content-disposition` header makes browsers save the answer, and show nothing. */
export function isAttachment(header: string | null): boolean {
  const type =
    /^[^;]*/
      .exec(header ?? '')?.[0]
      .trim()
      .toLowerCase() ?? '';
  return type !== '' && type !== 'inline' && !type.includes('=');
}
