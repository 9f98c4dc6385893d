// The options of `explain`: those of the main job that speak of a single site, and its own.
import { parseInteger, type SiteOptions, type ValueParser } from '../../cli/options.js';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;

export interface ExplainOptions extends SiteOptions {
  /** A saved page to be read in place of a site. */
  readonly html?: string;
  /** Where the saved page is from. */
  readonly address?: string;
  readonly busId?: string;
  /** The organisation's name, as a list has it. */
  readonly name?: string;
  readonly format: (typeof EXPLAIN_FORMATS)[number];
}

/** A number on bus.gov.ru. */
export const parseBusId: ValueParser<string> = (flag) => (text) =>
  String(parseInteger(1, 999_999_999_999)(flag)(text.trim()));
