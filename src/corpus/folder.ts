import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { aFinding, type Finding } from '../model/finding.ts';

export interface FolderEntry {
  name: string;
  isFolder: boolean;
}

/** Files that office programs and systems leave about, which mean nothing to an editor. */
const litter = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/**
 * Lists a folder under the content root by name, litter left out; empty when it does not exist. A symbolic link is
 * refused: it could lead out of the content folder.
 */
export async function listFolder(
  root: string,
  folder: string,
  findings: Finding[],
): Promise<FolderEntry[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const listed: FolderEntry[] = [];
  for (const entry of entries) {
    if (litter.test(entry.name)) continue;
    if (entry.isSymbolicLink()) {
      findings.push(
        aFinding(
          'path-outside',
          [folder, entry.name].filter(Boolean).join('/'),
          '这里是一个快捷方式（符号链接），程序不跟随它。请把文件本身复制到这里。',
        ),
      );
      continue;
    }
    listed.push({ name: entry.name.normalize('NFC'), isFolder: entry.isDirectory() });
  }
  return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
}
