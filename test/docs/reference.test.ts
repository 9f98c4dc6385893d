// The reference is what the tables of the code say: `npm run reference` writes it anew.
import { describe, expect, it } from 'vitest';
import { createSilentProgram } from '../../scripts/reference/commands.js';
import { formatReference, REFERENCES } from '../../scripts/reference/reference.js';
import { EXIT } from '../../src/cli/exit-code.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { formatReasonTitle } from '../../src/words/reason-words.js';
import { REMARK_CODES } from '../../src/words/remark-words.js';
import { HOWS, REMARKS } from '../support/codes.js';
import { readDocument } from '../support/documents.js';

describe.each(Object.entries(REFERENCES))('%s', (file, language) => {
  it('is what `npm run reference` makes of the code', async () => {
    expect(await readDocument(file)).toBe(formatReference(language));
  });

  it('tells every option of every command', async () => {
    const program = createSilentProgram(language);
    const options = [program, ...program.commands].flatMap((command) => command.options);
    const text = await readDocument(file);
    const untold = options.filter(({ hidden, flags }) => !hidden && !text.includes(`\`${flags}\``));
    expect(untold).toEqual([]);
  });

  it('has a sentence for every code', async () => {
    const text = await readDocument(file);
    for (const reason of Object.keys(REASONS) as Reason[]) {
      const title = formatReasonTitle(reason, language);
      expect(text).toContain(`\n| \`${REASONS[reason]}/${reason}\` | ${title} | `);
    }
    for (const code of [...Object.keys({ ...REMARKS, ...HOWS }), ...Object.values(EXIT)])
      expect(text).toMatch(new RegExp(`^\\| \`${code}\` \\| .+ \\|$`, 'm'));
    expect(Object.keys(REMARKS).sort()).toEqual([...REMARK_CODES].sort());
  });

  it('leaves no sentence with a hole', async () => {
    expect(await readDocument(file)).not.toMatch(/undefined|NaN|\[object|\(\)/);
  });
});
