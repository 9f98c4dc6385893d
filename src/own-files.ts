// Files of the package that are read while it runs. Built, the code of `src/` stands in few files at
// the top of `dist/`, and what it reads beside it at the places that it has in `src/`: so a file is
// named from there, and never from the folder of who asks.

/** Where a file of ours is, by its path from `src/`. */
export function ownFile(path: string): URL {
  return new URL(path, import.meta.url);
}
