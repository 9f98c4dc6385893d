// Reads all pages of a folder several times in one way, and says what a page cost: FOLDER WAY ROUNDS.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, cpuUsage, stdout } from 'node:process';
import { parse } from 'parse5';
import { createScan } from '../../src/page/page-reader.js';
import { readTree } from '../../src/page/read-page.js';
import { openPage, type PageSource } from '../../src/page/read-source.js';
import { PROFILES } from '../../src/verdict/profiles.js';

const RULES = [PROFILES.noko] as const;
const [, , folder = '', way = '', rounds = '1'] = argv;
const scan = createScan(RULES);
const tree = (source: PageSource) => readTree(source, RULES);
const WAYS: Readonly<Record<string, (source: PageSource) => unknown>> = {
  parse5: ({ text }) => parse(text),
  tree,
  scan,
  run: (source) => scan(source) ?? tree(source),
};

const pages = readdirSync(folder)
  .filter((name) => /\.html?$/.test(name))
  .map((name) => ({
    address: 'https://school.example/',
    contentType: 'text/html',
    body: readFileSync(join(folder, name)),
  }));
const sure = pages.filter((page) => scan(openPage(page)) !== null);
// What only the tree can read is no work of the scan's.
const read = way === 'scan' ? sure : pages;
const work = WAYS[way] ?? tree;
for (const page of read) work(openPage(page));
const before = cpuUsage();
for (let round = 0; round < Number(rounds); round += 1) {
  for (const page of read) work(openPage(page));
}
const { user, system } = cpuUsage(before);
stdout.write(
  JSON.stringify({
    pages: pages.length,
    sure: sure.length,
    bytes: pages.reduce((sum, { body }) => sum + body.length, 0),
    cpuMs: (user + system) / 1_000 / Math.max(1, read.length) / Number(rounds),
  }),
);
