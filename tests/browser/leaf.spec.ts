import { expect, test } from '@playwright/test';
import { pathToFileURL } from 'node:url';
import { brokenRules } from './axe.ts';
import { siteFolder } from './site.ts';

const work = 'works/qingxi-xianzhi-guangxu';
const first = `${work}/scans/0001.html`;
const last = `${work}/scans/0006.html`;

test('a reader turns leaves by the arrow keys, the left one to the next, and reads the text of the leaf', async ({
  page,
}) => {
  await page.goto(first);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('卷首　首1a');
  await expect(page.getByAltText('首1a的影像')).toBeVisible();
  await expect(page.locator('.leaf-words')).toContainText('清溪之有志');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/0002\.html$/);
  // Keys are listened for when the page’s scripts have come.
  await page.waitForLoadState();
  await expect(page.locator('.leaf-words')).toContainText('邑有柳君墨卿者');
  await expect(page.locator('.leaf-words')).not.toContainText('清溪之有志');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/0001\.html$/);
  await page.waitForLoadState();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/0001\.html$/);
});

test('the text stands in columns or lines, as the reader chose last', async ({ page }) => {
  await page.goto(first);
  const words = page.locator('.leaf-words .prose');
  await expect(words).toHaveCSS('writing-mode', 'vertical-rl');
  await page.getByRole('radio', { name: '横排' }).check();
  await expect(words).toHaveCSS('writing-mode', 'horizontal-tb');
  await page.goto(last);
  await expect(words).toHaveCSS('writing-mode', 'horizontal-tb');
  await page.keyboard.press('v');
  await expect(words).toHaveCSS('writing-mode', 'vertical-rl');
});

test('small notes stand in two lines, and a missing character is described', async ({ page }) => {
  await page.goto(last);
  await expect(page.locator('.leaf-words .small-note .two-lines').first()).toBeVisible();
  await expect(page.locator('.leaf-words .glyph')).toHaveText('⿱舂石');
  await expect(page.locator('.leaf-words .glyph')).toHaveAttribute('title', /水碓之石臼/);
});

for (const from of ['a server', 'a disk'] as const) {
  test(`a scan opened from ${from} is looked at closely, tile by tile, and nothing fails`, async ({
    page,
    baseURL,
  }) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(response.url());
    });
    const tiles = new Set<string>();
    page.on('requestfinished', (request) => {
      if (/\/iiif\/.*\/\d+,\d+,\d+,\d+\//.test(request.url())) tiles.add(request.url());
    });
    const root = from === 'a disk' ? `${pathToFileURL(siteFolder()).href}/` : (baseURL ?? '');
    await page.goto(new URL(last, root).href);
    expect(tiles.size).toBe(0);
    await page.getByRole('button', { name: '放大' }).click();
    await expect(page.locator('.scan-viewer canvas').first()).toBeVisible();
    for (let times = 0; times < 3; times++) await page.keyboard.press('+');
    await expect.poll(() => tiles.size).toBeGreaterThan(0);
    await page.keyboard.press('0');
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/0005\.html$/);
  });
}

test('the viewer is as accessible as the page', async ({ page }) => {
  await page.goto(first);
  await page.keyboard.press('+');
  await expect(page.locator('.scan-viewer canvas').first()).toBeVisible();
  await expect(page.getByRole('img', { name: '首1a的影像' })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
});

test('on paper the leaf is a sheet: the scan above, its text below', async ({ page }) => {
  await page.goto(first);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.leaf-words .prose')).toHaveCSS('writing-mode', 'horizontal-tb');
  const [scan, words] = [
    await page.locator('.scan-stage').boundingBox(),
    await page.locator('.leaf-words .prose').boundingBox(),
  ];
  expect((scan?.y ?? 0) + (scan?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0);
  await expect(page.locator('.leaf-keys')).toBeHidden();
});

test('without scripts the leaf is there: its scan, its text, the way on', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto(first);
  await expect(page.getByAltText('首1a的影像')).toBeVisible();
  await expect(page.locator('.leaf-words')).toContainText('清溪之有志');
  await expect(page.getByRole('button', { name: '放大' })).toBeHidden();
  await page.getByRole('link', { name: /下一叶/ }).click();
  await expect(page).toHaveURL(/0002\.html$/);
  await context.close();
});

test('the work says how far each volume is proofread, and leads to its leaves', async ({
  page,
}) => {
  await page.goto(`${work}.html`);
  const beside = page.getByRole('region', { name: '书影和校勘' });
  await expect(beside.getByRole('img', { name: '审定 3 叶' })).toBeVisible();
  await expect(beside.getByRole('img', { name: '二校 1 叶，一校 2 叶' })).toBeVisible();
  await beside.getByRole('link', { name: '全部书影' }).click();
  await page.getByRole('link', { name: /30b/ }).click();
  await expect(page.locator('.proof-notice')).toContainText('一校');
  await page.getByRole('link', { name: '卷四 物產' }).click();
  await expect(page.locator('.proof-notice')).toContainText('一校');
  await page.getByRole('link', { name: '看 30a 叶的影像' }).click();
  await expect(page).toHaveURL(/scans\/0005\.html$/);
});

test('the picture fits beside the text on a desk and above it on a telephone', async ({ page }) => {
  await page.goto(first);
  const [scan, words] = [page.locator('.scan-stage'), page.locator('.leaf-words .prose')];
  const boxes = async () => ({ scan: await scan.boundingBox(), words: await words.boundingBox() });
  const wide = await boxes();
  expect((wide.scan?.x ?? 0) + (wide.scan?.width ?? 0)).toBeLessThanOrEqual(wide.words?.x ?? 0);
  await page.setViewportSize({ width: 360, height: 740 });
  const narrow = await boxes();
  expect((narrow.scan?.y ?? 0) + (narrow.scan?.height ?? 0)).toBeLessThanOrEqual(
    narrow.words?.y ?? 0,
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a leaf without a text gives its picture the page, and names no key that does nothing', async ({
  page,
}) => {
  await page.goto(first);
  await page.evaluate(() => {
    const words = document.querySelector('.leaf-words .prose');
    if (words) words.innerHTML = '<p class="no-text">这一叶没有对应的文字。</p>';
  });
  const [scan, words] = [
    await page.locator('.leaf-scan').boundingBox(),
    await page.locator('.leaf-words').boundingBox(),
  ];
  expect((scan?.y ?? 0) + (scan?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0);
  const keys = page.locator('.leaf-keys');
  await expect(keys.getByText('整叶')).toBeVisible();
  await expect(keys.getByText('竖排、横排')).toBeHidden();
  await page.locator('[data-source]').evaluate((picture) => picture.remove());
  await expect(keys.getByText('整叶')).toBeHidden();
  await expect(keys.getByText('下一叶')).toBeVisible();
});
