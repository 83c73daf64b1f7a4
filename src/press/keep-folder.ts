import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves a finished folder to its name in the cache. Another build may have put the same there meanwhile: a folder with
 * `proof` in it is whole, and stays, since that build may be reading it.
 *
 * @param proof name of a file that only a whole folder has.
 */
export async function keepFolder(made: string, kept: string, proof: string): Promise<void> {
  for (let triesLeft = 3; ; triesLeft--) {
    try {
      return await rename(made, kept);
    } catch (error) {
      if (existsSync(path.join(kept, proof))) return;
      if (triesLeft === 0 || !existsSync(kept)) throw error;
      await rm(kept, { recursive: true, force: true });
    }
  }
}
