import { limits, mostBytesOf } from '../limits.ts';
import { isPayload, parseManifest } from '../manifest.ts';
import { refuse } from '../problem.ts';
import { parseJson } from '../release.ts';
import type { Source } from '../source.ts';
import type { Store } from '../store.ts';

/** Names within a store that holds a mirror: a pointer, releases' tag files, and payload by digest. */
export const pointerKey = 'current.json';
export const tagKey = (id: string, name: string): string => `releases/${id}/${name}`;
export const objectKey = (sha512: string): string => `objects/${sha512.slice(0, 2)}/${sha512}`;

/** Reads the pointer of a store that holds a mirror; undefined where it holds none. */
export async function readPointer(store: Store): Promise<string | undefined> {
  const bytes = await store.get(pointerKey, limits.signatureBytes);
  if (!bytes) return undefined;
  const read = parseJson(bytes, pointerKey);
  const id = typeof read === 'object' && read && 'release' in read ? read.release : undefined;
  return typeof id === 'string' && /^[1-9]\d{0,9}-[0-9a-f]{16}$/.test(id)
    ? id
    : refuse(pointerKey, '写法有误。');
}

/** A bundle in a store: as a mirror keeps it there, or file by file. */
export function storeSource(store: Store): Source {
  let pointer: Promise<string | undefined> | undefined;
  let digests: Promise<Map<string, string>> | undefined;
  const current = (): Promise<string | undefined> => (pointer ??= readPointer(store));
  const readDigests = async (id: string): Promise<Map<string, string>> => {
    const name = 'manifest-sha512.txt';
    const bytes = await store.get(tagKey(id, name), mostBytesOf(name));
    return bytes ? parseManifest(bytes, name, 'sha512', isPayload) : new Map<string, string>();
  };
  const keyOf = async (path: string): Promise<string | undefined> => {
    const id = await current();
    if (id === undefined) return path;
    if (!isPayload(path)) return tagKey(id, path);
    const sha512 = (await (digests ??= readDigests(id))).get(path);
    return sha512 === undefined ? undefined : objectKey(sha512);
  };
  return {
    name: store.name,
    requests: () => store.client.requests(),
    read: async (path, mostBytes) => {
      const key = await keyOf(path);
      return key === undefined ? undefined : store.get(key, mostBytes);
    },
    stream: async (path, fromByte) => {
      const key = await keyOf(path);
      return key === undefined ? undefined : store.client.stream(store.urlOf(key), fromByte);
    },
  };
}
