import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { aWordImport } from './a-word-import.ts';
import { manuscripts } from './manuscripts.ts';

describe.each(Object.entries(manuscripts))('%s', (name, write) => {
  test('is imported, every character proved, and reads back without an error', async () => {
    const folder = aWordImport();
    const { errors, work, text } = await folder.run({ [`${name}.docx`]: await write() });
    expect(errors).toEqual([]);
    expect(work?.isWritten).toBe(true);
    expect(text).toContain('逐字核对一致');
    const { findings } = await readCorpus(folder.content);
    expect(findings).toEqual([]);
  });

  test('gives these chapters', async () => {
    const folder = aWordImport();
    await folder.run({ [`${name}.docx`]: await write() });
    const files = folder.files().filter((file) => /\.(?:mdx|yaml)$/.test(file));
    const shown = files.map((file) => `=== ${file}\n${shorten(folder.read(file))}`).join('\n');
    await expect(shown).toMatchFileSnapshot(path.resolve(`tests/fixtures/word/${name}.txt`));
  });

  test('gives the same bytes twice', async () => {
    const bytes = await write();
    const [once, again] = [aWordImport(), aWordImport()];
    await once.run({ 'a.docx': bytes });
    await again.run({ 'a.docx': bytes });
    expect(again.everything()).toEqual(once.everything());
  });
});

/** Long lines say no more than their beginning. */
const shorten = (text: string): string => text.replace(/^(.{120}).+$/gm, '$1…');
