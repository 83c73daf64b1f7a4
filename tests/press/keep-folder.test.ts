import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepFolder } from '../../src/press/keep-folder.ts';
import { aFolder, writeFiles } from './files.ts';

test('keeps the pages of the build that finished first when two make the same', async () => {
  const folder = await aFolder();
  const kept = path.join(folder, 'kept');
  for (const name of ['first', 'second']) {
    await writeFiles(path.join(folder, name), { '.shell.html': name, 'index.html': name });
    await keepFolder(path.join(folder, name), kept, '.shell.html');
  }
  expect(readFileSync(path.join(kept, 'index.html'), 'utf8')).toBe('first');
});

test('replaces pages that lack their shell, since nobody may use them', async () => {
  const folder = await aFolder();
  const kept = path.join(folder, 'kept');
  await writeFiles(kept, { 'index.html': 'half' });
  await writeFiles(path.join(folder, 'whole'), { '.shell.html': 'whole', 'index.html': 'whole' });
  await keepFolder(path.join(folder, 'whole'), kept, '.shell.html');
  expect(readFileSync(path.join(kept, 'index.html'), 'utf8')).toBe('whole');
});

test('leaves what it cannot move where it is, and says so', async () => {
  const folder = await aFolder();
  await expect(
    keepFolder(path.join(folder, 'absent'), path.join(folder, 'kept'), '.shell.html'),
  ).rejects.toThrow('ENOENT');
  expect(existsSync(path.join(folder, 'kept'))).toBe(false);
});
