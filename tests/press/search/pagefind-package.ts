import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { wall, wordOf } from '../../../src/search/codes.ts';

/** A page as both writers are given it. */
export interface PlainPage {
  /** Characters, a `wall` between runs. */
  codes: number[];
  filters: Record<string, string[]>;
  sorts: Record<string, string>;
}

/** What the installed package writes for pages: its files by name, inflated. */
export async function packageFiles(
  pages: readonly PlainPage[],
  chunkSize: number,
): Promise<Map<string, Buffer>> {
  // Read by Pagefind's own process when it starts.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(chunkSize);
  try {
    const { index } = await createIndex({ forceLanguage: 'und' });
    if (!index) throw new Error('Pagefind did not start.');
    for (const [number, { codes, filters, sorts }] of pages.entries()) {
      const { errors } = await index.addCustomRecord({
        url: `/${number}.html`,
        // To Pagefind too a mark alone keeps a place and is no word.
        content: codes
          .map((code, at) => (code === wall ? '。' : wordOf(code, codes[at + 1] ?? wall)))
          .join(' '),
        language: 'und',
        filters,
        sort: sorts,
      });
      if (errors.length > 0) throw new Error(errors.join());
    }
    const { files } = await index.getFiles();
    return new Map(files.map(({ path, content }) => [path, inflated(content)]));
  } finally {
    await close();
    delete process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'];
  }
}

export function inflated(content: Uint8Array): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : Buffer.from(content);
}
