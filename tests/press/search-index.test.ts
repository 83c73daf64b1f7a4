import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBundle } from '../../src/search/bundle.ts';
import { facets, type HitPage } from '../../src/search/contract.ts';
import { inflated } from './search/pagefind-package.ts';
import { diskTransport } from './search/index-of-texts.ts';
import { writeFiles } from './files.ts';
import { aSample, type SampleRun } from './sample.ts';

const withText = (facts: string, text: string): string => `---\n${facts}\n---\n\n${text}\n`;

/** A page of every kind that has a text of its own, each with a word that stands nowhere else. */
const own: Record<string, string> = {
  'lessons/chaye.mdx': withText(
    'title: 采茶课\nstage: 小学高年级\nsubject: 语文\ngoals: [认得茶树]',
    '课前到茶园去。\n\n## 认叶\n\n一芽二叶叫<Person id="li-si">李四</Person>看。',
  ),
  'exhibits/jiuying.mdx': withText('title: 旧影展\nopens: "2023-06-10"', '玻璃底片七十二幅。'),
  'news/kaifang.mdx': withText('title: 开放日\ndate: "2021-05-18"', '阅览室迎来首批读者。'),
  'topics/qu.yaml':
    'title: 水渠逐年\nsummary: 从土渠到石渠\nfrom: 1990\nto: 1992\ngaps: [{ from: 1990, to: 1992, note: 未见档册 }]\n',
  'reading-rooms/xian.yaml':
    'name: 县阅览室\nhours: [{ days: 周一至周五, open: "9:00—17:00" }]\nservices: [代为复印]\nholdings: [{ title: 茶经校释, callNumber: K296/3 }]\n',
  'galleries/tu.yaml': 'title: 手艺图\nsummary: 线描汇编\nlicence: CC BY 4.0\npictures: []\n',
  'people/wang-wu.yaml': 'name: 王五\nborn: "1890"\ndied: "1950"\nsummary: 善凿石\n',
  'places/yan.yaml': 'name: 岩口\nsummary: 三面临崖\n',
  'organisations/ju.yaml': 'name: 水利局\nsummary: 管渠管堰\n',
  'members/lin.yaml': 'name: 邻县方志办\nsummary: 隔江相望\n',
  'donations/d1.yaml':
    'date: "2020-01-01"\nname: 第一小学\ndirection: given\nbooks: [{ title: 乡土读本, copies: 20 }]\nnote: 各班一册\n',
  'chronicle.yaml':
    'events:\n  - { date: "1944-04", title: 火灾, text: 场街中段失火。, source: 流水账 }\n',
};

/** What must not be found: a word of its own. */
const withheld: Record<string, string> = {
  'lessons/later.mdx': withText(
    'title: 明年课\nstage: 初中\nsubject: 历史\nembargo: "2031-01-01"',
    '魑魅不见。',
  ),
  'news/inner.mdx': withText('title: 内部通知\ndate: "2021-01-01"\naccess: internal', '魑魅不见。'),
  'exhibits/part.mdx': withText('title: 半展', '可见。\n\n<Internal>\n\n魑魅不见。\n\n</Internal>'),
  'topics/hidden.yaml': 'title: 密题\nsummary: 魑魅不见\naccess: internal\n',
  'reading-rooms/hidden.yaml': 'name: 密室\nsummary: 魑魅不见\naccess: internal\n',
};
const portal = `title: 试县方志\ncounty: 试县\noffice: 试县方志办\nsite: https://example.test/fz\nabout: 本县修志始于万历。\nawards: [{ name: 先进集体, by: 省学会, year: 2012 }]\n`;

// One portal, built once: building takes longer than all that is asked of it.
let folder = '';
let run: SampleRun;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fangzhi-test-'));
  run = await aSample({ 'portal.yaml': portal, ...own, ...withheld }, folder);
  expect((await run.build({ search: true })).isPublished).toBe(true);
}, 120_000);

afterAll(async () => rm(folder, { recursive: true, force: true }));

interface Found {
  page: HitPage;
  counts: Record<string, Record<string, number>>;
}

async function search(word: string): Promise<Found[]> {
  const base = 'https://mirror.test/pagefind/';
  const bundle = await openBundle({ base }, base, diskTransport(path.join(run.out, 'pagefind')));
  const terms = [{ any: [word], isPhrase: false, isExcluded: false }];
  const answer = await bundle.search({ terms, filters: {}, sort: 'relevance' });
  const { counts } = await answer.counts();
  return Promise.all(answer.found.map(async (hit) => ({ page: await hit.load(), counts })));
}

describe('what search finds beside chapters', () => {
  test('is every page with a text of its own, as what it is, in no work', async () => {
    for (const [word, address, kind, year] of [
      ['課前到茶園去', 'lessons/chaye.html', '乡土课', ''],
      ['认得茶树', 'lessons/chaye.html', '乡土课', ''],
      ['玻璃底片', 'exhibits/jiuying.html', '展览', '2023'],
      ['首批读者', 'news/kaifang.html', '动态', '2021'],
      ['从土渠到石渠', 'topics/qu.html', '专题', '1990–1992'],
      ['未见档册', 'topics/qu.html', '专题', '1990–1992'],
      ['代为复印', 'reading-rooms/xian.html', '阅览室', ''],
      ['茶经校释', 'reading-rooms/xian.html', '阅览室', ''],
      ['线描汇编', 'galleries/tu.html', '图集', ''],
      ['善凿石', 'people/wang-wu.html', '人物', ''],
      ['三面临崖', 'places/yan.html', '地名', ''],
      ['管渠管堰', 'organisations/ju.html', '机构', ''],
      ['隔江相望', 'members/lin.html', '联盟成员', ''],
      ['各班一册', 'donations.html', '赠书', ''],
      ['修志始于万历', 'about.html', '本单位', ''],
      ['先进集体', 'awards.html', '荣誉', ''],
      ['中段失火', 'chronicle.html', '大事记', ''],
    ] as const) {
      const found = await search(word);
      expect(
        found.map(({ page }) => page.url),
        word,
      ).toEqual([`https://mirror.test/${address}`]);
      const { page, counts = {} } = found[0] ?? {};
      expect([page?.kind, page?.work, page?.year], word).toEqual([kind, '', year]);
      expect(counts[facets.kind]?.[kind], word).toBe(1);
      expect(Object.values(counts[facets.work] ?? {}), word).not.toContain(1);
      expect(page?.marks, word).toHaveLength(1);
    }
  });

  test('leads to the heading a hit stands under, and counts whom the text names', async () => {
    const [found] = await search('一芽二叶');
    expect(found?.page.entries.map(({ title }) => title)).toEqual(['认叶']);
    expect(found?.counts[facets.person]).toMatchObject({ 李四: 1, 王五: 0 });
  });

  test('says what the page is cited by', async () => {
    const [found] = await search('首批读者');
    expect(found?.page.cited).toEqual({
      office: '试县方志办',
      address: 'https://example.test/fz/news/kaifang.html',
    });
  });

  test('introduces a work under the work’s own kind', async () => {
    const found = await search('王五');
    const work = found.find(({ page }) => page.url.endsWith('/works/wenji.html'));
    expect(work?.page.kind).toBe('史志文集');
    expect(work?.counts[facets.work]?.['试县文集']).toBe(1);
  });

  test('is not what a page takes from chapters: that is found in the chapters alone', async () => {
    expect((await search('修渠')).map(({ page }) => page.url)).toEqual([
      'https://mirror.test/works/wenji/shui.html',
    ]);
  });
});

test('nothing of what is withheld is in the index', async () => {
  expect(await search('魑魅')).toEqual([]);
  expect(await search('内部人物小传')).toEqual([]);
  expect(await search('密题')).toEqual([]);
  expect((await search('可见')).length).toBe(1);
  const index = path.join(run.out, 'pagefind');
  const all = readdirSync(index, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.pf_'))
    .map((name) => inflated(readFileSync(path.join(index, name))).toString('utf8'))
    .join('\n')
    .replaceAll('\u200b', '');
  for (const word of ['魑魅', '明年课', '内部通知', '密题', '密室'])
    expect(all).not.toContain(word);
});

test('a page that changes, or comes, leaves what was indexed of chapters as it is', async () => {
  const cached = (): string[] =>
    readdirSync(path.join(run.cache, 'search')).filter((name) => name.endsWith('.json'));
  const before = cached();
  await writeFiles(run.content, {
    'news/zaikai.mdx': withText('title: 再开\ndate: "2022-05-18"', '第二批读者。'),
  });
  await run.build({ search: true });
  expect(cached().filter((name) => !before.includes(name))).toHaveLength(1);
  expect((await search('第二批读者')).length).toBe(1);
}, 120_000);
