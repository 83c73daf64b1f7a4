import { describe, expect, test } from 'vitest';
import { openSource } from '../../../src/exchange/open-source.ts';
import { storeTarget } from '../../../src/exchange/mirror/store-target.ts';
import { folderSource } from '../../../src/exchange/sources/folder.ts';
import { chapterFile, writeFiles } from '../../temp-content.ts';
import { aMember, allFiles, aWork, introduce, publish, take, type Member } from '../a-member.ts';
import { runMirror } from '../a-mirror.ts';
import { memoryStore } from '../memory-store.ts';
import { hasMoto, motoReason, motoStore } from '../other-servers.ts';

async function twoOffices(): Promise<{ ours: Member; theirs: Member }> {
  const ours = await aMember('999931', aWork('qingxi'));
  const theirs = await aMember('999932', aWork('market'));
  await introduce(ours, theirs);
  await publish(theirs);
  return { ours, theirs };
}

describe.each([
  ['a store', memoryStore, true],
  [`an S3 server of other makers${motoReason}`, motoStore, hasMoto],
] as const)('the mirror of a bundle in %s', (_, open, isThere) => {
  test.skipIf(!isThere)(
    'is accepted from, and its next release, by its address',
    async () => {
      const { ours, theirs } = await twoOffices();
      const { store, address, environment } = await open();
      const follow = () =>
        runMirror(folderSource(theirs.bundle), storeTarget(store), theirs.secret.publicKey);
      await follow();
      const first = await take(ours, openSource(address, environment));
      expect(first.taken.map(({ id, version }) => [id, version])).toEqual([['999932-market', 1]]);
      await writeFiles(theirs.content, { 'works/market/03-third.mdx': chapterFile('丙', '丙。') });
      await publish(theirs);
      await follow();
      const second = await take(ours, openSource(address, environment));
      expect(second.taken.map(({ id, version }) => [id, version])).toEqual([['999932-market', 2]]);
      expect((await take(ours, openSource(address, environment))).taken).toEqual([]);
    },
    60_000,
  );
});

describe('a store', () => {
  test('that holds another chapter than was signed is refused, and nothing changes', async () => {
    const { ours, theirs } = await twoOffices();
    const { store, objects, address, environment } = await memoryStore();
    await runMirror(folderSource(theirs.bundle), storeTarget(store), theirs.secret.publicKey);
    for (const [key, bytes] of objects)
      if (bytes.includes('的正文'))
        objects.set(key, Buffer.from(bytes.toString().replace('正', '假')));
    const before = await allFiles(ours);
    await expect(take(ours, openSource(address, environment))).rejects.toThrow('校验值不符');
    expect(await allFiles(ours)).toEqual(before);
  });

  test('that holds no bundle is refused in a sentence', async () => {
    const { ours } = await twoOffices();
    const { address, environment } = await memoryStore();
    await expect(take(ours, openSource(address, environment))).rejects.toThrow('不是一个发布包');
  });

  test('is not asked without an account', async () => {
    const { address } = await memoryStore();
    expect(() => openSource(address, {})).toThrow('AWS_ACCESS_KEY_ID');
  });
});
