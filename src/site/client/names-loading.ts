import { nameFileAddress, type NameFile } from '../../search/name-file.ts';
import { openNameIndex, type NameIndex } from '../../search/name-index.ts';
import { loadScript } from './script-loading.ts';

let opened: NameIndex | undefined;

/**
 * The registers' names, loaded once. Undefined where the file is not there; search does without.
 *
 * @param root address of the portal's root.
 */
export async function loadNames(root: string): Promise<NameIndex | undefined> {
  await loadScript(new URL(nameFileAddress, root).href);
  const { fangzhiNames } = globalThis as { fangzhiNames?: NameFile };
  opened ??= fangzhiNames && openNameIndex(fangzhiNames);
  return opened;
}
