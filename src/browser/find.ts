// Which browser looks: the one that is there. Nothing is downloaded.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The variables by which a browser is found. */
export interface BrowserEnvironment {
  readonly PATH?: string | undefined;
  readonly ProgramFiles?: string | undefined;
  readonly 'ProgramFiles(x86)'?: string | undefined;
  readonly LOCALAPPDATA?: string | undefined;
}

export interface BrowserSystem {
  readonly platform: string;
  readonly env: BrowserEnvironment;
}

/** Every Windows has Edge. */
const ON_WINDOWS = [
  'Microsoft/Edge/Application/msedge.exe',
  'Google/Chrome/Application/chrome.exe',
];
const ON_MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** The file of the browser that is asked for, a path, a command or `auto`; null where there is none. */
export function findBrowser(asked: string, system: BrowserSystem): string | null {
  const candidates = asked === 'auto' ? usualPlaces(system) : placesOf(asked, system);
  return candidates.find(isProgram) ?? null;
}

function usualPlaces(system: BrowserSystem): readonly string[] {
  const { platform, env } = system;
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return ON_WINDOWS.flatMap((file) =>
      folders.flatMap((folder) => (folder ? [join(folder, file)] : [])),
    );
  }
  const commands = COMMANDS.flatMap((command) => placesOf(command, system));
  return platform === 'darwin' ? [...ON_MAC, ...commands] : commands;
}

/** A bare name is a command; anything else is a path. */
function placesOf(asked: string, { env }: BrowserSystem): readonly string[] {
  if (isAbsolute(asked) || /[\\/]/.test(asked)) return [asked];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [asked, ...folders.map((folder) => join(folder, asked))];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
