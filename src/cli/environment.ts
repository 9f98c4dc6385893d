import type { BrowserEnvironment } from '../browser/find.js';
import type { ProxyEnvironment } from '../http/proxy.js';

/** The variables that the command heeds. */
export interface Environment extends ProxyEnvironment, BrowserEnvironment {
  /** Languages in the order of preference, between colons. */
  readonly LANGUAGE?: string | undefined;
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  /** `true` on GitHub Actions. */
  /** The file that a step's summary is appended to. */
  readonly GITHUB_STEP_SUMMARY?: string | undefined;
  /** The place of a pod in an Indexed Job of Kubernetes, from 0. */
  readonly JOB_COMPLETION_INDEX?: string | undefined;
  /** The mail server, with its password: see `smtp-server.ts`. */
  readonly NOKO_CHECK_SMTP?: string | undefined;
  /** Who is logged on, in Windows. */
  readonly USERDOMAIN?: string | undefined;
  readonly USERNAME?: string | undefined;
  /** Where the user keeps settings, if not in `~/.config`. */
  readonly XDG_CONFIG_HOME?: string | undefined;
  readonly NODE_EXTRA_CA_CERTS?: string | undefined;
}
