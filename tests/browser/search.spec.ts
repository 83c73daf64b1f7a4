import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EntryFile } from '../../src/search/entry.ts';
import { readMeta } from '../../src/search/index-files.ts';
import { chapterOf } from '../../src/search/page-name.ts';
import { readOwnText } from '../../src/press/search/own-text.ts';
import { listenForFaults } from './faults.ts';
import { allPages, kindOf, readPage, siteFolder } from './site.ts';

const status = (page: Page): Locator => page.getByRole('status');
const results = (page: Page): Locator => page.locator('[data-part=results] > li');

/** A facet's box, by its group and value. */
const facet = (page: Page, group: string, value: string): Locator =>
  page
    .getByRole('group', { name: group })
    .getByRole('checkbox', { name: new RegExp(`^${value} `) });

/** Number of chapters the page says it found. */
async function found(page: Page): Promise<number> {
  await expect(status(page)).toHaveText(/^找到 \d+ 篇/);
  return Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);
}

/** Pages on disk that search knows: those of a work, or those that name an item of a register, and its own. */
function pagesOf(...works: string[]): number {
  return allPages().filter(
    (address) =>
      works.some((work) => new RegExp(`^works/${work}[./]`).test(address)) && isSearched(address),
  ).length;
}
function pagesNaming(item: string, ...kinds: string[]): number {
  const texts = ['chapter', 'lesson', 'exhibit', 'news', ...kinds];
  return (
    1 +
    allPages().filter(
      (address) => isOf(address, ...texts) && readPage(address).includes(`/${item}.html"`),
    ).length
  );
}
const isSearched = (address: string): boolean =>
  isOf(address, 'chapter') || readOwnText(readPage(address)) !== undefined;
const isOf = (address: string, ...kinds: string[]): boolean =>
  kinds.includes(kindOf(readPage(address)));

test('a keyboard alone finds a passage and opens it', async ({ page }) => {
  await page.goto('search.html');
  const box = page.getByRole('searchbox', { name: '检索词' });
  await box.focus();
  await page.keyboard.type('根蘖');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(/^找到 1 篇/);
  await expect(results(page).first()).toContainText('根蘖');
  const first = results(page).first().getByRole('link').first();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/works\/baiyan-village-history\/tea\.html/);
  await expect(page.locator('article')).toContainText('2003年由根蘖复生。');
  await expect(page.locator('article mark')).toHaveText('根蘖');
});

test('how to search is told before any script comes, and its example in pinyin finds what it says', async ({
  page,
}) => {
  await page.route(/assets\/search\.js/, (route) => route.abort());
  await page.goto('search.html');
  const lines = page.locator('.search-hints dl > div');
  await expect(lines).toHaveCount(5);
  await expect(lines.last()).toBeVisible();
  await page.unroute(/assets\/search\.js/);
  await page.reload();
  const typed = (await lines.last().locator('dt').textContent()) ?? '';
  const name = /“(.+)”/.exec((await lines.last().locator('dd').textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('searchbox', { name: '检索词' }).fill(typed);
  await expect(page.locator('main').getByRole('link', { name, exact: true }).first()).toBeVisible();
  await found(page);
  await expect(page.locator('.search-hints')).toBeHidden();
});

test('a search page that is asked something never shows how to search', async ({ page }) => {
  await page.route(/assets\/search\.js/, (route) => route.abort());
  await page.goto('search.html?q=根蘖');
  await expect(page.locator('.search-hints')).toBeHidden();
  await page.unroute(/assets\/search\.js/);
  await page.reload();
  await found(page);
  await page.getByRole('searchbox', { name: '检索词' }).fill('');
  await expect(page.locator('.search-hints')).toBeVisible();
});

test('in large text on a screen, results are not pushed down by what filters them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('search.html?q=根蘖');
  await found(page);
  await expect(page.getByRole('group', { name: '种类' })).toBeVisible();
  await page.getByRole('button', { name: '大字版' }).click();
  await expect(page.getByRole('group', { name: '种类' })).toBeHidden();
  await expect(results(page).first()).toBeInViewport();
  await page.reload();
  await found(page);
  await expect(page.getByRole('group', { name: '种类' })).toBeHidden();
  await page.getByRole('button', { name: '大字版' }).click();
  await expect(page.getByRole('group', { name: '种类' })).toBeVisible();
});

test('the box in the header and the one on the home page lead to the results', async ({ page }) => {
  await page.goto('works/baiyan-village-history/tea.html');
  await page.getByRole('searchbox', { name: '检索全站' }).fill('根蘖');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\.html\?q=/);
  await expect(status(page)).toHaveText(/^找到 1 篇/);
  await page.goto('index.html');
  await page.getByRole('main').getByRole('searchbox').fill('根蘖');
  await page.getByRole('main').getByRole('button', { name: '检索' }).click();
  await expect(status(page)).toHaveText(/^找到 1 篇/);
});

test('a hit inside an entry leads to the entry', async ({ page }) => {
  await page.goto('search.html?q=根蘖');
  await results(page)
    .first()
    .getByRole('link', { name: /古茶园/ })
    .click();
  await expect(page).toHaveURL(/tea\.html#e\w{6}$/);
  await expect(page.locator('article mark')).toBeInViewport();
});

test.describe('facets', () => {
  for (const [group, value, expected] of [
    ['种类', '年鉴', () => pagesOf('qingxi-yearbook-2021', 'qingxi-yearbook-2022')],
    ['著作', '白岩村志', () => pagesOf('baiyan-village-history')],
    ['年代', '1689–2020', () => pagesOf('baiyan-village-history')],
    ['人物', '柳禾', () => pagesNaming('people/liu-he')],
    ['地名', '茶坪镇', () => pagesNaming('places/chaping-zhen', 'person', 'organisation', 'room')],
  ] as const) {
    test(`${group} “${value}” counts and shows the pages that are there`, async ({ page }) => {
      await page.goto('search.html');
      const box = facet(page, group, value);
      const count = expected();
      expect(count).toBeGreaterThan(0);
      await expect(page.getByRole('group', { name: group })).toContainText(`${value} ${count}`);
      await box.check();
      await expect(status(page)).toHaveText(`找到 ${count} 篇`);
      expect([...new URL(page.url()).searchParams]).toEqual([[group, value]]);
      await box.uncheck();
      await expect(status(page)).toHaveText('');
      expect(new URL(page.url()).search).toBe('');
    });
  }

  test('of one group add up, of two groups narrow one another, and counts say so beforehand', async ({
    page,
  }) => {
    await page.goto('search.html?q=茶');
    const all = await found(page);
    await facet(page, '种类', '村志').check();
    await expect(status(page)).not.toHaveText(new RegExp(`^找到 ${all} 篇`));
    const village = await found(page);
    const yearbooks = Number(
      await facet(page, '种类', '年鉴').locator('..').locator('small').textContent(),
    );
    await facet(page, '种类', '年鉴').check();
    await expect(status(page)).toHaveText(new RegExp(`^找到 ${village + yearbooks} 篇`));
    const one = facet(page, '著作', '清溪年鉴（2021）');
    const within = Number(await one.locator('..').locator('small').textContent());
    await one.check();
    await expect(status(page)).toHaveText(new RegExp(`^找到 ${within} 篇`));
    await expect(facet(page, '种类', '村志').locator('..').locator('small')).toHaveText('0');
  });

  test('stand in the address with all else, and are restored with it', async ({ page }) => {
    await page.goto('search.html?q=造纸');
    const all = await found(page);
    await facet(page, '种类', '村志').check();
    await facet(page, '种类', '年鉴').check();
    await page.getByRole('radio', { name: '年代' }).check();
    await expect(page).toHaveURL(/sort=year/);
    const url = page.url();
    expect([...new URL(url).searchParams]).toEqual([
      ['q', '造纸'],
      ['种类', '年鉴'],
      ['种类', '村志'],
      ['sort', 'year'],
    ]);
    const shown = await found(page);
    expect(shown).toBeLessThan(all);
    const titles = await results(page).locator('h2').allTextContents();
    await page.reload();
    await expect(status(page)).toHaveText(new RegExp(`^找到 ${shown} 篇`));
    await expect(page.getByRole('searchbox', { name: '检索词' })).toHaveValue('造纸');
    await expect(facet(page, '种类', '村志')).toBeChecked();
    await expect(facet(page, '种类', '年鉴')).toBeChecked();
    await expect(facet(page, '种类', '口述史')).not.toBeChecked();
    await expect(results(page).locator('h2')).toHaveText(titles);
    expect(page.url()).toBe(url);
  });

  test('of one group add up to the whole', async ({ page }) => {
    await page.goto('search.html');
    const group = page.getByRole('group', { name: '种类' });
    await expect(group).toBeVisible();
    const counts = await group.locator('small').allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(
      allPages().filter(isSearched).length,
    );
  });

  test('of a long list show the most frequent, and the rest when asked', async ({ page }) => {
    await page.goto('search.html?q=茶');
    const places = page.getByRole('group', { name: '地名' });
    await expect(places.getByRole('checkbox')).toHaveCount(8);
    await places.getByRole('button', { name: /^地名：还有 \d+ 项$/ }).click();
    expect(await places.getByRole('checkbox').count()).toBeGreaterThan(20);
    await expect(places.getByRole('button', { name: '地名：收起' })).toBeFocused();
  });

  test('on a phone are fetched when their sheet is opened', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    const facetFiles = (): string[] => fetched.filter((url) => url.includes('/filter/'));
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('search.html?q=造纸');
    await expect(results(page).first()).toContainText('造纸');
    expect(facetFiles()).toEqual([]);
    await page.getByText('筛选').click();
    await expect(facet(page, '种类', '村志')).toBeVisible();
    expect(facetFiles()).not.toEqual([]);
  });

  test('on a phone are folded away, and say how many are chosen', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('search.html?q=茶');
    await expect(results(page).first()).toBeVisible();
    await expect(facet(page, '种类', '村志')).toBeHidden();
    await page.getByText('筛选').click();
    await facet(page, '种类', '村志').check();
    await expect(page.getByText('筛选（已选 1 项）')).toBeVisible();
  });
});

test('the back button goes from search to search, not from key to key', async ({ page }) => {
  await page.goto('search.html');
  const box = page.getByRole('searchbox', { name: '检索词' });
  await box.pressSequentially('造纸');
  await expect(status(page)).toHaveText(/^找到/);
  await box.press('Enter');
  await expect(page).toHaveURL(/q=/);
  const first = await found(page);
  await box.fill('根蘖');
  await expect(status(page)).toHaveText(/^找到 1 篇/);
  // Settled by leaving for a result, not by a key.
  await results(page).first().getByRole('link').first().click();
  await expect(page).toHaveURL(/tea\.html/);
  await page.goBack();
  await expect(status(page)).toHaveText(/^找到 1 篇/);
  await expect(box).toHaveValue('根蘖');
  await page.goBack();
  await expect(status(page)).toHaveText(new RegExp(`^找到 ${first} 篇`));
  await expect(box).toHaveValue('造纸');
  await page.goBack();
  await expect(box).toHaveValue('');
  await expect(status(page)).toHaveText('');
  await page.goForward();
  await expect(box).toHaveValue('造纸');
});

test('several words are all found, a phrase as it stands, and a minus leaves out', async ({
  page,
}) => {
  const ask = async (query: string): Promise<number> => {
    await page.goto(`search.html?q=${encodeURIComponent(query)}`);
    await expect(status(page)).toHaveText(/^找到|^没有找到/);
    const said = (await status(page).textContent()) ?? '';
    return said.startsWith('没有') ? 0 : Number(/\d+/.exec(said)?.[0]);
  };
  const tea = await ask('茶');
  const paper = await ask('茶 造纸');
  expect(paper).toBeGreaterThan(0);
  expect(paper).toBeLessThan(tea);
  expect(await ask('茶 -造纸')).toBe(tea - paper);
  expect(await ask('“雨天 不采”')).toBe(await ask('雨天不采'));
  expect(await ask('茶 “不采紫芽午后”')).toBe(0);
});

test('a walk by arrow keys goes through the results and back to the box', async ({ page }) => {
  await page.goto('search.html?q=茶');
  await expect(results(page).nth(3)).toBeVisible();
  const box = page.getByRole('searchbox', { name: '检索词' });
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const links = results(page).getByRole('link');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
});

test('a hit is marked in the title it stands in and in the writing of the book', async ({
  page,
}) => {
  await page.goto('search.html?q=清溪县志');
  const old = results(page).filter({ hasText: '旧志' }).first();
  await expect(old.locator('mark', { hasText: '清溪縣志' }).first()).toBeVisible();
});

test('a phrase is found where it stands and nowhere else', async ({ page }) => {
  await page.goto('search.html?q=三不采');
  expect(await found(page)).toBe(1);
});

test('a search without a hit says what was searched and what to try', async ({ page }) => {
  await page.goto('search.html?q=魑魅魍魉 茶&种类=年鉴');
  await expect(status(page)).toHaveText('没有找到“魑魅魍魉 茶”。');
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByText(/分开检索：“魑魅魍魉”0 篇，“茶”\d+ 篇。/)).toBeVisible();
  await expect(page.getByText('检索限于：年鉴。')).toBeVisible();
  await page.getByRole('button', { name: '取消筛选' }).click();
  await expect(page).not.toHaveURL(/%E5%B9%B4/);
  await expect(page.getByRole('searchbox', { name: '检索词' })).toBeFocused();
});

test('more than twenty results are shown twenty at a time, and the focus goes on', async ({
  page,
}) => {
  await page.goto('search.html?q=清溪');
  expect(await found(page)).toBeGreaterThan(40);
  await expect(results(page)).toHaveCount(21);
  await page.getByRole('button', { name: '再看 20 篇' }).click();
  await expect(results(page)).toHaveCount(41);
  await expect(results(page).nth(20).getByRole('link').first()).toBeFocused();
});

test('whoever comes back from a result finds the list as it was left', async ({ page }) => {
  await page.goto('search.html?q=清溪');
  await page.getByRole('button', { name: '再看 20 篇' }).click();
  await expect(results(page)).toHaveCount(41);
  const link = results(page).nth(33).getByRole('link').first();
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await expect(page).not.toHaveURL(/search\.html/);
  await page.goBack();
  await expect(link).toBeInViewport();
  await page.getByRole('searchbox', { name: '检索词' }).fill('茶');
  await expect(results(page)).toHaveCount(21);
});

test.describe('whatever is typed', () => {
  for (const [name, query] of [
    ['markup', '<img src=x onerror=alert(1)>"&'],
    ['a pattern', '.*(a+)+$[^'],
    ['control characters', '茶\u0000\u001b\u202e\ufffe'],
    ['half a surrogate pair', '茶\ud800'],
    ['a quotation mark alone', '“'],
    ['a percent sign', '100%%%'],
    ['ten thousand characters', '茶'.repeat(10_000)],
    ['two hundred words', Array.from({ length: 200 }, (_, at) => `茶${at}`).join(' ')],
    ['minuses', '-茶 -纸'],
  ] as const) {
    test(`${name}: there is an answer or a clear sentence`, async ({ page, baseURL }) => {
      const faults = await listenForFaults(page, baseURL ?? '');
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto('search.html');
      await expect(page.getByRole('group', { name: '种类' })).toBeVisible();
      const box = page.getByRole('searchbox', { name: '检索词' });
      await box.evaluate((input: HTMLInputElement, typed) => {
        input.value = typed;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }, query);
      await expect(status(page)).toHaveText(/^找到|^没有找到|没有可以检索的字/);
      await box.press('Enter');
      expect(await page.locator('main img').count()).toBe(0);
      await page.reload();
      await expect(status(page)).toHaveText(/^找到|^没有找到|没有可以检索的字/);
      expect(dialogs).toEqual([]);
      // Loading again breaks off what was still coming.
      expect(faults.filter((fault) => !fault.startsWith('request failed'))).toEqual([]);
    });
  }
});

test('what is too long is cut, and the reader is told', async ({ page }) => {
  await page.goto('search.html');
  await page.getByRole('searchbox', { name: '检索词' }).fill('茶'.repeat(10_000));
  await expect(page.getByText('检索式有 10000 个字，太长了，只用了前 1000 个字。')).toBeVisible();
});

test('the index lists every chapter, every other page with words of its own, and nothing else', () => {
  const entry = JSON.parse(
    readFileSync(path.join(siteFolder(), 'pagefind/pagefind-entry.json'), 'utf8'),
  ) as EntryFile;
  const name = `pagefind/pagefind.${entry.languages['und']?.hash ?? ''}.pf_meta`;
  const table = gunzipSync(readFileSync(path.join(siteFolder(), name)));
  const { pages } = readMeta(table.subarray('pagefind_dcd'.length));
  const searched = allPages().filter(isSearched);
  expect(new Set(pages.map((page) => chapterOf(page.name))).size).toBe(searched.length);
});
