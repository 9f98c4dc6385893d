// Office programs follow what is written in a document, so what a hyperlink of ours leads to is a
// web address, whatever a list or a page says.

/** Word takes a document with a longer one for damaged, Excel a little later. */
const MAX_TARGET_LENGTH = 2_000;

/** The address to which a hyperlink on `address` leads; null where there is to be none. */
export function webTarget(address: string | null | undefined): string | null {
  if (address === null || address === undefined || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && href.length <= MAX_TARGET_LENGTH ? href : null;
}
