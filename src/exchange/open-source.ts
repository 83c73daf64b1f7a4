import path from 'node:path';
import { folderSource } from './sources/folder.ts';
import { httpSource } from './sources/http.ts';
import type { Source } from './source.ts';

/** Opens a bundle by what a person wrote: a web address or a folder. */
export function openSource(where: string): Source {
  return /^https?:\/\//.test(where) ? httpSource(where) : folderSource(path.resolve(where));
}
