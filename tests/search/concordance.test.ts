import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { CitationSource } from '../../src/model/citation.ts';
import { concordanceRows, csvHead, csvRows } from '../../src/search/concordance.ts';
import type { HitPage } from '../../src/search/contract.ts';
import { aHitPage } from './hit-page.ts';

const place = { today: '2026-05-01', owner: '' };
const source: CitationSource = {
  id: 'baiyan-village-history/tea',
  title: '第三章 茶事',
  authors: ['柳禾'],
  work: { title: '白岩村志', editors: ['冯长庚'] },
  url: 'https://fangzhi.example/works/baiyan-village-history/tea.html',
  language: 'zh-Hans',
};
const page = aHitPage('茶', '本村产茶。', { 古茶园: '老茶树。' });

test('every hit is a row with its context, its entry, its address and its citation', () => {
  const rows = concordanceRows(page, source, place);
  expect(rows.map(({ before, hit, after }) => [before, hit, after])).toEqual([
    ['本村产', '茶', '。'],
    ['古', '茶', '园'],
    ['老', '茶', '树。'],
  ]);
  expect(rows.map(({ entry, place: at }) => [entry, at])).toEqual([
    ['', 1],
    ['古茶园', 2],
    ['古茶园', 3],
  ]);
  expect(rows[0]?.url).toBe(source.url);
  expect(rows[2]?.page).toBe('http://mirror.example/works/baiyan-village-history/tea.html');
  expect(rows[2]?.anchor).toBe('e-古茶园');
  expect(rows[2]?.citation).toBe(
    '柳禾. 古茶园[M/OL]//冯长庚. 白岩村志. [2026-05-01]. https://fangzhi.example/works/baiyan-village-history/tea.html#e-古茶园.',
  );
});

test('without an address of the portal’s own, the one it is read at is given, and none on a disk', () => {
  const [row] = concordanceRows(page, { ...source, url: undefined }, place);
  expect(row?.url).toBe('http://mirror.example/works/baiyan-village-history/tea.html');
  const disk = { ...page, url: 'file:///D:/方志/works/baiyan-village-history/tea.html' };
  const [onDisk] = concordanceRows(disk, { ...source, url: undefined }, place);
  expect(onDisk?.citation).not.toContain('file:');
});

test('a page that says nothing of its authors is cited by its title and work', () => {
  const [row] = concordanceRows(page, undefined, place);
  expect(row?.citation).toContain('第三章 茶事[M/OL]//白岩村志');
});

test('a page that is no chapter is cited as the office’s own, by its full address where it has one', () => {
  const lesson: Partial<HitPage> = {
    url: 'http://mirror.example/lessons/tea.html',
    title: '采茶课',
    work: '',
    cited: { office: '试县方志办', address: 'https://example.test/lessons/tea.html' },
  };
  const [row] = concordanceRows(aHitPage('茶', '茶。', {}, lesson), undefined, place);
  expect(row?.citation).toBe(
    `试县方志办. 采茶课[EB/OL]. [${place.today}]. https://example.test/lessons/tea.html.`,
  );
  expect([row?.work, row?.url]).toEqual(['', 'https://example.test/lessons/tea.html']);
  const onDisk = {
    ...lesson,
    url: 'file:///d/lessons/tea.html',
    cited: { office: '试县方志办', address: undefined },
  };
  const [read] = concordanceRows(aHitPage('茶', '茶。', {}, onDisk), undefined, place);
  expect(read?.citation).toBe(`试县方志办. 采茶课[EB]. [${place.today}].`);
});

/** The table as a program reads it: head and rows. */
const read = (csv: string): string[][] => parse(csv, { bom: true });

test('the CSV has a head and a row a hit, and begins with a byte order mark', () => {
  const csv = csvHead + csvRows(concordanceRows(page, source, place));
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const [head, ...rows] = read(csv);
  expect(head?.slice(0, 3)).toEqual(['上文', '检得', '下文']);
  expect(rows).toHaveLength(3);
  expect(rows[2]?.[4]).toBe('古茶园');
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '＝1', ' =1'])(
  'a spreadsheet takes %j for text',
  (title) => {
    const rows = concordanceRows(aHitPage('茶', '茶', {}, { title }), source, place);
    expect(read(csvHead + csvRows(rows))[1]?.[3]).toBe(`'${title}`);
  },
);

test('quotation marks, commas and line ends in a title stay in its cell', () => {
  const odd: Partial<HitPage> = { title: '"甲",\r\n乙' };
  const rows = concordanceRows(aHitPage('茶', '茶', {}, odd), source, place);
  expect(read(csvHead + csvRows(rows))[1]?.[3]).toBe('"甲",\r\n乙');
});
