import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { programRoot } from './program-root.ts';

/** Digest of the program's own sources in some rooms and of the versions of what it uses: what they make may be kept under it. */
export async function digestSources(rooms: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(programRoot, 'package.json')));
  for (const room of rooms) {
    const folder = path.join(programRoot, 'src', room);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));
    for (const file of files.sort())
      hash.update(`\0${path.relative(programRoot, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 24);
}
