// Figures without the machine and the versions behind them say nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { PYTHON } from './measure.js';

const GIB = 2 ** 30;

/** @returns {readonly string[]} lines of Markdown */
export function describeMachine() {
  const model = cpus()[0]?.model ?? 'unknown processor';
  return [
    `- Machine: ${availableParallelism()} cores (${model}), ${Math.round(totalmem() / GIB)} GiB of memory, ${process.platform} ${release()}`,
    `- Node.js ${process.version}, undici ${versionIn('../../node_modules/undici')}`,
    `- ${[
      said('/usr/sbin/nginx', ['-v']),
      `@crawlee/cheerio ${versionIn('../node_modules/@crawlee/cheerio')}`,
      ...['aiohttp', 'lxml'].map((module) => {
        const version = said(PYTHON, ['-c', `import ${module}; print(${module}.__version__)`]);
        return `${module} ${version}`;
      }),
      said(PYTHON, ['--version']),
    ].join(', ')}`,
  ];
}

/** @param {string} folder */
function versionIn(folder) {
  const file = new URL(`${folder}/package.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : 'not installed';
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function said(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) return 'not installed';
  return `${stdout}${stderr}`.trim().split('\n')[0] ?? '';
}
