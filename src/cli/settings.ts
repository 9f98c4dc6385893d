// Which settings may change a verdict, and so must be the same in all parts of one run. How fast
// sites are asked may not, nor which way: whoever goes on because a proxy or a name server was at
// fault has to be able to name another.
import { createHash } from 'node:crypto';
import type { Requirements } from '../verdict/requirements.js';
import type { CheckOptions } from './options.js';

/** By the name of the option, as text. */
export function settingsOf(
  options: CheckOptions,
  requirements: Requirements,
): Readonly<Record<string, string>> {
  return {
    '--require': options.require.join(','),
    '--rules': requirements.map(({ rules }) => `${rules.version} #${digest(rules)}`).join(', '),
    '--accept': requirements.map(({ accept }) => accept.join('+')).join(', '),
    '--homepage-only': String(options.homepageOnly),
    '--timeout': String(options.timeout),
    '--retries': String(options.retries),
    '--no-second-pass': String(!options.secondPass),
    '--max-page-size': String(options.maxPageSize),
    '--strict-tls': String(options.strictTls),
    '--allow-private': String(options.allowPrivate),
    '--user-agent': options.userAgent,
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
