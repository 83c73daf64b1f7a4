import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../collect.ts';
import type { Store } from '../store.ts';
import { sumsName } from './former-hand-over.ts';

const last = [sumsName, 'tagmanifest-sha512.txt'];

/**
 * Sends a hand-over to a partner's store, its list of digests last: who finds that finds the whole.
 *
 * @returns how many files were sent.
 * @throws {Refusal} when the store will not have one.
 */
export async function sendHandOver(
  folder: string,
  store: Pick<Store, 'put'>,
  onProgress: (done: number, all: number) => void,
): Promise<number> {
  const files = await listFiles(folder);
  const order = [
    ...files.filter((file) => !last.includes(file)).sort(),
    ...files.filter((file) => last.includes(file)),
  ];
  for (const [index, file] of order.entries()) {
    onProgress(index, order.length);
    const bytes = await readFile(path.join(folder, ...file.split('/')));
    await store.put(file, bytes, createHash('sha256').update(bytes).digest('hex'));
  }
  return order.length;
}
