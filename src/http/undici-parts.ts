// undici's index loads its fetch, web sockets, caches and mocks, too: 100 ms of CPU at each start, more
// than a district's list takes. So what is used is loaded from its own file. These files are no part
// of what undici promises, hence its exact version in package.json.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
type Undici = typeof import('undici');

export const Client: Undici['Client'] = load('undici/lib/dispatcher/client.js');
export const errors: Undici['errors'] = load('undici/lib/core/errors.js');

/** A pool that can tunnel, for which undici wants all of itself. */
export function loadPool(): Undici['Pool'] {
  return (load('undici') as Undici).Pool;
}
