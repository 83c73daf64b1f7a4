import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSiteProgram } from '../../src/press/site-program.ts';
import { aFolder } from './files.ts';

test('compiles the site once, and finds it again', async () => {
  const cache = await aFolder();
  const program = await openSiteProgram(cache, Date.now());
  const made = statSync(program.entry).mtimeMs;
  expect(await openSiteProgram(cache, Date.now())).toEqual(program);
  expect(statSync(program.entry).mtimeMs).toBe(made);
});

test('has the files that are the same in every portal, with links that work at any path', async () => {
  const { files } = await openSiteProgram(await aFolder(), Date.now());
  const names = readdirSync(path.join(files, 'assets'));
  expect(names).toEqual(expect.arrayContaining(['appearance.js', 'reader.js', 'search.js']));
  for (const name of names)
    expect(readFileSync(path.join(files, 'assets', name), 'utf8')).not.toContain('/fz-base/');
});
