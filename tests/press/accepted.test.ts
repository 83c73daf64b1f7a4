import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCorpus, type CompiledCorpus } from '../../src/press/compile-corpus.ts';
import { formerPages } from '../../src/press/former-addresses.ts';
import { openPool } from '../../src/press/pool.ts';
import { acceptedFiles } from '../accepted-content.ts';
import { smallContent, tempFolder, writeContent } from '../temp-content.ts';

const pool = openPool(1);
afterAll(() => pool.close());

let compiled: CompiledCorpus;
beforeAll(async () => {
  const content = await writeContent({
    ...smallContent(),
    ...acceptedFiles(),
    'galleries/tea.yaml':
      'title: 茶\nlicence: 供演示使用\nsummary: 茶。\nworks: [999932-tea-gazetteer]\npictures: []\n',
  });
  const release = { today: '2023-06-01', audience: 'public' } as const;
  compiled = await compileCorpus({ content, cache: await tempFolder(), release }, pool);
});

const chapter = (id: string) =>
  compiled.works.flatMap(({ chapters }) => chapters).find((each) => each.id === id);

test('a work taken from another member is compiled like the own ones', () => {
  expect(compiled.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(chapter('999932-tea-gazetteer/tea')?.headings.map(({ title }) => title)).toEqual(['采制']);
});

test('its links lead to its own chapters here, and to its owner’s portal for what was not taken along', () => {
  expect(compiled.links.get('999932-tea-gazetteer/tea')).toEqual([
    'paper.html',
    'https://fangzhi.chengyang.example/works/market/stalls.html',
  ]);
});

test('names in it are not tied to this portal’s registers', () => {
  expect(chapter('999932-tea-gazetteer/tea')?.mentions).toEqual([]);
  expect(chapter('baiyan-village/tea')?.mentions).toHaveLength(1);
});

test('what may be better in it is not reported to this office', () => {
  expect(compiled.findings.filter(({ file }) => file.startsWith('accepted/'))).toEqual([]);
});

test('its addresses are not registered here', () => {
  const registered = compiled.ids.next('2023-06-01').map(({ at }) => at);
  expect(registered).toContain('baiyan-village/tea');
  expect(registered.filter((at) => at.startsWith('999932'))).toEqual([]);
});

test('what its owner took back leaves a page that says so', () => {
  expect(formerPages(compiled.ids, compiled.corpus.accepted.tombstones)).toEqual([
    {
      address: 'works/999932-old-essays.html',
      date: '2023-05-01',
      reason: '作者要求撤回',
      entries: [],
      member: '999932',
    },
  ]);
});
