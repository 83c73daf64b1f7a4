import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createIndex, close } from 'pagefind';

/** Indexes the finished pages with Pagefind as it comes. */
export async function writeSearchIndex(out: string, pages: readonly string[]): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'zh' });
  try {
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    for (const page of pages) {
      const added = await index.addHTMLFile({
        sourcePath: page,
        content: await readFile(path.join(out, page), 'utf8'),
      });
      if (added.errors.length > 0)
        throw new Error(`Pagefind could not index ${page}: ${added.errors.join('; ')}`);
    }
    const written = await index.writeFiles({ outputPath: path.join(out, 'pagefind') });
    if (written.errors.length > 0)
      throw new Error(`Pagefind could not write its index: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
}
