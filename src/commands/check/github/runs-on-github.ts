import type { Environment } from '../../../cli/environment.js';

/** Whether somebody reads what this would say. */
export function runsOnGithub(env: Environment): boolean {
  return env.GITHUB_ACTIONS === 'true' || (env.GITHUB_STEP_SUMMARY ?? '') !== '';
}
