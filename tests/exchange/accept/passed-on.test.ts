import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { proofFiles } from '../../../src/exchange/accept/offer.ts';
import { listFiles } from '../../../src/exchange/collect.ts';
import { digestBytes } from '../../../src/exchange/digest-files.ts';
import { idOf } from '../../../src/exchange/mirror/state.ts';
import { tagmanifestFile } from '../../../src/exchange/tag-layer.ts';
import { chapterFile, tempFolder, writeFiles } from '../../temp-content.ts';
import { aBundle } from '../a-bundle.ts';
import {
  aMember,
  allFiles,
  aWork,
  forget,
  introduce,
  publish,
  take,
  type Member,
} from '../a-member.ts';

let author: Member;
let between: Member;
let reader: Member;
beforeEach(async () => {
  author = await aMember('999931', aWork('tea'));
  between = await aMember('999932', aWork('market'));
  reader = await aMember('999933', aWork('rivers'));
  await introduce(author, between, reader);
  await publish(author);
  await take(between, author.bundle);
  await publish(between);
});

/** Files of the bundle of the one between, to be changed and signed by it again. */
async function payloadOf({ bundle }: Member): Promise<Record<string, Buffer>> {
  const data = path.join(bundle, 'data');
  const names = await listFiles(data);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(data, name))] as const),
    ),
  );
}

async function resigned(
  member: Member,
  change: (files: Record<string, Buffer>) => void,
): Promise<void> {
  const files = await payloadOf(member);
  change(files);
  await aBundle(files, {
    secret: member.secret,
    folder: member.bundle,
    facts: { member: member.code },
  });
}

describe('a work that another member passes on', () => {
  test('is taken as its owner’s, with who passed it on', async () => {
    const { taken } = await take(reader, between.bundle);
    expect(taken.map(({ id, office }) => [id, office])).toEqual([
      ['999931-tea', '999931县地方志编纂中心'],
      ['999932-market', '999932县地方志编纂中心'],
    ]);
    const { accepted } = await readCorpus(reader.content);
    expect(accepted.works['999931-tea']).toMatchObject({ member: '999931', via: '999932' });
    expect(accepted.works['999932-market']).not.toHaveProperty('via');
  });

  test('has the licence of its owner’s portal where it says none itself', async () => {
    await writeFiles(author.content, { 'works/tea/work.yaml': 'kind: essays\ntitle: 茶\n' });
    await publish(author);
    await take(between, author.bundle);
    await publish(between);
    await take(reader, between.bundle);
    const { accepted } = await readCorpus(reader.content);
    expect(accepted.works['999931-tea']?.licence).toBe('999931保留权利');
  });

  test('is left where its owner is not registered, and said', async () => {
    await forget(reader, 'members/m999931.yaml');
    const { taken, notes } = await take(reader, between.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
    expect(notes[0]).toContain('转来的 999931 的著作没有收');
  });

  test('never comes back to its owner', async () => {
    const before = await allFiles(author);
    const { taken } = await take(author, between.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
    const after = await allFiles(author);
    for (const [name, bytes] of Object.entries(before)) expect(after[name]).toEqual(bytes);
  });

  test.each<[what: string, change: (files: Record<string, Buffer>) => void, said: string]>([
    [
      'a chapter rewritten',
      (files) => {
        const name = Object.keys(files).find((each) => /999931.*01-first/.test(each)) ?? '';
        files[name] = Buffer.from('---\ntitle: 甲篇\n---\n\n改写。\n');
      },
      '可能在转交时被改动',
    ],
    [
      'a chapter added',
      (files) => {
        const name = Object.keys(files).find((each) => /999931.*01-first/.test(each)) ?? '';
        files[name.replace('01-first', '09-added')] = Buffer.from('---\ntitle: 添\n---\n\n添。\n');
      },
      '所属单位签名的清单里没有它',
    ],
    [
      'the release’s number changed',
      (files) => {
        const name = Object.keys(files).find((each) => /999931.*release\.json/.test(each)) ?? '';
        files[name] = Buffer.from(
          (files[name] ?? '').toString().replace('"version": 1', '"version": 9'),
        );
      },
      'release.json',
    ],
    [
      'its folder named for another release',
      (files) => {
        for (const name of Object.keys(files)) {
          if (!name.includes('accepted/999931/')) continue;
          files[name.replace('/1-', '/2-')] = files[name] ?? Buffer.alloc(0);

          delete files[name];
        }
      },
      '与文件夹名不符',
    ],
    [
      'its folder named for another member',
      (files) => {
        for (const name of Object.keys(files)) {
          if (!name.includes('accepted/999931/')) continue;
          files[name.replace('999931', '999934')] = files[name] ?? Buffer.alloc(0);

          delete files[name];
        }
      },
      '与文件夹名不符',
    ],
  ])('is refused with %s on the way, whoever signed that', async (_, change, said) => {
    await resigned(between, change);
    const before = await allFiles(reader);
    await expect(take(reader, between.bundle)).rejects.toThrow(said);
    expect(await allFiles(reader)).toEqual(before);
  });

  test('is not kept whole by one who passes on only a part of it', async () => {
    await resigned(between, (files) => {
      const name = Object.keys(files).find((each) => /999931.*02-second/.test(each)) ?? '';

      delete files[name];
    });
    const { taken } = await take(reader, between.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
  });

  test('does not go back to an older release that somebody still passes on', async () => {
    const old = path.join(await tempFolder(), 'old');
    await cp(between.bundle, old, { recursive: true });
    await writeFiles(author.content, { 'works/tea/03-third.mdx': chapterFile('丙篇', '丙。') });
    await publish(author);
    await take(reader, author.bundle);
    const { taken } = await take(reader, old);
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
    const { accepted } = await readCorpus(reader.content);
    expect(accepted.works['999931-tea']?.version).toBe(2);
  });

  test('is gone where it was passed on once its owner took it back', async () => {
    await take(reader, between.bundle);
    await forget(author, 'works/tea');
    await writeFiles(author.content, aWork('new'));
    await publish(author, { tombstones: [{ id: 'tea', title: '茶集', date: '2026-01-01' }] });
    await take(between, author.bundle);
    await publish(between);
    const { withdrawn } = await take(reader, between.bundle);
    expect(withdrawn.map(({ id }) => id)).toEqual(['999931-tea']);
    const bytes = Object.values(await allFiles(reader)).join('\n');
    expect(bytes).not.toContain('《tea》的正文');
  });
});

test('a stranger cannot sign for a member by writing its proof anew', async () => {
  const stranger = await aMember('999931', aWork('tea', '', '伪造。'));
  await publish(stranger);
  const forged = await payloadOf(stranger);
  const tagmanifest = await readFile(path.join(stranger.bundle, tagmanifestFile));
  const folder = `sources/accepted/999931/${idOf(1, digestBytes(tagmanifest).sha512)}`;
  const proof = await Promise.all(
    proofFiles.map(
      async (name) => [name, await readFile(path.join(stranger.bundle, name))] as const,
    ),
  );
  await resigned(between, (files) => {
    for (const [name, bytes] of proof) files[`${folder}/${name}`] = bytes;
    for (const name of Object.keys(files))
      if (name.includes('accepted/') && !name.startsWith(folder)) delete files[name];
    for (const [name, bytes] of Object.entries(forged))
      files[name.replace(/^sources/, folder)] = bytes;
  });
  const { taken, notes } = await take(reader, between.bundle);
  expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
  expect(notes[0]).toContain('不是所信任的密钥');
});
