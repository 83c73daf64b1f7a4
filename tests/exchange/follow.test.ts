import { rename } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { follow } from '../../src/exchange/mirror/follow.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle, payload } from './a-bundle.ts';
import { publishedVersion, runMirror } from './a-mirror.ts';

test('a mirror that follows publishes each release that comes, and keeps the last where its source is away', async () => {
  const made = await aBundle();
  const away = `${made.folder}.away`;
  const target = path.join(await tempFolder(), 'mirror');
  const seen: number[] = [];
  const faults: unknown[] = [];
  const between: (() => Promise<unknown>)[] = [
    async () => aBundle({ ...payload, 'site/index.html': '第二版' }, made),
    async () => rename(made.folder, away),
    async () => rename(away, made.folder),
    async () => aBundle({ ...payload, 'site/index.html': '第三版' }, made),
  ];
  await follow(
    async () => {
      await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    },
    {
      tell: (fault) => faults.push(fault),
      wait: async () => {
        seen.push(await publishedVersion(target));
        const next = between.shift();
        await next?.();
        return next !== undefined;
      },
    },
  );
  expect(seen).toEqual([1, 2, 2, 2, 3]);
  expect(faults).toHaveLength(1);
}, 120_000);
