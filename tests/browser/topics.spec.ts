import { expect, test } from '@playwright/test';
import { choose } from './looks.ts';
import { samples, special } from './site.ts';

test('a topic shows each year, gaps as gaps, and what changed since the year before', async ({
  page,
}) => {
  await page.goto(samples.topic);
  await expect(page.locator('.thread > li > h3')).toHaveText([
    '2005年',
    '2006—2019年',
    '2020年',
    '2021年',
  ]);
  await expect(page.locator('.thread .gap p')).toHaveText(/没有条目/);
  const compared = page.locator('#y2021 details.compare');
  await compared.locator('summary').click();
  await expect(compared.locator('del').first()).toHaveText('2020');
  await expect(compared.locator('ins').first()).toHaveText('2021');
  await page.getByRole('navigation', { name: '各年' }).getByRole('link', { name: '2020' }).click();
  await expect(page.locator('#y2020')).toBeInViewport();
});

test('the line says its figures in words, and the table beside it holds them all', async ({
  page,
}) => {
  await page.goto(samples.topic);
  const chart = page.getByRole('img', { name: /^折线图：茶叶产量/ });
  await expect(chart).toBeVisible();
  await expect(chart).toHaveAttribute('aria-label', /1990年1242吨.*2021年9386吨/);
  await expect(page.locator('.series').first().locator('tbody tr')).toHaveCount(32);
});

test('a chapter leads to its topic, and the topic back to the entry', async ({ page }) => {
  await page.goto(special.entries);
  await page.locator('main').getByRole('link', { name: '茶业', exact: true }).click();
  await expect(page).toHaveURL(/topics\/chaye\.html#y2021$/);
  await page.locator('#y2021').getByRole('link', { name: '茶叶生产' }).click();
  await expect(page).toHaveURL(/agriculture\/tea\.html#/);
});

test('on a phone the line’s years and figures can still be read', async ({ page }) => {
  await choose(page, {});
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(samples.topic);
  const small = await page
    .locator('.series-chart text')
    .evaluateAll((texts) => texts.filter((text) => text.getBoundingClientRect().height < 9).length);
  expect(small).toBe(0);
});
