import type { ProxyEnvironment } from '../http/proxy.js';

/** The variables that the command heeds. */
export interface Environment extends ProxyEnvironment {
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly NODE_EXTRA_CA_CERTS?: string | undefined;
}
