import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { conform, type Conformity } from '../../../src/exchange/conform/conform.ts';
import { renderReport } from '../../../src/exchange/conform/report.ts';
import { rules, type RuleCode } from '../../../src/exchange/conform/rules.ts';
import type { ReleaseFacts } from '../../../src/exchange/seal.ts';
import { folderSource } from '../../../src/exchange/sources/folder.ts';
import { chapterFile, type ContentFiles } from '../../temp-content.ts';
import { resign } from '../a-bundle.ts';
import { aMember, aWork, introduce, publish, take } from '../a-member.ts';

const dc = { 'metadata/dc/market.xml': '<dc/>' };

const check = async (bundle: string): Promise<Conformity> =>
  conform({
    source: folderSource(bundle),
    release: { today: '2026-02-01', audience: 'public' },
    parallel: 2,
    threads: 1,
    rate: () => Promise.resolve(),
    onProgress: () => undefined,
  });

interface Planted {
  /** Content of the office, in place of a sound work. */
  content?: ContentFiles;
  /** Files of the payload besides. */
  payload?: ContentFiles;
  facts?: Partial<ReleaseFacts>;
}

async function breachesOf({ content, payload, facts }: Planted): Promise<Conformity['breaches']> {
  const office = await aMember('999932', { ...aWork('market'), ...content });
  await publish(office, facts, { ...dc, ...payload });
  return (await check(office.bundle)).breaches;
}

const chapter = (body: string): ContentFiles => ({
  'works/market/03-third.mdx': chapterFile('丙篇', body),
});

test('a sound bundle keeps every rule', async () => {
  expect(await breachesOf({})).toEqual([]);
});

describe('one fault is one breach of its rule, with the file', () => {
  test.each<[rule: RuleCode, file: string, planted: Planted]>([
    [
      'facts',
      'data/sources/works/market/work.yaml',
      {
        content: {
          'works/market/work.yaml': 'kind: essays\ntitle: 集\nlicence: CC BY 4.0\ncolour: red\n',
        },
      },
    ],
    [
      'facts',
      'data/sources/works/market/03-third.mdx',
      { content: { 'works/market/03-third.mdx': '---\ntitle: 丙\ndate: 1958\n---\n\n丙。\n' } },
    ],
    [
      'facts',
      'data/sources/works/market/part/part.yaml',
      {
        content: {
          'works/market/part/part.yaml': 'title: 编\nname: 编\n',
          'works/market/part/01-a.mdx': chapterFile('甲', '甲。'),
        },
      },
    ],
    [
      'facts',
      'data/sources/works/market/03-third.mdx',
      { content: { 'works/market/03-third.mdx': '没有资料' } },
    ],
    ['marks', 'data/sources/works/market/03-third.mdx', { content: chapter('{1 + 1}') }],
    [
      'pictures',
      'data/sources/works/market/03-third.mdx',
      { content: chapter('<Figure src="a.png" alt="图" />') },
    ],
    [
      'files',
      'data/sources/works/market/run.sh',
      { payload: { 'sources/works/market/run.sh': 'x' } },
    ],
    [
      'licence',
      'data/sources/works/market/work.yaml',
      {
        content: {
          'portal.yaml': 'title: 方志\ncounty: 县\noffice: 办公室\ndivision: "999932"\n',
          'works/market/work.yaml': 'kind: essays\ntitle: 集\n',
        },
      },
    ],
    [
      'owner',
      'data/sources/works/market/work.yaml',
      {
        content: {
          'works/market/work.yaml': 'kind: essays\ntitle: 集\nlicence: CC BY 4.0\nowner: luopu\n',
        },
      },
    ],
    [
      'withheld',
      'data/sources/works/market/03-third.mdx',
      { content: chapter('<Internal>\n\n内。\n\n</Internal>') },
    ],
    [
      'withheld',
      'data/sources/works/market/03-third.mdx',
      {
        content: {
          'works/market/03-third.mdx': chapterFile('丙', '丙。', 'embargo: "2030-01-01"\n'),
        },
      },
    ],
    [
      'tombstones',
      'release.json',
      { facts: { tombstones: [{ id: 'market/first', title: '甲篇', date: '2026-01-01' }] } },
    ],
    ['member-code', 'release.json', { facts: { member: '999939' } }],
    ['next-release', 'release.json', { facts: { nextBy: '2036-01-01' } }],
    ['catalogue', 'data/metadata/dc/more.xml', { content: aWork('more') }],
    [
      'links',
      'data/sources/works/market/03-third.mdx',
      { content: chapter('见[丁](04-fourth.mdx)。') },
    ],
    [
      'held-back',
      'data/site/works/market/fifth.html',
      {
        payload: {
          'site/works/market/fifth.html': '<p>',
          'site/works/market/moved.html': '<title>内容已移动</title>',
          'site/works/market/scans/0001.html': '<p>',
        },
      },
    ],
  ])('%s: %s', async (rule, file, planted) => {
    const breaches = await breachesOf(planted);
    expect(breaches.map((breach) => [breach.rule, breach.file])).toEqual([[rule, file]]);
    expect(breaches[0]?.message).toMatch(/。$/);
  });

  test('fixity: a changed file, and a missing one', async () => {
    const office = await aMember('999932', aWork('market'));
    await publish(office, {}, dc);
    await writeFile(path.join(office.bundle, 'data/sources/works/market/01-first.mdx'), 'x');
    await rm(path.join(office.bundle, 'data/metadata/dc/market.xml'));
    const { breaches, works } = await check(office.bundle);
    expect(breaches.map(({ rule, file }) => [rule, file])).toContainEqual([
      'fixity',
      'data/sources/works/market/01-first.mdx',
    ]);
    expect(breaches.map(({ rule, file }) => [rule, file])).toContainEqual([
      'fixity',
      'data/metadata/dc/market.xml',
    ]);
    expect(works).toBe(1);
  });

  test('sources: a bundle without any', async () => {
    const office = await aMember('999932', {});
    await rm(path.join(office.content, 'portal.yaml'));
    await publish(office, {}, { 'site/index.html': '<p>' });
    const { breaches } = await check(office.bundle);
    expect(breaches.map(({ rule, file }) => [rule, file])).toEqual([
      ['sources', 'data/sources/portal.yaml'],
      ['sources', 'data/sources/works'],
    ]);
  });

  test('passed-on: a work of another member that was changed on the way', async () => {
    const author = await aMember('999931', aWork('tea'));
    const office = await aMember('999932', aWork('market'));
    await introduce(author, office);
    await publish(author);
    await take(office, author.bundle);
    await publish(office, {}, dc);
    expect((await check(office.bundle)).breaches).toEqual([]);
    const release = /accepted\/999931\/[^/]+/.exec(
      readFileSync(path.join(office.bundle, 'manifest-sha512.txt'), 'utf8'),
    )?.[0];
    await publish(office, {}, { ...dc, [`sources/${release}/works/tea/01-first.mdx`]: '改。' });
    const { breaches } = await check(office.bundle);
    expect(breaches.map(({ rule }) => rule)).toEqual(['passed-on']);
  });
});

test('what is no bundle at all is said to be none', async () => {
  const found = await check('/nonexistent');
  expect(found.bundle).toBeUndefined();
  expect(renderReport(found)).toContain('不是完整的发布包');
});

test('a bundle whose key history is rewritten is reported, not a fault', async () => {
  const office = await aMember('999932', aWork('market'));
  const made = await publish(office, {}, dc);
  await resign(made, { 'key-history.json': () => '{"format":"fangzhi-keys/1"}' });
  const { breaches } = await check(office.bundle);
  expect(breaches.map(({ rule }) => rule)).toContain('fixity');
});

test('the report says what, where and what to do, by rule', async () => {
  const office = await aMember('999932', {
    ...aWork('market'),
    'works/market/03-third.mdx': chapterFile('丙篇', '{1}\n\n见[丁](04-fourth.mdx)。'),
  });
  await publish(office, {}, dc);
  expect(renderReport(await check(office.bundle))).toMatchInlineSnapshot(`
    "《地方志联盟交换规范》第 2 版检查报告
    999932县地方志编纂中心（999932）第 1 版，2026-01-01 发布：1 部著作、3 个篇章

    必须改正（1 处）
      marks 篇章里有不能收入的写法
        data/sources/works/market/03-third.mdx　第 5 行 mdx-expression：篇章里不能写花括号表达式 {1}。要显示花括号请写成 \\{ 和 \\}；给读者的说明请用 <Note>…</Note>。
        怎么办：篇章只用 Markdown 和规定的组件，不写 import、花括号表达式和 HTML。运行 npx fangzhi check 可以先自查。

    建议改进（1 处）
      links 篇章间的链接在发布包里没有着落
        data/sources/works/market/03-third.mdx　链接指向 market/fourth，发布包里没有它的源文件。
        怎么办：链接所指的篇章没有放进发布包，对方看到的链接会指向贵单位的门户，或不起作用。

    结论：不符合规范，有 1 处必须改正。"
  `);
});

describe.each(['docs/exchange-profile.md', 'docs/交换规范.md'])('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  test.each(Object.entries(rules))('explains the rule %s at its level', (code, { level }) => {
    const word = file.includes('规范') ? { must: '必须', should: '建议' }[level] : level;
    expect(text).toMatch(new RegExp(`\\| \`${code}\` +\\| ${word} +\\|`));
  });
});
