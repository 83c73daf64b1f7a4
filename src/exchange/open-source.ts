import { statSync } from 'node:fs';
import path from 'node:path';
import type { HttpOptions } from './http-client.ts';
import type { Source } from './source.ts';
import { folderSource } from './sources/folder.ts';
import { httpSource } from './sources/http.ts';
import { storeSource } from './sources/store.ts';
import { zipSource } from './sources/zip.ts';
import { openStore, parseStoreAddress } from './store.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Opens a bundle by what a person wrote: a web address, a store's, a ZIP file, or a folder. */
export function openSource(
  where: string,
  environment: Environment,
  options: HttpOptions = {},
): Source {
  const store = parseStoreAddress(where, environment);
  if (store) return storeSource(openStore(store, environment, Date.now, options));
  if (/^https?:\/\//.test(where)) return httpSource(where, options);
  const file = path.resolve(where);
  return /\.zip$/i.test(file) && statSync(file, { throwIfNoEntry: false })?.isFile() === true
    ? zipSource(file)
    : folderSource(file);
}
