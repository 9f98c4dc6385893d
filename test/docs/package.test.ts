import { expect, it } from 'vitest';
import { readDocument } from '../support/documents.js';

it('who installs the packed file, or a clone, waits for no build', async () => {
  const { scripts } = JSON.parse(await readDocument('package.json'));
  // Those that npm runs by itself when it installs.
  for (const event of ['preinstall', 'install', 'postinstall', 'prepare'])
    expect(scripts).not.toHaveProperty(event);
  // The file is packed with a fresh build all the same, and so is what `npm start` runs.
  for (const event of ['prepack', 'prestart', 'pretest'])
    expect(scripts).toHaveProperty(event, 'npm run build');
});
