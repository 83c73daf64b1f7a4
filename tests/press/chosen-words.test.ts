import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as chooser from '../../src/page/hanzi/dictionary.ts';
import { chosenWords } from '../../src/press/chosen-words.ts';
import { tempFolder } from '../temp-content.ts';

const root = path.resolve('some', 'root');
const load = (file: string): string | undefined => chosenWords(root).load(file);

test('the compiled site holds the words that the program chooses', async () => {
  const file = path.join(await tempFolder(), 'chosen.mjs');
  await writeFile(file, load(path.join(root, 'src/page/hanzi/dictionary.ts')) ?? '');
  const chosen = (await import(pathToFileURL(file).href)) as typeof chooser;
  for (const to of ['hans', 'hant'] as const)
    expect(chosen.hanziDictionary(to)).toEqual(chooser.hanziDictionary(to));
  expect(Object.keys(chosen)).toEqual(Object.keys(chooser));
});

test('nothing else is replaced', () => {
  expect(load(path.join(root, 'src/page/hanzi/tables.ts'))).toBeUndefined();
  expect(load('/elsewhere/src/page/hanzi/dictionary.ts')).toBeUndefined();
});
