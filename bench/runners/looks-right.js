// What a Node programmer would take for a results link, given the address that an anchor resolves to.
const PATH = /independent-?rating\/(?:.*\/)?\d+/i;

/** @param {string} address absolute */
export function looksRight(address) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return false;
  return /^(?:www\.)?bus\.gov\.ru$/.test(hostname) && PATH.test(pathname);
}
