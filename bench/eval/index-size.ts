import { globSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes of an index: what is fetched for searching, without the programs beside it. */
export function indexSize(folder: string): { files: number; bytes: number } {
  const files = globSync('**/*.pf_*', { cwd: folder });
  return {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0),
  };
}
