import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { writeFiles } from '../../temp-content.ts';
import {
  aMember,
  allFiles,
  aWork,
  forget,
  introduce,
  ownFiles,
  publish,
  take,
  type Member,
} from '../a-member.ts';

async function twoOffices(): Promise<{ ours: Member; theirs: Member }> {
  const ours = await aMember('999931', aWork('qingxi'));
  const theirs = await aMember('999932', {
    ...aWork('market'),
    ...aWork('rivers', 'rights: 保留权利\n'),
  });
  await introduce(ours, theirs);
  return { ours, theirs };
}

describe('a sound bundle', () => {
  test('is taken under county-coded ids, with owner, licence, release and key of each work', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const before = await ownFiles(ours);
    const { taken, clashes } = await take(ours, theirs.bundle);
    expect(clashes).toEqual([]);
    expect(taken.map(({ id, office, licence, version }) => [id, office, licence, version])).toEqual(
      [
        ['999932-market', '999932县地方志编纂中心', 'CC BY 4.0', 1],
        ['999932-rivers', '999932县地方志编纂中心', 'CC BY 4.0', 1],
      ],
    );
    const { works, findings } = await readCorpus(ours.content);
    expect(findings).toEqual([]);
    expect(works.map(({ id, meta: { owner } }) => [id, owner])).toEqual([
      ['qingxi', undefined],
      ['999932-market', 'm999932'],
      ['999932-rivers', 'm999932'],
    ]);
    expect(works[1]?.accepted).toMatchObject({ received: '2026-02-01', released: '2026-01-01' });
    expect(works[1]?.accepted?.signer).toMatch(/^SHA256:/);
    expect(await ownFiles(ours)).toEqual(before);
  });

  test('is taken byte for byte', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await take(ours, theirs.bundle);
    const { works } = await readCorpus(ours.content);
    const chapter = works[1]?.chapters[0];
    expect(await readFile(path.join(ours.content, chapter?.file ?? ''))).toEqual(
      await readFile(path.join(theirs.content, 'works/market/01-first.mdx')),
    );
  });

  test('says and changes nothing the second time', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await take(ours, theirs.bundle);
    const before = await allFiles(ours);
    const again = await take(ours, theirs.bundle, { today: '2026-03-01' });
    expect(again.taken).toEqual([]);
    expect(await allFiles(ours)).toEqual(before);
  });

  test('is only looked at in a trial', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const before = await allFiles(ours);
    const { taken } = await take(ours, theirs.bundle, { isTrial: true });
    expect(taken).toHaveLength(2);
    expect(await allFiles(ours)).toEqual(before);
  });

  test('leaves a work that says it belongs to a third office, and says where to get it', async () => {
    const { ours, theirs } = await twoOffices();
    await writeFiles(theirs.content, aWork('borrowed', 'owner: luopu\n'));
    await publish(theirs);
    const { taken, notes } = await take(ours, theirs.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['999932-market', '999932-rivers']);
    expect(notes).toEqual([
      '999932-borrowed 没有收：《borrowed集》写明属于 luopu，请向所属单位取它的发布包。',
    ]);
  });
});

describe('a later release', () => {
  test('takes the place of the one before, and nothing of that stays', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await take(ours, theirs.bundle);
    await writeFiles(theirs.content, {
      'works/market/01-first.mdx': '---\ntitle: 甲篇\n---\n\n改过。\n',
    });
    await publish(theirs, { released: '2026-02-02' });
    const { taken } = await take(ours, theirs.bundle, { today: '2026-02-03' });
    expect(taken.map(({ id, version, before }) => [id, version, before])).toEqual([
      ['999932-market', 2, 1],
      ['999932-rivers', 2, 1],
    ]);
    const releases = await readdir(path.join(ours.content, 'accepted/999932'));
    expect(releases).toEqual([expect.stringMatching(/^2-/)]);
  });

  test('with a work withdrawn removes every byte of it, and keeps the tombstone', async () => {
    const { ours, theirs } = await twoOffices();
    await writeFiles(theirs.content, aWork('memoir', '', '此篇后来撤回。'));
    await publish(theirs);
    await take(ours, theirs.bundle);
    await forget(theirs, 'works/memoir');
    const gone = { id: 'memoir', title: 'memoir集', date: '2026-02-01', reason: '讲述人要求' };
    await publish(theirs, { released: '2026-02-01', tombstones: [gone] });
    const { withdrawn } = await take(ours, theirs.bundle);
    expect(withdrawn).toEqual([{ ...gone, id: '999932-memoir', member: '999932' }]);
    const { works, accepted } = await readCorpus(ours.content);
    expect(works.map(({ id }) => id)).not.toContain('999932-memoir');
    expect(accepted.tombstones).toEqual(withdrawn);
    const bytes = Object.values(await allFiles(ours)).join('\n');
    expect(bytes).not.toContain('此篇后来撤回');
  });

  test('that has a work no more without saying why leaves a tombstone too', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await take(ours, theirs.bundle);
    await forget(theirs, 'works/rivers');
    await publish(theirs, { released: '2026-02-02' });
    await take(ours, theirs.bundle);
    const { accepted } = await readCorpus(ours.content);
    expect(accepted.tombstones).toEqual([
      { id: '999932-rivers', title: 'rivers集', date: '2026-02-02', member: '999932' },
    ]);
  });

  test('that has a withdrawn work again takes the tombstone away', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await take(ours, theirs.bundle);
    await forget(theirs, 'works/rivers');
    await publish(theirs);
    await take(ours, theirs.bundle);
    await writeFiles(theirs.content, aWork('rivers'));
    await publish(theirs);
    await take(ours, theirs.bundle);
    const { works, accepted } = await readCorpus(ours.content);
    expect(works.map(({ id }) => id)).toContain('999932-rivers');
    expect(accepted.tombstones).toEqual([]);
  });
});
