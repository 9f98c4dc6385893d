// What it costs to read a page, without a network: by the scan where it is sure, by the tree, and as
// a run does it, beside a bare `parse5.parse`. Each in a process of its own, by turns: shared code
// is compiled for what it has seen.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { median } from '../harness/compare.js';
import { figure, formatTable } from '../harness/table.js';

const run = promisify(execFile);
const WAYS = /** @type {const} */ (['parse5', 'tree', 'scan', 'run']);
const HEADER = ['pages', 'number', 'KB', 'sure of', ...WAYS.map((way) => `${way}, CPU ms a page`)];
/** Of the CPU of `parse5.parse` on the same pages. */
const TREE_LIMIT = 2.2;

/** @type {import('../harness/mode.js').Mode} */
export const reading = {
  name: 'reading',
  async run({ halves, scratch, rounds, say }) {
    const program = join(scratch, 'reading.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../runners/reading.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    const rows = [];
    /** @type {import('../harness/mode.js').Target[]} */
    const targets = [];
    for (const { name, folder } of halves) {
      say(`${name}: reading`);
      const { costs, ...read } = await measureFolder({ program, folder, rounds });
      const { number, sure, bytes } = read;
      rows.push([
        name,
        String(number),
        figure(bytes / number / 1_024),
        `${figure((sure / number) * 100)} %`,
        ...WAYS.map((way) => figure(costs[way])),
      ]);
      targets.push({
        name: `${name}: CPU of the tree over parse5's`,
        limit: TREE_LIMIT,
        is: 'at most',
        measured: costs.tree / costs.parse5,
      });
    }
    return { title: 'Reading alone', text: formatTable(HEADER, rows), targets };
  },
};

/** @param {{ program: string, folder: string, rounds: number }} order */
async function measureFolder({ program, folder, rounds }) {
  /** @type {Record<typeof WAYS[number], number[]>} */
  const cpuMs = { parse5: [], tree: [], scan: [], run: [] };
  const read = { number: 0, sure: 0, bytes: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const way of WAYS) {
      const args = [program, folder, way];
      const said = JSON.parse((await run(process.execPath, args)).stdout);
      Object.assign(read, { number: said.pages, bytes: said.bytes });
      if (way === 'scan') read.sure = said.sure;
      cpuMs[way].push(said.cpuMs);
    }
  }
  const costs = {
    parse5: median(cpuMs.parse5),
    tree: median(cpuMs.tree),
    scan: median(cpuMs.scan),
    run: median(cpuMs.run),
  };
  return { ...read, costs };
}
