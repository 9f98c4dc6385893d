// The style and the scripts of the page, each a file of its own in `browser/`, put into the page as
// they are. The policy names their hashes, so that nothing else can run there or give it a look,
// whatever a site may have smuggled into its texts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, type Markup } from './markup.js';

export interface AssetFiles {
  /** In their order: later ones have the last word. */
  readonly styles: readonly URL[];
  /** Runs before anything is shown. */
  readonly early: URL;
  readonly scripts: readonly URL[];
}

/** A script of the report's own; another page may share it. */
export function browserScript(
  name: 'early.js' | 'table.js' | 'groups.js' | 'open-row.js' | 'copy-letter.js',
): URL {
  return browserFile(name);
}

/** The style of the report, which another page may share and add to. */
export const REPORT_STYLES: readonly URL[] = [
  browserFile('base.css'),
  browserFile('summary.css'),
  browserFile('table.css'),
  browserFile('evidence.css'),
  browserFile('phone.css'),
  browserFile('print.css'),
];

export const REPORT_ASSETS: AssetFiles = {
  styles: REPORT_STYLES,
  early: browserScript('early.js'),
  scripts: [
    browserScript('table.js'),
    browserScript('groups.js'),
    browserScript('open-row.js'),
    browserScript('copy-letter.js'),
  ],
};

/** A file of `browser/`, which the build copies beside the bundled code. */
export function browserFile(name: string): URL {
  return new URL(`./browser/${name}`, import.meta.url);
}

export interface Assets {
  /** For the head: the policy first, for it holds for what stands behind it. */
  readonly head: Markup;
  /** For the end of the body. */
  readonly scripts: Markup;
}

/** `hasPictures` lets the page show those that lie beside it. */
export function readAssets(files: AssetFiles, hasPictures = false): Assets {
  const style = { source: files.styles.map((file) => readAsset(file).source).join('\n') };
  const early = readAsset(files.early);
  const scripts = files.scripts.map(readAsset);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${[early, ...scripts].map(hashOf).join(' ')}`,
    ...(hasPictures ? ["img-src 'self' file:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    head: html`<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<style>${style}</style>
<script>${early}</script>`,
    scripts: html`${scripts.map((script) => html`<script type="module">${script}</script>\n`)}`,
  };
}

/** Our own text, with the line ends that a browser gives it before it takes the hash. */
function readAsset(file: URL): Markup {
  const text = readFileSync(file, 'utf8');
  return { source: text.replaceAll('\r\n', '\n') };
}

function hashOf({ source }: Markup): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}
