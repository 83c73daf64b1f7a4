import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Puts the files below a folder below another, as second names of the same files where the disk allows it: tiles are
 * many, and copying them would take longer than all the rest of a build. They are never written to again, and `to` must not be there yet.
 */
export function linkFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  // A folder comes before what lies in it. Synchronous calls: for thousands of small files they are the faster.
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    if (entry.isDirectory()) mkdirSync(target, { recursive: true });
    else linkOrCopy(source, target);
  }
}

/** Why a disk gives a file no second name: it is another one, or cannot, or the file has too many. */
const noLink = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if (!noLink.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(source, target);
  }
}
