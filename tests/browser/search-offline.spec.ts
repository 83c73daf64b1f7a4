import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { requests, searchInPage } from './engine-page.ts';
import { listenForFaults } from './faults.ts';

// One folder, built once, opened as a reader would from a stick.
test.describe.configure({ mode: 'serial' });

let root = '';

test.beforeAll(() => {
  test.setTimeout(120_000);
  root = mkdtempSync(path.join(tmpdir(), 'fangzhi-offline-'));
  const cli = path.resolve('src/cli/main.ts');
  const build = spawnSync(
    process.execPath,
    [cli, 'build', '--content', path.resolve('content'), '--out', site(), '--offline'],
    { encoding: 'utf8' },
  );
  expect(build.status, build.stderr).toBe(0);
});

test.afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const site = (): string => path.join(root, 'site');
const onDisk = (address: string): string => {
  const [file = '', query] = address.split('?');
  return `${pathToFileURL(path.join(site(), file)).href}${query === undefined ? '' : `?${query}`}`;
};

test('from a disk the engine gives the same as from a server', async ({ page }) => {
  await page.goto('search.html');
  const served = await searchInPage(page, requests);
  const faults = await listenForFaults(page, 'file:');
  await page.goto(onDisk('search.html'));
  expect(await searchInPage(page, requests)).toEqual(served);
  expect(faults).toEqual([]);
});

test('from a disk the search page finds, counts, narrows and leads to the passage', async ({
  page,
}) => {
  const faults = await listenForFaults(page, 'file:');
  await page.goto(onDisk('search.html'));
  await page.getByRole('searchbox', { name: '检索词' }).fill('根蘖');
  await expect(page.getByRole('status')).toHaveText(/^找到 1 篇/);
  await page.getByRole('searchbox', { name: '检索词' }).fill('造纸');
  await expect(page.getByRole('status')).toHaveText(/^找到 \d\d+ 篇/);
  await page.getByRole('checkbox', { name: /^村志 / }).check();
  await expect(page.getByRole('status')).toHaveText(/^找到 \d 篇/);
  const first = page.locator('[data-part=results] > li').first();
  await expect(first.locator('mark').first()).toHaveText('造纸');
  await first.getByRole('link').first().click();
  await expect(page).toHaveURL(/^file:.*\/works\/[\w/-]+\.html/);
  await expect(page.locator('article mark').first()).toHaveText('造纸');
  expect(faults).toEqual([]);
});

test('from a disk an address with a query shows its results', async ({ page }) => {
  await page.goto(onDisk(`search.html?q=${encodeURIComponent('古茶园')}`));
  await expect(page.getByRole('status')).toHaveText(/^找到 \d+ 篇/);
});
