import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface Digests {
  /** SHA-256 in hexadecimal; undefined when there is no such file. */
  digestOf(file: string): Promise<string | undefined>;
  save(): Promise<void>;
}

/** Digests of large files: one whose size and time are as they were is not read again. */
export async function openDigests(memoFile: string): Promise<Digests> {
  type Known = Record<string, { size: number; mtimeMs: number; sha256: string }>;
  const known = await readFile(memoFile, 'utf8').then(
    (json) => JSON.parse(json) as Known,
    (): Known => ({}),
  );
  const used: Known = {};
  return {
    digestOf: async (file) => {
      const facts = await stat(file).catch(() => undefined);
      if (!facts?.isFile()) return undefined;
      const { size, mtimeMs } = facts;
      const before = known[file];
      const isSame = before?.size === size && before.mtimeMs === mtimeMs;
      const sha256 = isSame ? before.sha256 : await digestFile(file);
      used[file] = { size, mtimeMs, sha256 };
      return sha256;
    },
    save: async () => {
      if (Object.keys(used).length === 0) return;
      await mkdir(path.dirname(memoFile), { recursive: true });
      const beside = `${memoFile}.${process.pid}`;
      await writeFile(beside, JSON.stringify({ ...known, ...used }));
      await rename(beside, memoFile);
    },
  };
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
