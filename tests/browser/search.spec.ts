import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EntryFile } from '../../src/search/entry.ts';
import { readMeta } from '../../src/search/index-files.ts';
import { chapterOf } from '../../src/search/page-name.ts';
import { allPages, kindOf, readPage, siteFolder } from './site.ts';

const status = (page: Page): Locator => page.getByRole('status');
const results = (page: Page): Locator => page.locator('[data-results] > li');

/** A facet's box, by its group and value. */
const facet = (page: Page, group: string, value: string): Locator =>
  page
    .getByRole('group', { name: group })
    .getByRole('checkbox', { name: new RegExp(`^${value} `) });

/** Number of chapters the page says it found. */
async function found(page: Page): Promise<number> {
  await expect(status(page)).toHaveText(/^找到 \d+ 篇$/);
  return Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);
}

/** Chapters of the demonstration that carry a value of a facet; none is known until the facets' own tests say. */
function chaptersWith(group: string, value: string): number {
  return allPages().filter((address) => readPage(address).includes(`${group}：${value}`)).length;
}

test('a keyboard alone finds a passage and opens it', async ({ page }) => {
  await page.goto('search.html');
  const box = page.getByRole('searchbox', { name: '检索词' });
  await box.focus();
  await page.keyboard.type('根蘖');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('找到 1 篇');
  await expect(results(page).first()).toContainText('根蘖');
  const first = results(page).first().getByRole('link').first();
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/works\/baiyan-village-history\/tea\.html/);
  await expect(page.getByText('2003年由根蘖复生。')).toBeVisible();
});

test('the box in the header and the one on the home page lead to the results', async ({ page }) => {
  await page.goto('works/baiyan-village-history/tea.html');
  await page.getByRole('searchbox', { name: '检索全站' }).fill('根蘖');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\.html\?q=/);
  await expect(status(page)).toHaveText('找到 1 篇');
  await page.goto('index.html');
  await page.getByRole('main').getByRole('searchbox').fill('根蘖');
  await page.getByRole('main').getByRole('button', { name: '检索' }).click();
  await expect(status(page)).toHaveText('找到 1 篇');
});

test('a hit inside an entry leads to the entry', async ({ page }) => {
  await page.goto('search.html?q=根蘖');
  await results(page)
    .first()
    .getByRole('link', { name: /古茶园/ })
    .click();
  await expect(page).toHaveURL(/tea\.html#e\w{6}$/);
  await expect(page.getByRole('heading', { level: 2, name: /古茶园/ })).toBeInViewport();
});

test.describe('facets', () => {
  for (const [group, value] of [
    ['种类', '年鉴'],
    ['著作', '白岩村志'],
    ['年代', '1689–2020'],
  ] as const) {
    test(`${group} “${value}” counts and shows the chapters that are there`, async ({ page }) => {
      test.fixme(
        true,
        'Facets within one group exclude one another with Pagefind as it comes; exact search brings its own.',
      );
      await page.goto('search.html');
      const box = facet(page, group, value);
      const expected = chaptersWith(group, value);
      expect(expected).toBeGreaterThan(0);
      await expect(page.getByRole('group', { name: group })).toContainText(`${value} ${expected}`);
      await box.check();
      await expect(status(page)).toHaveText(`找到 ${expected} 篇`);
      const query = new URL(page.url()).searchParams;
      expect([...query]).toEqual([[group, value]]);
      await box.uncheck();
      await expect(status(page)).toHaveText('');
      await expect(page.getByRole('group', { name: '种类' })).toContainText(
        `口述史 ${chaptersWith('种类', '口述史')}`,
      );
    });
  }

  test('narrow a search, stand in the address, and are restored with it', async ({ page }) => {
    test.fixme(
      true,
      'Facets within one group exclude one another with Pagefind as it comes; exact search brings its own.',
    );
    await page.goto('search.html?q=造纸');
    const all = await found(page);
    await facet(page, '种类', '村志').check();
    await expect(status(page)).not.toHaveText(`找到 ${all} 篇`);
    const village = await found(page);
    expect(village).toBeLessThan(all);
    await facet(page, '种类', '年鉴').check();
    await expect(facet(page, '种类', '村志')).not.toBeChecked();
    await expect(page).toHaveURL(/%E5%B9%B4%E9%89%B4/);
    const url = page.url();
    expect([...new URL(url).searchParams]).toEqual([
      ['q', '造纸'],
      ['种类', '年鉴'],
    ]);
    const shown = await found(page);
    await expect(results(page)).toHaveCount(Math.min(shown, 21));
    const titles = await results(page).locator('h2').allTextContents();
    await page.reload();
    await expect(status(page)).toHaveText(`找到 ${shown} 篇`);
    await expect(page.getByRole('searchbox', { name: '检索词' })).toHaveValue('造纸');
    await expect(facet(page, '种类', '村志')).not.toBeChecked();
    await expect(facet(page, '种类', '年鉴')).toBeChecked();
    await expect(facet(page, '种类', '口述史')).not.toBeChecked();
    await expect(results(page).locator('h2')).toHaveText(titles);
    expect(page.url()).toBe(url);
    await facet(page, '种类', '年鉴').uncheck();
    await expect(status(page)).toHaveText(`找到 ${all} 篇`);
  });

  test('of one group add up to the other’s whole', async ({ page }) => {
    const chapters = allPages().filter((address) => kindOf(readPage(address)) === 'chapter');
    await page.goto('search.html');
    const group = page.getByRole('group', { name: '种类' });
    await expect(group).toBeVisible();
    const counts = await group.locator('small').allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(chapters.length);
  });
});

test('a phrase is found where it stands and nowhere else', async ({ page }) => {
  await page.goto('search.html?q=三不采');
  expect(await found(page)).toBe(1);
});

test('a search without a hit says so and what to try', async ({ page }) => {
  await page.goto('search.html?q=魑魅魍魉');
  await expect(status(page)).toHaveText('没有找到“魑魅魍魉”。可以换一个说法，或减少右侧的筛选。');
  await expect(results(page)).toHaveCount(0);
});

test('more than twenty results are shown twenty at a time', async ({ page }) => {
  await page.goto('search.html?q=清溪');
  expect(await found(page)).toBeGreaterThan(20);
  await expect(results(page)).toHaveCount(21);
  await page.getByRole('button', { name: '显示更多' }).click();
  await expect(results(page).nth(20).getByRole('heading')).toBeVisible();
});

test('what a reader types is text, in the box, the words about it and the address', async ({
  page,
}) => {
  const evil = '<img src=x onerror=alert(1)>"&';
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`search.html?q=${encodeURIComponent(evil)}`);
  await expect(status(page)).toContainText(/找到|没有找到/);
  await expect(page.getByRole('searchbox', { name: '检索词' })).toHaveValue(evil);
  expect(await page.locator('main img').count()).toBe(0);
  expect(dialogs).toEqual([]);
});

test('from a disk, where no index can be fetched, the page says so', async ({ page }) => {
  await page.goto(`file://${path.join(siteFolder(), 'search.html')}?q=茶`);
  await expect(status(page)).toHaveText('从磁盘打开网页时不能检索，请通过网站访问。');
});

test('the index lists every chapter and nothing else', () => {
  const entry = JSON.parse(
    readFileSync(path.join(siteFolder(), 'pagefind/pagefind-entry.json'), 'utf8'),
  ) as EntryFile;
  const name = `pagefind/pagefind.${entry.languages['und']?.hash ?? ''}.pf_meta`;
  const table = gunzipSync(readFileSync(path.join(siteFolder(), name)));
  const { pages } = readMeta(table.subarray('pagefind_dcd'.length));
  const chapters = allPages().filter((address) => kindOf(readPage(address)) === 'chapter');
  expect(new Set(pages.map((page) => chapterOf(page.name))).size).toBe(chapters.length);
});
