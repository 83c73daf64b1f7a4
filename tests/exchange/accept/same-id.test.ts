import { rename } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { writeFiles } from '../../temp-content.ts';
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

  test('of a work taken before and one of one’s own made since: both stay, and the build says which to rename', async () => {
    const ours = await aMember('999931', aWork('tea'));
    const theirs = await aMember('999932', aWork('market'));
    await introduce(ours, theirs);
    await publish(theirs);
    await take(ours, theirs.bundle);
    await writeFiles(ours.content, aWork('999932-market', '', '本单位后来编的市场志。'));
    const before = await allFiles(ours);
    const { works, findings } = await readCorpus(ours.content);
    const [folder] = Object.keys(before).filter((name) => /^accepted\/.*\/work\.yaml$/.test(name));
    expect(findings.map(formatFinding)).toEqual([
      `works/999932-market/work.yaml 错误 id-repeated：编号 999932-market 已经是收入的999932县地方志编纂中心《market集》的（${folder?.replace('/work.yaml', '')}），网址会相同。请给 works/999932-market 这个文件夹改名，不要以成员的代码开头。`,
    ]);
    expect(works.map(({ id, accepted }) => [id, accepted?.member])).toEqual([
      ['999932-market', undefined],
      ['tea', undefined],
    ]);

    await writeFiles(theirs.content, aWork('market', '', '新的一版。'));
    await publish(theirs);
    const { taken, notes } = await take(ours, theirs.bundle);
    expect(taken).toEqual([]);
    expect(notes).toEqual([
      '999932-market 没有收：这里已有这个编号的著作，是本单位的。请所属单位给 market 换一个编号，或改本单位的。',
    ]);
    expect((await allFiles(ours))[folder ?? '']).toEqual(before[folder ?? '']);

    await rename(
      path.join(ours.content, 'works/999932-market'),
      path.join(ours.content, 'works/market'),
    );
    const clashing = await take(ours, theirs.bundle);
    expect(clashing.clashes.map(({ grounds }) => grounds.map(({ kind }) => kind))).toEqual([
      ['same-id'],
    ]);
    expect((await readCorpus(ours.content)).findings).toEqual([]);
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
