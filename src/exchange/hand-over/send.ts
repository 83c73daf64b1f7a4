import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../collect.ts';
import type { ProfileFile } from '../../corpus/corpus.ts';
import { openStore, parseStoreAddress, type Store } from '../store.ts';
import { sumsName } from './former-hand-over.ts';

const last = [sumsName, 'tagmanifest-sha512.txt'];

/**
 * Opens the store that a profile names; asks it nothing yet.
 *
 * @throws {Error} when it names none, or what it names is no store's address.
 * @throws {Refusal} when the environment has no credentials for it.
 */
export function openTransport(
  { file, meta: { transport } }: Pick<ProfileFile, 'file' | 'meta'>,
  environment: Readonly<Record<string, string | undefined>>,
): Store {
  if (transport === undefined)
    throw new Error(
      `${file} 没有写 transport，不知道送到哪里。请写上对方的存储地址，或不加 --send，把做好的文件夹交给对方。`,
    );
  const address = parseStoreAddress(transport, environment);
  if (address === undefined)
    throw new Error(
      `${file} 的 transport（${transport}）不是存储服务的地址。请写成 s3:https://主机/桶/文件夹。`,
    );
  return openStore(address, environment, () => Date.now());
}

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
