import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { readOwnText } from '../../src/press/search/own-text.ts';
import { listenForFaults } from './faults.ts';
import { allPages, kindOf, readPage, samples } from './site.ts';

/** Pages that are no chapters and have a text of their own: a sentence of each, and what results call its kind. */
const kinds = {
  lesson: ['两个字刻在老渡口的石阶旁', 'lessons/no-crossing-line.html', '乡土课'],
  exhibit: ['他留下的是613块玻璃', 'exhibits/liuzhen-dongmen-street.html', '展览'],
  topic: ['这几年的年鉴尚未上网', 'topics/chaye.html', '专题'],
  news: ['馆藏目录4186条', 'news/alliance-first-exchange.html', '动态'],
  room: ['自取自还，登记在桌上的本子', 'reading-rooms/baiyan.html', '阅览室'],
  gallery: ['各书里的线描汇在一处', 'galleries/shougong.html', '图集'],
  about: ['供读者查阅、引用和下载', 'about.html', '本单位'],
  donations: ['随附电子保存包', 'donations.html', '赠书'],
  person: ['先后培训接生员', 'people/bai-suqin.html', '人物'],
  place: ['以古茶园和手工竹纸知名', 'places/baiyan-cun.html', '地名'],
  organisation: ['白岩大队管理委员会', 'organisations/baiyan-cunweihui.html', '机构'],
  member: ['藏有1960—1962年两县合并时期的档案目录', 'members/chengyang.html', '联盟成员'],
  chronicle: ['驻文庙东庑，有编辑五人', 'chronicle.html', '大事记'],
  award: ['旧志整理工作优秀单位', 'awards.html', '荣誉'],
} as const;

const status = (page: Page): Locator => page.getByRole('status');
const result = (page: Page, address: string): Locator =>
  page.locator('[data-part=results] > li').filter({ has: page.locator(`a[href*="/${address}"]`) });
const run = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

for (const [name, [sentence, address, kind]] of Object.entries(kinds)) {
  test(`${name}: found, counted under its kind, shown with the hit, and marked on the page it opens`, async ({
    page,
    baseURL,
  }) => {
    const faults = await listenForFaults(page, baseURL ?? '');
    await page.goto(`search.html?q=${encodeURIComponent(sentence)}`);
    const found = result(page, address);
    await expect(found.locator('.result-facts')).toContainText(kind);
    expect(run((await found.locator('mark').allTextContents()).join(''))).toContain(run(sentence));
    await expect(page.getByRole('checkbox', { name: new RegExp(`^${kind} 1$`) })).toBeAttached();
    await found.getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/${address}(#.*)?$`));
    await expect(page.locator('mark.is-current').first()).toBeInViewport();
    const marked = await page.locator('main mark').allTextContents();
    expect(run(marked.join(''))).toContain(run(sentence));
    expect(faults).toEqual([]);
  });
}

test('a kind chosen narrows to it, and takes no page for part of a work', async ({ page }) => {
  await page.goto('search.html?q=清溪');
  await expect(status(page)).toHaveText(/^找到 \d+ 篇/);
  await page.goto('search.html?q=清溪&种类=乡土课');
  await expect(status(page)).toHaveText(/^找到 \d 篇/);
  const titles = page.locator('[data-part=results] > li > h2 a');
  await expect(titles.nth(1)).toBeVisible();
  for (const title of await titles.all())
    expect(await title.getAttribute('href')).toContain('/lessons/');
  for (const facts of await page.locator('.result-facts').all())
    await expect(facts).toHaveText(/^乡土课(\d+ 处)?$/);
  await expect(page.locator('fieldset.facet', { hasText: '著作' })).toBeHidden();
});

test('lines of a notice are cited as a page of the office, in the table too', async ({ page }) => {
  await page.goto(`search.html?q=${encodeURIComponent('馆藏目录4186条')}&view=kwic`);
  const row = page.locator('[data-part=rows] > li').first();
  await row.getByText('引文').click();
  const citation =
    /^清溪县地方志编纂中心\. 志鉴联盟完成首次目录互换\[EB\/OL\]\. \[\d{4}-\d\d-\d\d\]\. https:\/\/fangzhi\.qingxi\.example\/news\/alliance-first-exchange\.html\.$/;
  await expect(row.locator('details')).toContainText('清溪县地方志编纂中心. 志鉴联盟');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载逐处表（CSV）' }).click(),
  ]);
  const csv = readFileSync(await file.path(), 'utf8');
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true });
  expect(rows.length).toBeGreaterThan(0);
  for (const line of rows) {
    expect(line['引文（GB/T 7714—2025）']).toMatch(citation);
    expect([line['著作'], line['种类']]).toEqual(['', '动态']);
  }
});

/** Kinds of pages that have no words of their own besides chapters', or none at all. */
const silentKinds: readonly string[] = [
  'chapter',
  'chronicle',
  'home',
  'leaf',
  'officials',
  'page',
  'register',
  'scans',
  'search',
  'themes',
  'tombstone',
];

test('every page but chapters that has words of its own says so, and lists have none', () => {
  const silent = allPages()
    .filter((address) => readOwnText(readPage(address)) === undefined)
    .map((address) => kindOf(readPage(address)));
  expect([...new Set(silent)].sort()).toEqual(silentKinds);
});

for (const kind of Object.keys(samples) as (keyof typeof samples)[]) {
  const address = samples[kind];
  test(`${kind}: what the index holds of the page is marked where it stands`, async ({ page }) => {
    const text = readOwnText(readPage(address))?.text ?? '';
    const lines = text.split(/[\n\t]/).filter((line) => run(line).length > 3);
    if (lines.length === 0) {
      expect(silentKinds).toContain(kindOf(readPage(address)));
      return;
    }
    const step = Math.max(1, Math.floor(lines.length / 8));
    const strings = lines
      .filter((_, at) => at % step === 0)
      .slice(0, 8)
      .map((line) => line.slice(0, 40));
    await page.goto(
      `${address}?${strings.map((text) => `hl=${encodeURIComponent(text)}`).join('&')}`,
    );
    await expect(page.locator('main mark').first()).toBeAttached();
    const marked = run((await page.locator('main mark').allTextContents()).join(''));
    for (const string of strings) expect(marked).toContain(run(string));
  });
}
