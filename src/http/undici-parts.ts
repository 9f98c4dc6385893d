// undici's index loads its fetch, web sockets, caches and mocks, too: 100 ms of CPU at each start, more
// than a district's list takes. So what is used is loaded from its own file. These files are no part
// of what undici promises, hence its exact version in package.json.
import errors from 'undici/lib/core/errors.js';
import symbols from 'undici/lib/core/symbols.js';
import Client from 'undici/lib/dispatcher/client.js';

export { Client, errors };

/** Where undici looks why a connection closed. */
export const { kError } = symbols;
