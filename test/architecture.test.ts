// The house: which folder may import which, type imports included, and what only one room may use.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** From top to bottom: a folder imports its own level and those below. */
const LEVELS = [
  ['main', 'index'],
  ['commands'],
  ['cli'],
  ['report', 'letters', 'mail', 'evidence', 'history'],
  ['words'],
  ['list', 'crawl', 'journal', 'http', 'browser', 'busgov', 'page', 'compare', 'schedule'],
  ['files'],
  ['errors'],
  ['verdict'],
  ['school'],
];
/** Modules that only the named folder imports. */
const RESERVED: readonly (readonly [RegExp, RegExp])[] = [
  [/^node:process$/, /^main\.ts$/],
  [/^(?:cheerio|parse5|htmlparser2|domhandler)/, /^(?:page|busgov)\//],
  [/^undici/, /^http\//],
];
/** Folders that know no network, clock, file or process. */
const PURE = /^(?:verdict|compare)\//;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.replaceAll('\\', '/'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly string[] {
  const code = readFileSync(join('src', file), 'utf8');
  const names = [...code.matchAll(/(?:^(?:import|export)\s[^;]*?from |import\()'([^']+)'/gms)];
  return names.map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)).replace(/\.js$/, '.ts') : name,
  );
}

function levelOf(file: string): number {
  const [folder] = file.split(/[/.]/, 1);
  return LEVELS.findIndex((level) => level.some((name) => name === folder));
}

function inOwnCode(visit: (file: string, imported: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    (imports.get(file) ?? []).flatMap((name) => (visit(file, name) ? `${file} → ${name}` : [])),
  );
}

test('every folder has its level, and imports point down', () => {
  expect(files.filter((file) => levelOf(file) < 0)).toEqual([]);
  const up = inOwnCode((file, name) => imports.has(name) && levelOf(name) < levelOf(file));
  expect(up).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  function walk(file: string, path: readonly string[]): void {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const name of imports.get(file) ?? []) if (imports.has(name)) walk(name, [...path, file]);
    done.add(file);
  }
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test('some modules belong to one folder', () => {
  const foreign = inOwnCode((file, name) =>
    RESERVED.some(([module, room]) => module.test(name) && !room.test(file)),
  );
  expect(foreign).toEqual([]);
  expect(inOwnCode((file, name) => PURE.test(file) && name.startsWith('node:'))).toEqual([]);
});

test('nothing lies loose in src', () => {
  expect(files.filter((file) => !file.includes('/')).sort()).toEqual([
    'errors.ts',
    'index.ts',
    'main.ts',
    'school.ts',
  ]);
});

test('a type has a name of its own', () => {
  const names = files.flatMap((file) => {
    const code = readFileSync(join('src', file), 'utf8');
    return [...code.matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm)].map(
      ([, name]) => name,
    );
  });
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
