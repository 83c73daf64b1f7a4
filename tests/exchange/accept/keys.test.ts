import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stateKeys } from '../../../src/exchange/key-history.ts';
import { folderSource } from '../../../src/exchange/sources/folder.ts';
import { readTagLayer } from '../../../src/exchange/tag-layer.ts';
import { chapterFile, tempFolder, writeFiles } from '../../temp-content.ts';
import { aBundle, aSecretKey } from '../a-bundle.ts';
import { aMember, aWork, introduce, publish, record, take, type Member } from '../a-member.ts';

async function twoOffices(): Promise<{ ours: Member; theirs: Member }> {
  const ours = await aMember('999931', aWork('qingxi'));
  const theirs = await aMember('999932', aWork('market'));
  await introduce(ours, theirs);
  await publish(theirs);
  await take(ours, theirs.bundle);
  return { ours, theirs };
}

/** Publishes a release that says which keys may sign, signed by one of them. */
async function rotate(
  theirs: Member,
  {
    by,
    keys,
    revoked,
    signer,
  }: Record<'keys' | 'revoked', string[]> & Record<'by' | 'signer', Member['secret']>,
): Promise<void> {
  const { history } = await readTagLayer(folderSource(theirs.bundle));
  await aBundle(
    Object.fromEntries(
      Object.entries(aWork('market')).map(([name, file]) => [`sources/${name}`, file]),
    ),
    {
      secret: signer,
      folder: theirs.bundle,
      facts: { member: theirs.code },
      history: stateKeys(theirs.code, history, { keys, revoked }, by),
    },
  );
}

test('a member’s new key is followed without being registered, and its old one is refused from then on', async () => {
  const { ours, theirs } = await twoOffices();
  const old = theirs.secret;
  const next = aSecretKey();
  await rotate(theirs, {
    by: old,
    keys: [old.publicKey, next.publicKey],
    revoked: [],
    signer: old,
  });
  await rotate(theirs, {
    by: next,
    keys: [next.publicKey],
    revoked: [old.publicKey],
    signer: next,
  });
  await take(ours, theirs.bundle);
  await publish(theirs).catch(() => undefined);
  await expect(take(ours, theirs.bundle)).rejects.toThrow('已经作废');
});

test('registering the new key after it was followed changes nothing', async () => {
  const { ours, theirs } = await twoOffices();
  const old = theirs.secret;
  const next = aSecretKey();
  await rotate(theirs, {
    by: old,
    keys: [old.publicKey, next.publicKey],
    revoked: [],
    signer: old,
  });
  await rotate(theirs, {
    by: next,
    keys: [next.publicKey],
    revoked: [old.publicKey],
    signer: next,
  });
  await take(ours, theirs.bundle);
  await writeFiles(ours.content, record('999932', next));
  const { taken } = await take(ours, theirs.bundle);
  expect(taken).toEqual([]);
});

test('a member that lost its key begins anew, once its new key is registered', async () => {
  const { ours, theirs } = await twoOffices();
  await writeFiles(theirs.content, { 'works/market/03-third.mdx': chapterFile('丙篇', '丙。') });
  await publish(theirs);
  await take(ours, theirs.bundle);
  const anew = { ...theirs, secret: aSecretKey(), bundle: path.join(await tempFolder(), 'anew') };
  await rm(path.join(theirs.content, 'works/market/03-third.mdx'));
  await publish(anew, { released: '2026-03-01' });
  await expect(take(ours, anew.bundle)).rejects.toThrow('不一致');
  await writeFiles(ours.content, record('999932', anew.secret));
  const { taken } = await take(ours, anew.bundle);
  expect(taken.map(({ id, version, before }) => [id, version, before])).toEqual([
    ['999932-market', 1, 2],
  ]);
  await expect(take(ours, theirs.bundle)).rejects.toThrow();
});
