import { expect, test, type Locator, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { siteFolder } from './site.ts';

const status = (page: Page): Locator => page.getByRole('status');
const also = (page: Page): Locator => page.locator('[data-part=also]');

async function found(page: Page): Promise<number> {
  await expect(status(page)).toHaveText(/^找到 \d+ 篇/);
  return Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);
}

test('today’s name finds what is told under an old one, names it, and can be kept from it', async ({
  page,
}) => {
  await page.goto('search.html?q=“红星大队”');
  const old = await found(page);
  expect(old).toBeGreaterThan(0);
  await page.goto('search.html?q=“白岩村”');
  const plain = await found(page);
  await expect(also(page)).toBeHidden();
  await page.goto('search.html?q=白岩村');
  expect(await found(page)).toBeGreaterThan(plain);
  await expect(also(page)).toContainText(/^\s*也检索了：白岩甲、.*红星大队/);
  await page.goto('search.html?q=白岩村 -“白岩村”');
  await expect(status(page)).toHaveText(/^找到 \d+ 篇/);
  await page.goto('search.html?q=白岩村');
  await also(page).getByRole('checkbox', { name: '别名一并检索' }).uncheck();
  await expect(status(page)).toHaveText(new RegExp(`^找到 ${plain} 篇`));
  await expect(also(page)).toContainText('没有检索别名：白岩甲');
  await expect(also(page).getByRole('checkbox')).toBeFocused();
  await page.reload();
  await expect(status(page)).toHaveText(new RegExp(`^找到 ${plain} 篇`));
  await expect(also(page).getByRole('checkbox')).not.toBeChecked();
});

test('a courtesy name finds the person, and the register’s page is offered', async ({ page }) => {
  await page.goto('search.html?q=褚廷楷');
  await expect(also(page)).toContainText('也检索了：式之');
  await page.getByText('另见：').getByRole('link', { name: '褚廷楷' }).click();
  await expect(page).toHaveURL(/\/people\/chu-tingkai\.html$/);
});

test('pinyin and initials find the name they spell, surnames read as surnames', async ({
  page,
}) => {
  for (const [typed, name] of [
    ['zengxizhou', '曾希舟'],
    ['shanwenyi', '单文漪'],
    ['zxz', '曾希舟'],
  ] as const) {
    await page.goto(`search.html?q=${typed}`);
    await expect(also(page)).toContainText(name);
    expect(await found(page)).toBeGreaterThan(0);
  }
});

test('a name written wrongly leads to the nearest that are registered', async ({ page }) => {
  await page.goto('search.html?q=百岩村');
  await expect(status(page)).toHaveText('没有找到“百岩村”。');
  await page
    .getByText('您要找的可能是：')
    .getByRole('button', { name: '白岩村', exact: true })
    .click();
  await expect(page.getByRole('searchbox', { name: '检索词' })).toHaveValue('白岩村');
  await expect(status(page)).toHaveText(/^找到/);
  await expect(page).toHaveURL(/q=%E7%99%BD/);
});

test('the box of every page offers registered names, and loads nothing until it is turned to', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('people/liu-he.html');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => address.includes('names.js'))).toEqual([]);
  const box = page.getByRole('searchbox', { name: '检索全站' });
  await box.focus();
  const combobox = page.getByRole('combobox', { name: '检索全站' });
  await combobox.pressSequentially('白岩');
  const options = page.getByRole('listbox', { name: '登记的名称' }).getByRole('option');
  await expect(options.first()).toContainText('白岩');
  await expect(combobox).toHaveAttribute('aria-expanded', 'true');
  await combobox.press('ArrowDown');
  await combobox.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(combobox).toHaveAttribute(
    'aria-activedescendant',
    (await options.nth(1).getAttribute('id')) ?? '',
  );
  await combobox.press('Escape');
  await expect(options).toHaveCount(0);
  await combobox.fill('shan');
  await expect(options.filter({ hasText: '单文漪' })).toBeVisible();
  await options.filter({ hasText: '单文漪' }).click();
  await expect(page).toHaveURL(/search\.html\?q=%E5%8D%95/);
  await expect(status(page)).toHaveText(/^找到/);
  expect(asked.filter((address) => address.includes('names.js')).length).toBeGreaterThan(0);
});

test('Enter without a choice searches for what was typed', async ({ page }) => {
  await page.goto('index.html');
  const box = page.getByRole('main').getByRole('searchbox');
  await box.focus();
  await page.keyboard.type('白岩');
  await expect(page.getByRole('main').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: '检索词' })).toHaveValue('白岩');
});

test('a slash goes to the box, and stays a slash in one', async ({ page }) => {
  await page.goto('works.html');
  await page.keyboard.press('/');
  await expect(page.getByLabel('检索全站')).toBeFocused();
  await page.keyboard.type('1/2');
  await expect(page.getByLabel('检索全站')).toHaveValue('1/2');
});

test('names and scripts of search stay small', async () => {
  const size = (bytes: Uint8Array): number => gzipSync(bytes).length;
  const asset = (file: string): Buffer => readFileSync(path.join(siteFolder(), 'assets', file));
  expect(size(asset('suggest.js'))).toBeLessThan(3_500);
  expect(size(asset('names.js'))).toBeLessThan(20_000);
  const { outputFiles } = await build({
    entryPoints: ['src/site/client/search.ts'],
    external: ['*/engine.ts'],
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2019',
    write: false,
  });
  expect(size(outputFiles[0]?.contents ?? new Uint8Array())).toBeLessThan(12_000);
});

test('two people of one name are two choices, told apart, each with its own count and address', async ({
  page,
}) => {
  const box = (years: string): Locator =>
    page.getByRole('checkbox', { name: new RegExp(`^李致和（${years}） \\d+$`) });
  const count = async (years: string): Promise<number> =>
    Number((await box(years).locator('xpath=..').locator('small').textContent()) ?? '');
  await page.goto('search.html?q=李致和');
  const [elder, younger] = [await count('1889—1961'), await count('1958—')];
  expect(elder).toBeGreaterThan(0);
  expect(younger).toBeGreaterThan(0);
  // Both may be shown, or the list be long; either way the choice is the same.
  await box('1958—').evaluate((input: HTMLInputElement) => input.click());
  await expect(page).toHaveURL(/li-zhihe-1958/);
  expect(decodeURIComponent(page.url())).toMatch(/人物=李致和#li-zhihe-1958$/);
  expect(await found(page)).toBe(younger);
  await page.reload();
  await expect(box('1958—')).toBeChecked();
  await expect(box('1889—1961')).not.toBeChecked();
  // An address from before they were told apart means both.
  await page.goto('search.html?q=李致和&人物=李致和');
  await expect(box('1958—')).toBeChecked();
  await expect(box('1889—1961')).toBeChecked();
  expect(await found(page)).toBeGreaterThanOrEqual(Math.max(elder, younger));
});
