// Golden files: `UPDATE_GOLDEN=1 npx vitest run test/report` writes them anew; then read the
// difference before you commit it.
import { readFile, writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import { expect } from 'vitest';

export async function expectGolden(name: string, text: string): Promise<void> {
  const file = new URL(`../report/golden/${name}`, import.meta.url);
  if (env.UPDATE_GOLDEN === '1') await writeFile(file, text);
  expect(text).toBe((await readFile(file)).toString());
}
