import { expect, test } from '@playwright/test';
import { overflow } from './looks.ts';
import { formerPages, readPage, samples } from './site.ts';
import { brokenInThemes } from './themes.ts';

const [, moved = ''] = formerPages;
const now = 'works/qingxi-water-sources/contracts.html';

test('the address of a withdrawn chapter says when and why, and leads on to its book', async ({
  page,
}) => {
  await page.goto(samples.tombstone);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('内容已撤下');
  await expect(page.locator('main')).toContainText('2024年9月3日撤下。原因：讲述人收回同意。');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await page.getByRole('link', { name: '《清溪口述（第一辑）》' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('清溪口述（第一辑）');
});

test('the former address of a chapter that moved goes on to where it is', async ({ page }) => {
  await page.goto(moved);
  await expect(page).toHaveURL(new RegExp(`/${now}$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('契约');
});

test('where a browser does not go on by itself, the page of a moved chapter leads there and breaks no rule', async ({
  page,
}) => {
  test.slow();
  const still = readPage(moved).replace(/<meta http-equiv="refresh"[^>]*>/, '');
  await page.route(`**/${moved}`, async (route) =>
    route.fulfill({ body: still, contentType: 'text/html' }),
  );
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(moved);
  expect(await overflow(page)).toEqual([]);
  expect(await brokenInThemes(page)).toEqual([]);
  await page.getByRole('link', { name: '新的网址' }).click();
  await expect(page).toHaveURL(new RegExp(`/${now}$`));
});
