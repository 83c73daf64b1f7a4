import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { readOwnText } from '../../src/press/search/own-text.ts';
import { allPages, kindOf, readPage } from './site.ts';

const status = (page: Page): Locator => page.getByRole('status');
const rows = (page: Page): Locator => page.locator('[data-part=rows] > li');

/** Hits the page says there are. */
async function hits(page: Page): Promise<number> {
  await expect(status(page)).toHaveText(/^找到 \d+ 处/);
  return Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);
}

async function download(page: Page): Promise<{ name: string; text: string; table: string[][] }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载逐处表（CSV）' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), text, table: parse(text, { bom: true }) };
}

test('every hit of a word stands in a line of its own, the word in the middle', async ({
  page,
}) => {
  await page.goto('search.html?q=三不采');
  await page.getByRole('radio', { name: '逐处' }).check();
  await expect(page).toHaveURL(/view=kwic/);
  await expect(rows(page)).toHaveCount(await hits(page));
  const row = rows(page).first();
  await expect(row.locator('.kwic-before')).toHaveText(/采茶讲“$/);
  await expect(row.locator('mark')).toHaveText('三不采');
  await expect(row.locator('.kwic-after')).toHaveText(/^”：带露不采/);
  const boxes = await rows(page)
    .locator('mark')
    .evaluateAll((marks) =>
      marks.map((mark) => {
        const { left, width } = mark.getBoundingClientRect();
        return Math.round(left + width / 2);
      }),
    );
  expect(new Set(boxes).size).toBe(1);
});

test('a line leads to its own hit, and says how to cite it', async ({ page }) => {
  await page.goto('search.html?q=茶&著作=白岩村志&view=kwic');
  const third = rows(page).nth(2);
  await third.getByText('引文').click();
  await expect(third.locator('details')).toContainText(/\[M\/OL\]\/\/冯长庚\. 白岩村志\. 南屏/);
  await expect(third.locator('details')).toContainText('https://fangzhi.qingxi.example/works/');
  const after = (await third.locator('.kwic-after').textContent()) ?? '';
  await third.getByRole('link').click();
  await expect(page).toHaveURL(/\/works\/baiyan-village-history\/[\w-]+\.html(#\w+)?$/);
  const current = page.locator('mark.is-current');
  await expect(current).toBeInViewport();
  await expect(page.locator('main')).toContainText(`茶${after.slice(0, 6)}`);
  await expect(page.getByRole('group', { name: '检索到的地方' })).toContainText('第 3 处');
});

test('thousands of hits are turned page by page, and the page stands in the address', async ({
  page,
}) => {
  await page.goto('search.html?q=茶&view=kwic');
  const all = await hits(page);
  expect(all).toBeGreaterThan(500);
  await expect(rows(page)).toHaveCount(50);
  const first = await rows(page).first().textContent();
  const pager = page.getByRole('navigation', { name: '逐处分页' });
  await pager.getByRole('button', { name: '下一页' }).click();
  await expect(pager).toContainText('第 2 页');
  await expect(pager.getByRole('button', { name: '下一页' })).toBeFocused();
  await expect(rows(page).first()).not.toHaveText(first ?? '');
  await expect(page).toHaveURL(/page=2/);
  await page.goBack();
  await expect(rows(page).first()).toHaveText(first ?? '');
  const last = Math.ceil(all / 50);
  await page.goto(`search.html?q=茶&view=kwic&page=${last}`);
  await expect(rows(page)).toHaveCount(all - (last - 1) * 50);
  const next = pager.getByRole('button', { name: '下一页' });
  await expect(next).toBeDisabled();
  await next.press('Enter');
  await expect(pager).toContainText(`第 ${last} 页`);
  await expect(next).toBeFocused();
});

test('the table has a row a hit, each with its address and citation', async ({ page }) => {
  await page.goto('search.html?q=造纸');
  await expect(status(page)).toHaveText(/^找到 \d+ 篇，\d+ 处$/);
  const [pages = 0, all = 0] =
    ((await status(page).textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  const { name, text, table } = await download(page);
  expect(name).toMatch(/^检索-造纸-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head = [], ...lines] = table;
  expect(lines).toHaveLength(all);
  const column = (title: string): string[] => lines.map((line) => line[head.indexOf(title)] ?? '');
  expect(new Set(column('网址').map((url) => url.replace(/#.*/, ''))).size).toBe(pages);
  for (const url of column('网址'))
    expect(url).toMatch(/^https:\/\/fangzhi\.qingxi\.example\/[\w/-]+\.html(#[\w-]+)?$/);
  const chapters = allPages().filter((address) => kindOf(readPage(address)) === 'chapter');
  for (const [index, citation] of column('引文（GB/T 7714—2025）').entries()) {
    const isChapter = chapters.some((address) => column('网址')[index]?.includes(`/${address}`));
    expect(citation).toMatch(isChapter ? /\[M\/OL\]\/\/.*\.$/ : /\[EB\/OL\]\. .*\.$/);
  }
  for (const hit of column('检得')) expect(hit.replace(/\P{L}/gu, '')).toMatch(/^造[纸紙]$/);
});

test('the rows are what stands in the texts, no more and no fewer', async ({ page }) => {
  const word = '年轮';
  const html = allPages().map(readPage);
  const ofOthers = html.map(readOwnText).map((read) =>
    // Search is blind to punctuation within a line or a cell.
    `${read?.title}\n${read?.text}`.replace(/[^\p{L}\p{N}\n\t]/gu, ''),
  );
  const ofChapters = html
    .filter((page) => kindOf(page) === 'chapter')
    .map((page) => {
      const article = /<h1[^>]*>.*?<\/h1>|<article[^]*?<\/article>/g;
      return [...page.matchAll(article)].join('\n').replace(/<sup[^]*?<\/sup>|<[^>]*>/g, '');
    });
  const inTexts = [...ofOthers, ...ofChapters].flatMap((text) => [
    ...text.matchAll(new RegExp(word, 'g')),
  ]);
  expect(inTexts.length).toBeGreaterThan(1);
  await page.goto(`search.html?q=${word}&view=kwic`);
  expect(await hits(page)).toBe(inTexts.length);
  await expect(rows(page)).toHaveCount(inTexts.length);
});
