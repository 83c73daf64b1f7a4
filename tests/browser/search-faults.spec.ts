import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brokenRules } from './axe.ts';
import { siteFolder } from './site.ts';

const status = (page: Page): Locator => page.getByRole('status');
const problems = (page: Page): Locator => page.locator('.search-problem');

test('without its index the page says which file is missing, and where to look instead', async ({
  page,
}) => {
  await page.route('**/pagefind/pagefind-entry.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('search.html?q=茶');
  await expect(problems(page)).toHaveText(/检索库没有打开（pagefind\/pagefind-entry\.json/);
  await expect(page.getByRole('link', { name: '著作目录' })).toBeVisible();
});

test('with a part of the index missing or cut short, it is named and the rest answers', async ({
  page,
}) => {
  let lost = 0;
  await page.route('**/pagefind/index/*', async (route) => {
    lost++;
    const file = new URL(route.request().url()).pathname;
    const whole = readFileSync(path.join(siteFolder(), file));
    if (lost === 1) await route.fulfill({ status: 404 });
    else await route.fulfill({ body: whole.subarray(0, 20) });
  });
  await page.goto('search.html?q=造纸');
  await expect(problems(page)).toHaveText(/“?本站”?的检索库缺少 \d+ 个文件（index\//);
  await page.unroute('**/pagefind/index/*');
  await page.getByRole('searchbox', { name: '检索词' }).fill('根蘖');
  await expect(status(page)).toHaveText(/^找到 1 篇/);
  await expect(problems(page)).toHaveCount(0);
});

test('a chapter whose text does not come is a line that says so among the others', async ({
  page,
}) => {
  let asked = 0;
  await page.route('**/pagefind/fragment/*', (route) =>
    asked++ === 0 ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.goto('search.html?q=茶');
  await expect(status(page)).toHaveText(/^找到/);
  await expect(page.locator('.search-lost').first()).toContainText('没有取到');
});

test('without the names of the registers search does without', async ({ page }) => {
  await page.route('**/assets/names.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('search.html?q=白岩村');
  await expect(status(page)).toHaveText(/^找到 \d+ 篇/);
  await expect(page.locator('[data-part=also]')).toBeHidden();
});

for (const [name, address, settled] of [
  ['results', 'search.html?q=白岩村', /^找到 \d+ 篇/],
  ['a concordance', 'search.html?q=红星大队&view=kwic', /^找到 \d+ 处/],
  ['nothing found', 'search.html?q=百岩村 茶', /^没有找到/],
] as const) {
  test(`${name}: no rule of accessibility is broken, in light or dark, in large text, on a phone`, async ({
    page,
  }) => {
    // Two runs of all rules over a long page.
    test.slow();
    await page.goto(address);
    await expect(status(page)).toHaveText(settled);
    for (const details of await page.locator('main details').all())
      await details.evaluate((each: HTMLDetailsElement) => (each.open = true));
    const broken: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      broken.push(...(await brokenRules(page)).map((rule) => `${colorScheme} ${rule}`));
    }
    expect(broken).toEqual([]);
    await page.getByRole('button', { name: '大字版' }).click();
    const low = await page
      .locator('main :is(button, summary, label, input[type=search])')
      .evaluateAll((controls) =>
        controls
          .filter(
            (control) => control.checkVisibility() && control.getBoundingClientRect().height < 44,
          )
          .map((control) => control.outerHTML.slice(0, 100)),
      );
    expect(low).toEqual([]);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
    }
  });
}

test('names below a box break no rule of accessibility', async ({ page }) => {
  await page.goto('index.html');
  await page.getByRole('main').getByRole('searchbox').focus();
  await page.keyboard.type('白岩');
  await expect(page.getByRole('main').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await brokenRules(page)).toEqual([]);
});
