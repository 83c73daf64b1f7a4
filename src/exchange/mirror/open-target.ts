import path from 'node:path';
import type { Environment } from '../open-source.ts';
import { openStore, parseStoreAddress } from '../store.ts';
import { folderTarget } from './folder-target.ts';
import { storeTarget } from './store-target.ts';
import type { Target } from './target.ts';

/** Opens the place a mirror is kept in by what a person wrote: a store's address or a folder. */
export function openTarget(where: string, environment: Environment): Target {
  const store = parseStoreAddress(where, environment);
  return store
    ? storeTarget(openStore(store, environment, Date.now))
    : folderTarget(path.resolve(where));
}
