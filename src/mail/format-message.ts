// A message as its two bodies: the text for any reader, the HTML for one that shows it.
import { multiLine } from '../report/cell-text.js';
import { html, hyperlinkTo, type Markup } from '../report/html/markup.js';
import type { Line, Message, Section } from './message.js';

export function formatMessageText({ sections }: Message): string {
  return `${sections.map(formatSectionText).join('\n\n')}\n`;
}

function formatSectionText({ heading, lines }: Section): string {
  return [heading.toUpperCase(), '', ...lines.flatMap(formatLineText)].map(multiLine).join('\n');
}

function formatLineText({ text, notes = [], lines = [] }: Line): readonly string[] {
  const below = [...notes, ...lines.flatMap(formatLineText)];
  return [`- ${text}`, ...below.map((note) => `    ${note}`)];
}

/** A document of its own, without scripts, pictures or anything to be loaded. */
export function formatMessageHtml({ subject, sections }: Message): string {
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family:sans-serif;line-height:1.4;max-width:50em">
${sections.map(formatSection)}</body></html>
`.source;
}

function formatSection({ heading, isAlarm, lines }: Section): Markup {
  const colour = isAlarm ? '#b00020' : '#1a1a1a';
  return html`<h2 style="font-size:1.1em;color:${colour}">${heading}</h2>
<ul>${lines.map(formatLine)}</ul>
`;
}

function formatLine({ text, address = null, notes = [], lines = [] }: Line): Markup {
  const below = notes.map((note) => html`<br><span style="color:#555">${note}</span>`);
  return html`<li>${address === null ? text : hyperlinkTo(address, text)}${below}${lines.length === 0 ? null : html`<ul>${lines.map(formatLine)}</ul>`}</li>
`;
}
