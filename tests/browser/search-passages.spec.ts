import { expect, test, type Locator, type Page } from '@playwright/test';
import { listenForFaults } from './faults.ts';
import { samples } from './site.ts';

const bar = (page: Page): Locator => page.getByRole('group', { name: '检索到的地方' });
const open = async (page: Page, address: string, ...strings: string[]): Promise<void> => {
  const query = strings.map((string) => `hl=${encodeURIComponent(string)}`).join('&');
  await page.goto(`${address}?${query}`);
};

test('what was found is marked where it stands, and the address is the chapter’s own again', async ({
  page,
  baseURL,
}) => {
  const faults = await listenForFaults(page, baseURL ?? '');
  await open(page, samples.chapter, '三不采');
  await expect(page.locator('article mark')).toHaveText('三不采');
  await expect(page.locator('article mark')).toBeInViewport();
  await expect(page).toHaveURL(/tea\.html$/);
  expect(faults).toEqual([]);
});

test('a hit across punctuation and elements is marked whole', async ({ page }) => {
  await open(page, samples.chapter, '三不采带露');
  const marks = page.locator('article mark');
  await expect(marks.first()).toBeVisible();
  expect((await marks.allTextContents()).join('')).toBe('三不采”：带露');
});

test('the reader goes from one place to the next and takes the marks away', async ({ page }) => {
  await open(page, samples.chapter, '茶');
  await expect(bar(page)).toContainText(/第 1 处，共 \d+ 处/);
  const text = await page.locator('article').textContent();
  await bar(page).getByRole('button', { name: '下一处' }).click();
  await expect(bar(page)).toContainText('第 2 处');
  await expect(page.locator('mark.is-current')).toBeInViewport();
  await bar(page).getByRole('button', { name: '上一处' }).click();
  await bar(page).getByRole('button', { name: '上一处' }).click();
  await expect(bar(page)).toContainText(/第 (\d+) 处，共 \1 处/);
  await bar(page).getByRole('button', { name: '去掉标记' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator('article mark')).toHaveCount(0);
  expect(await page.locator('article').textContent()).toBe(text);
});

test('marks do not reach into the citation, and a link in a hit still leads on', async ({
  page,
}) => {
  await open(page, samples.chapter, '柳禾');
  await expect(page.locator('.cite mark')).toHaveCount(0);
  await page
    .locator('article a', { has: page.locator('mark') })
    .first()
    .click();
  await expect(page).toHaveURL(/people\/liu-he\.html$/);
});

test('strings that are not there, or are markup, leave the page as it is', async ({ page }) => {
  await open(page, samples.chapter, '<b>魑魅</b>', '，', '');
  await expect(page.locator('article')).toBeVisible();
  await expect(page.locator('article mark')).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
});

test('a vertical page and an interview are marked too', async ({ page }) => {
  for (const [address, word] of [
    ['works/qingxi-xianzhi-guangxu/literature.html', '山'],
    ['works/qingxi-oral-history/tan-xiuying.html', '我'],
  ] as const) {
    await open(page, address, word);
    await expect(page.locator('mark.is-current').first()).toBeInViewport();
  }
});
