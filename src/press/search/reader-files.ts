import { close, createIndex } from 'pagefind';
import { pagefindVersion } from './pagefind-file.ts';

/** Entry file of an index, as Pagefind's reader expects it. */
export interface Entry {
  version: string;
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
  include_characters: string[];
}

/** What the installed package supplies: its reader's files, and an entry of its own to model ours on. */
export interface ReaderFiles {
  entry: Entry;
  files: { path: string; content: Uint8Array }[];
}

/** Characters that Pagefind 1.6.0 takes for parts of words; the entry names them to the reader. */
export const wordCharacters = ['_', '‿', '⁀', '⁔', '︳', '︴', '﹍', '﹎', '﹏', '＿'];

/**
 * Lets the package index one page, for the files that every index of its has.
 *
 * @throws {Error} when it does not start.
 */
export async function makeReaderFiles(): Promise<ReaderFiles> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'und' });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    await index.addCustomRecord({ url: '/', content: '0', language: 'und' });
    const { files } = await index.getFiles();
    const entry = files.find(({ path }) => path === 'pagefind-entry.json');
    if (!entry) throw new Error('Pagefind wrote no entry file.');
    return {
      entry: JSON.parse(Buffer.from(entry.content).toString('utf8')) as Entry,
      files: files.filter(
        ({ path }) => !/pf_(?:meta|index|filter|fragment)$|entry\.json$/.test(path),
      ),
    };
  } finally {
    await close();
  }
}

/** Whether the files this program writes are those the installed reader reads. */
export function isKnownReader({ version, include_characters }: Entry): boolean {
  return version === pagefindVersion && include_characters.join() === wordCharacters.join();
}
