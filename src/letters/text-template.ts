import type { TemplateFault } from '../errors.js';
import { type FieldName, findField } from './fields.js';

const FIELD = /\{\{([^{}]*)\}\}/g;
const BRACES = /\{\{|\}\}/;
const NUL = '\0';

/** Makes a template of a text in UTF-8 or, as Notepad calls it, ANSI; answers what fills it. */
export function createTextTemplate(
  bytes: Uint8Array,
  { check, refuse }: TemplateChecks,
): (texts: FieldTexts) => string {
  const text = decode(bytes, refuse).replace(/\r\n?/g, '\n');
  check([...text.matchAll(FIELD)].map(([, typed = '']) => typed));
  const lines = text.replace(FIELD, '').split('\n');
  const line = lines.findIndex((one) => BRACES.test(one));
  if (line !== -1) refuse({ kind: 'open-braces', line: line + 1 });
  // In one pass, so that a school whose name has braces in it stays as it is.
  return (texts) => text.replace(FIELD, (_field, typed: string) => textOf(typed, texts));
}

function textOf(typed: string, texts: FieldTexts): string {
  const name: FieldName | null = findField(typed);
  return name === null ? '' : texts[name];
}

function decode(bytes: Uint8Array, refuse: (fault: TemplateFault) => never): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const text = decodeBytes(bytes);
  return text.includes(NUL) ? refuse({ kind: 'not-a-text' }) : text;
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

export type FieldTexts = Readonly<Record<FieldName, string>>;

/** How a template tells what is wrong with it. */
export interface TemplateChecks {
  /** Refuses names that are no fields, fields without a value, and a template without fields. */
  readonly check: (typed: readonly string[]) => void;
  readonly refuse: (fault: TemplateFault, cause?: unknown) => never;
}
