import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const fixtures = path.join(import.meta.dirname, '../fixtures');

/** Folders of one kind of fixture; to add a case, add a folder. */
export function casesOf(kind: string): { name: string; folder: string }[] {
  return readdirSync(path.join(fixtures, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: path.join(fixtures, kind, name) }));
}

/**
 * Expects a text to be what a file of the case holds. `UPDATE=1 npx vitest run tests/markdown` writes the files instead:
 * read every difference before keeping it.
 */
export function expectGolden(folder: string, file: string, text: string): void {
  const golden = path.join(folder, file);
  if (process.env['UPDATE'] === '1') writeFileSync(golden, text);
  expect(text).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : `no ${file} yet`);
}

/** HTML with a line end after each block, to be read by people. */
export function readable(html: string): string {
  const ends =
    /<\/(?:p|h\d|li|[uo]l|tr|thead|tbody|table|div|figure|figcaption|blockquote|section|aside|pre)>|<hr>|<[uo]l[^>]*>|<(?:table|section|thead|tbody|figure|blockquote|aside|div)\b[^>]*>/g;
  return `${html
    .replace(ends, '$&\n')
    .replace(/\n{2,}/g, '\n')
    .trim()}\n`;
}
