import type { Letter } from './letter.js';

/**
 * The letter as plain text, to be pasted into a mail: a blank line between paragraphs, who writes
 * at the end. Lines end by LF, none after the last.
 */
export function formatLetterText({ sender, addressee, subject, paragraphs }: Letter): string {
  const parts = [addressee.join('\n'), subject, ...paragraphs];
  return (sender === null ? parts : [...parts, sender]).join('\n\n');
}
