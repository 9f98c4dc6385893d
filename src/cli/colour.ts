import type { ColorSupportLevel } from 'chalk';
import type { Environment } from './environment.js';

/** 0 for none, 1 for the sixteen colours every terminal has. FORCE_COLOR wins over NO_COLOR, both over the terminal. */
export function chooseColourLevel(env: Environment, isTerminal: boolean): ColorSupportLevel {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  return isTerminal ? 1 : 0;
}
