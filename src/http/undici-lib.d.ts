// The files of undici's own that `undici-parts.ts` loads: they come without types.
declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici';
  export = Client;
}
declare module 'undici/lib/core/errors.js' {
  import { errors } from 'undici';
  export = errors;
}
declare module 'undici/lib/core/symbols.js' {
  const symbols: { readonly kError: symbol };
  export = symbols;
}
