import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { aMember, allFiles, aWork, introduce, ownFiles, publish, take } from '../a-member.ts';

describe('ids that come out the same although the works are not', () => {
  test('of a work of one’s own and another member’s: it is left, and told of', async () => {
    const ours = await aMember('999931', aWork('999932-market'));
    const theirs = await aMember('999932', { ...aWork('market'), ...aWork('rivers') });
    await introduce(ours, theirs);
    await publish(theirs);
    const before = await ownFiles(ours);
    const { taken, notes } = await take(ours, theirs.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['999932-rivers']);
    expect(notes.join()).toContain('999932-market');
    expect(await ownFiles(ours)).toEqual(before);
    expect((await readCorpus(ours.content)).works.map(({ id }) => id)).toEqual([
      '999932-market',
      '999932-rivers',
    ]);
  });

  test('of two members, one of whose codes begins like the other’s: the one that stands stays', async () => {
    const ours = await aMember('999931', aWork('tea'));
    const first = await aMember('zhou-county', aWork('essays'));
    const second = await aMember('zhou', { ...aWork('county-essays'), ...aWork('rivers') });
    await introduce(ours, first, second);
    await publish(first);
    await publish(second);
    await take(ours, first.bundle);
    const stood = await readCorpus(ours.content);
    const { taken, notes } = await take(ours, second.bundle);
    expect(taken.map(({ id }) => id)).toEqual(['zhou-rivers']);
    expect(notes.join()).toContain('zhou-county-essays');
    const { accepted } = await readCorpus(ours.content);
    expect(accepted.works['zhou-county-essays']).toEqual(
      stood.accepted.works['zhou-county-essays'],
    );
    const again = await allFiles(ours);
    expect((await take(ours, second.bundle)).taken).toEqual([]);
    expect(await allFiles(ours)).toEqual(again);
  });

  test('of two members in one bundle: the first by code is taken, the other told of', async () => {
    const ours = await aMember('999931', aWork('tea'));
    const first = await aMember('zhou', aWork('county-essays'));
    const second = await aMember('zhou-county', aWork('essays'));
    const between = await aMember('999933', aWork('rivers'));
    await introduce(ours, first, second, between);
    await publish(first);
    await publish(second);
    await take(between, first.bundle);
    const { notes } = await take(between, second.bundle);
    expect(notes.join()).toContain('zhou-county-essays');
    await publish(between);
    expect((await take(ours, between.bundle)).taken.map(({ id }) => id).sort()).toEqual([
      '999933-rivers',
      'zhou-county-essays',
    ]);
  });
});
