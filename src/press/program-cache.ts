import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from './program-root.ts';

/**
 * Folder for what is made of the program itself, as a compiler makes it, and of no office's content: beside the
 * libraries it needs, and gone with them.
 *
 * @param otherwise where to put it when the program lies where nothing may be written.
 */
export function programCache(otherwise: string): string {
  const folder = path.join(programRoot, 'node_modules/.fangzhi');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return otherwise;
  }
}
