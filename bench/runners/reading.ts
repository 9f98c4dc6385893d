// Reads the pages of a folder in one way, and says what a page cost: FOLDER WAY. It reads as many
// pages as a region has schools before it counts, and as many again to count: with fewer, most of
// the CPU goes into V8's compiling, which a run does once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, cpuUsage, stdout } from 'node:process';
import { parse } from 'parse5';
import { createScan } from '../../src/page/page-reader.js';
import { readTree } from '../../src/page/read-page.js';
import { openPage, type PageSource } from '../../src/page/read-source.js';
import { PROFILES } from '../../src/verdict/profiles.js';

const RULES = [PROFILES.noko] as const;
const PAGES = 1_000;
const [, , folder = '', way = ''] = argv;
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
const sure = way === 'scan' ? pages.filter((page) => scan(openPage(page)) !== null) : pages;
const work = WAYS[way] ?? tree;
const rounds = Math.ceil(PAGES / Math.max(1, sure.length));
const readAll = () => {
  for (let round = 0; round < rounds; round += 1) for (const page of sure) work(openPage(page));
};
readAll();
const before = cpuUsage();
readAll();
const { user, system } = cpuUsage(before);
stdout.write(
  JSON.stringify({
    pages: pages.length,
    // What only the tree can read is no work of the scan's.
    sure: sure.length,
    bytes: pages.reduce((sum, { body }) => sum + body.length, 0),
    cpuMs: (user + system) / 1_000 / Math.max(1, sure.length) / rounds,
  }),
);
