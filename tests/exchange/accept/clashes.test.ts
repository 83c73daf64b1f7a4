import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { clashPage } from '../../../src/exchange/accept/clash-page.ts';
import type { AcceptOutcome } from '../../../src/exchange/accept/accept.ts';
import { describeGrounds } from '../../../src/exchange/accept/describe-clash.ts';
import { chapterFile, writeFiles, type ContentFiles } from '../../temp-content.ts';
import { aLongText } from '../a-long-text.ts';
import {
  aMember,
  allFiles,
  aWork,
  introduce,
  ownFiles,
  publish,
  take,
  type Member,
} from '../a-member.ts';

const yearbook = (title: string, isbn?: string): string =>
  `kind: yearbook\ntitle: ${title}\neditionYear: 2022\ncoverage: { from: 2021, to: 2021 }\ndivision: "999900"\n${isbn === undefined ? '' : `printing: { isbn: "${isbn}" }\n`}`;

/** What the office that accepts has, and what five of the other's works clash with. */
const ours: ContentFiles = {
  ...aWork('tea'),
  'works/isbn-a/work.yaml': 'kind: essays\ntitle: 书甲\nprinting: { isbn: "978-7-000-00001-1" }\n',
  'works/isbn-a/01-a.mdx': chapterFile('甲', '甲。'),
  'works/yearbook-a/work.yaml': yearbook('联合年鉴'),
  'works/yearbook-a/01-a.mdx': chapterFile('甲', '年鉴甲。'),
  'works/water/work.yaml': 'kind: essays\ntitle: 水利集\n',
  'works/water/01-a.mdx': chapterFile('渠', aLongText('渠')),
  'works/roads/work.yaml': 'kind: essays\ntitle: 道路集\n',
  'works/roads/01-a.mdx': chapterFile('路', aLongText('路')),
};
const theirs: ContentFiles = {
  ...aWork('tea', '', '别县的茶。'),
  'works/isbn-b/work.yaml': 'kind: essays\ntitle: 书乙\nprinting: { isbn: "9787000000011" }\n',
  'works/isbn-b/01-a.mdx': chapterFile('甲', '乙。'),
  'works/yearbook-b/work.yaml': yearbook('合编年鉴'),
  'works/yearbook-b/01-a.mdx': chapterFile('甲', '年鉴乙。'),
  'works/canals/work.yaml': 'kind: essays\ntitle: 渠道集\n',
  'works/canals/01-a.mdx': chapterFile('渠事', aLongText('渠').replaceAll('。', '！')),
  'works/streets/work.yaml': 'kind: essays\ntitle: 街道集\n',
  'works/streets/01-a.mdx': chapterFile(
    '街',
    `${aLongText('街', 10)}\n\n${aLongText('路').replace('第5条', '第五条')}`,
  ),
  ...aWork('free'),
};

async function twoOffices(): Promise<{ here: Member; there: Member }> {
  const here = await aMember('999931', ours);
  const there = await aMember('999932', theirs);
  await introduce(here, there);
  await publish(there);
  return { here, there };
}

const listOf = ({ clashes }: AcceptOutcome): string[] =>
  clashes.map(
    (clash) => `${clash.incoming.work.id} ~ ${clash.existing.work.id}: ${describeGrounds(clash)}`,
  );
const idsOf = async ({ content }: Member): Promise<string[]> =>
  (await readCorpus(content)).works.map(({ id }) => id);

async function decide({ content }: Member, decisions: Record<string, string>): Promise<void> {
  const file = path.join(content, 'accepted/decisions.yaml');
  let text = await readFile(file, 'utf8');
  for (const [incoming, decision] of Object.entries(decisions))
    text = text.replace(
      new RegExp(`(incoming: "${incoming}"\\n(?:  .*\\n)*?  decision:).*`),
      `$1 ${decision}`,
    );
  await writeFile(file, text);
}

test('a chapter that the office withholds is compared too, though no page shows it', async () => {
  const { here, there } = await twoOffices();
  await writeFiles(here.content, {
    'works/water/01-a.mdx': chapterFile('渠', aLongText('渠'), 'access: internal\n'),
  });
  expect(listOf(await take(here, there.bundle, { isTrial: true }))).toContainEqual(
    expect.stringMatching(/^999932-canals ~ water: 有 1 对篇章文字几乎相同，如《渠事》与《渠》/),
  );
});

describe('a bundle with five works that clash', () => {
  test('has the others taken, nothing overwritten, and five listed', async () => {
    const { here, there } = await twoOffices();
    const before = await ownFiles(here);
    const outcome = await take(here, there.bundle);
    expect(outcome.taken.map(({ id }) => id)).toEqual(['999932-free']);
    expect(listOf(outcome)).toEqual([
      '999932-canals ~ water: 有 1 对篇章文字几乎相同，如《渠事》与《渠》约 99% 相同',
      '999932-isbn-b ~ isbn-a: ISBN 同为 9787000000011',
      '999932-streets ~ roads: 有 1 对篇章文字几乎相同，如《街》与《路》约 99% 相同',
      '999932-tea ~ tea: 编号同为 tea',
      '999932-yearbook-b ~ yearbook-a: 种类、区划（999900）和年份（2022）相同',
    ]);
    expect(await ownFiles(here)).toEqual(before);
    expect((await idsOf(here)).filter((id) => id.startsWith('999932'))).toEqual(['999932-free']);
  });

  test('asks in a file that an editor fills in', async () => {
    const { here, there } = await twoOffices();
    await take(here, there.bundle);
    const text = await readFile(path.join(here.content, 'accepted/decisions.yaml'), 'utf8');
    expect(text).toContain(`- incoming: "999932-tea"
  existing: "tea"
  version: 1
  found: "编号同为 tea"
  decision: 
`);
    await take(here, there.bundle);
    expect(await readFile(path.join(here.content, 'accepted/decisions.yaml'), 'utf8')).toBe(text);
  });

  test('is done with as the editor decided', async () => {
    const { here, there } = await twoOffices();
    await take(here, there.bundle);
    await decide(here, {
      '999932-tea': 'keep-both',
      '999932-isbn-b': 'ours',
      '999932-canals': 'refuse',
      '999932-streets': 'theirs-as-update',
    });
    const before = await ownFiles(here);
    const outcome = await take(here, there.bundle);
    expect(outcome.taken.map(({ id }) => id)).toEqual(['999932-streets', '999932-tea']);
    expect(outcome.leftOut.map(({ id, choice }) => [id, choice])).toEqual([
      ['999932-canals', 'refuse'],
      ['999932-isbn-b', 'ours'],
    ]);
    expect(listOf(outcome)).toHaveLength(1);
    expect(await ownFiles(here)).toEqual(before);
    const { accepted } = await readCorpus(here.content);
    expect(accepted.works['999932-streets']?.supersedes).toBe('roads');
  });

  test('asks again of what was left out with “ours” once there is a later release, and of nothing else', async () => {
    const { here, there } = await twoOffices();
    await take(here, there.bundle);
    await decide(here, {
      '999932-tea': 'keep-both',
      '999932-isbn-b': 'ours',
      '999932-canals': 'refuse',
      '999932-streets': 'keep-both',
      '999932-yearbook-b': 'keep-both',
    });
    await take(here, there.bundle);
    await writeFiles(there.content, { 'works/free/03-new.mdx': chapterFile('丙', '丙。') });
    await publish(there);
    const outcome = await take(here, there.bundle);
    expect(listOf(outcome)).toEqual(['999932-isbn-b ~ isbn-a: ISBN 同为 9787000000011']);
    expect(outcome.leftOut.map(({ id }) => id)).toEqual(['999932-canals']);
    const text = await readFile(path.join(here.content, 'accepted/decisions.yaml'), 'utf8');
    expect(text).toContain('keep-both');
    expect(text.match(/incoming:/g)).toHaveLength(5);
  });

  test('that were taken beside one another are parted once the editor thinks again, by the same bundle', async () => {
    const { here, there } = await twoOffices();
    await take(here, there.bundle);
    const all = ['tea', 'isbn-b', 'yearbook-b', 'canals', 'streets'];
    await decide(here, Object.fromEntries(all.map((id) => [`999932-${id}`, 'keep-both'])));
    await take(here, there.bundle);
    expect((await idsOf(here)).filter((id) => id.startsWith('999932'))).toHaveLength(6);
    await decide(here, {
      '999932-tea': 'refuse',
      '999932-canals': 'ours',
      '999932-streets': 'theirs-as-update',
    });
    const before = await ownFiles(here);
    const trial = await take(here, there.bundle, { isTrial: true });
    const outcome = await take(here, there.bundle);
    expect(trial.reversed).toEqual(outcome.reversed);
    expect(outcome.reversed.map(({ id, choice }) => [id, choice])).toEqual([
      ['999932-canals', 'ours'],
      ['999932-tea', 'refuse'],
    ]);
    expect((await idsOf(here)).filter((id) => id.startsWith('999932'))).toEqual([
      '999932-free',
      '999932-isbn-b',
      '999932-streets',
      '999932-yearbook-b',
    ]);
    const left = Object.keys(await allFiles(here)).filter((name) => name.includes('/works/tea/'));
    expect(left).toEqual(Object.keys(before).filter((name) => name.includes('/works/tea/')));
    // A work of one's own is never touched.
    expect(await ownFiles(here)).toEqual(before);
    expect((await take(here, there.bundle)).reversed).toEqual([]);
  });

  test('keeps what the editor wrote beside the decisions', async () => {
    const { here, there } = await twoOffices();
    await take(here, there.bundle);
    const file = path.join(here.content, 'accepted/decisions.yaml');
    await writeFile(file, `# 与澄阳电话商定\n${await readFile(file, 'utf8')}`);
    await decide(here, { '999932-isbn-b': 'ours' });
    await take(here, there.bundle);
    await writeFiles(there.content, { 'works/free/03-new.mdx': chapterFile('丙', '丙。') });
    await publish(there);
    await take(here, there.bundle);
    expect(await readFile(file, 'utf8')).toContain('# 与澄阳电话商定');
  });

  test('is shown side by side, with what differs marked and nothing that runs', async () => {
    const here = await aMember('999931', ours);
    const there = await aMember('999932', {
      ...theirs,
      'works/streets/work.yaml': 'kind: essays\ntitle: <script>alert(1)</script>\n',
    });
    await introduce(here, there);
    await publish(there);
    const page = clashPage(await take(here, there.bundle));
    expect(page.match(/<section>/g)).toHaveLength(5);
    expect(page).toContain('第<del>五</del>条');
    expect(page).toContain('第<ins>5</ins>条');
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('works of two other offices that clash', () => {
  async function threeOffices(): Promise<{ here: Member; one: Member; two: Member }> {
    const here = await aMember('999931', aWork('qingxi'));
    const one = await aMember('999932', aWork('tea'));
    const two = await aMember('999933', aWork('tea', '', '新稿。'));
    await introduce(here, one, two);
    await publish(one);
    await publish(two);
    await take(here, one.bundle);
    await take(here, two.bundle);
    return { here, one, two };
  }

  test('stand as the first came, until the editor decides', async () => {
    const { here } = await threeOffices();
    expect(await idsOf(here)).toEqual(['qingxi', '999932-tea']);
  });

  test('change places when the second is a later state, and the first does not come back', async () => {
    const { here, one, two } = await threeOffices();
    await decide(here, { '999933-tea': 'theirs-as-update' });
    const { replaced } = await take(here, two.bundle);
    expect(replaced).toEqual(['999932-tea']);
    expect(await idsOf(here)).toEqual(['qingxi', '999933-tea']);
    const { leftOut } = await take(here, one.bundle);
    expect(leftOut.map(({ id, choice }) => [id, choice])).toEqual([['999932-tea', 'refuse']]);
    expect(await idsOf(here)).toEqual(['qingxi', '999933-tea']);
  });
});
