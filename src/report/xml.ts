// The little of XML that a format needs which writes it by hand: whatever a page or a list says, the
// document stays well-formed.
import { multiLine, singleLine } from './cell-text.js';

/** `<name key="value">`, each value as one line. */
export function startTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(singleLine(value))}"`,
  );
  return `<${name}${written.join('')}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // In a text `]]>` would end a section that nobody began.
  '>': '&gt;',
  '"': '&quot;',
};

/** No reference exists for these two in XML. */
const NO_CHARACTERS = /[\uFFFE\uFFFF]/g;

/** `text` fit for an element and for an attribute. */
export function escapeXml(text: string): string {
  return multiLine(text)
    .replace(NO_CHARACTERS, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
