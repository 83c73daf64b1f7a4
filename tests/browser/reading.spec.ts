import { expect, test } from '@playwright/test';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { printedSheets } from './looks.ts';
import { samples, siteFolder } from './site.ts';

const chapter = samples.chapter;
const chapterTitle = '第三章 茶事';

test('a reader finds an entry from the home page, and its citation names the entry and the day', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.setFixedTime(new Date('2026-05-01T23:30:00+08:00'));
  await page.goto('index.html');
  await page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: '著作' }).click();
  await expect(page).toHaveURL(/\/works\.html$/);
  await page.getByRole('link', { name: /白岩村志 1689—2020/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('白岩村志');
  await page.getByRole('link', { name: /茶事/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chapterTitle);

  const entry = page.getByRole('heading', { level: 2, name: /采制/ });
  await entry.getByRole('link', { name: '本条链接' }).click();
  await expect(page).toHaveURL(/tea\.html#e\w{6}$/);
  await expect(entry).toBeInViewport();

  await page.getByText('引用“第三节 采制”').click();
  const citation = page.locator('dd[data-format="gbt-2015"]');
  await expect(citation.locator('span')).toContainText(
    '柳禾, 顾岚清. 第三节 采制[M/OL]//冯长庚. 白岩村志',
  );
  await expect(citation.locator('span')).toContainText('[2026-05-01]');
  await expect(page.locator('dd[data-format="bibtex"] span')).toContainText(
    'urldate = {2026-05-01}',
  );

  await citation.getByRole('button', { name: '复制' }).click();
  await expect(citation.getByRole('button')).toHaveText('已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await citation.locator('span').textContent());
});

test('the citation follows the reader to another entry and back to the chapter', async ({
  page,
}) => {
  await page.goto(chapter);
  const summary = page.locator('.cite summary');
  await expect(summary).toHaveText('引用本篇');
  await summary.click();
  const citation = page.locator('dd[data-format="gbt-2025"] span');
  await expect(citation).toContainText(`${chapterTitle}[M/OL]`);
  await page.getByRole('heading', { name: /买卖/ }).getByRole('link').click();
  await expect(summary).toHaveText('引用“第四节 买卖”');
  await expect(citation).toContainText('第四节 买卖[M/OL]//');
  await page.goBack();
  await expect(summary).toHaveText('引用本篇');
});

test('a citation gives the portal’s own address, wherever its pages are read', async ({ page }) => {
  await page.goto(chapter);
  await page.getByRole('heading', { name: /采制/ }).getByRole('link').click();
  await expect(page.locator('dd[data-format="gbt-2025"] span')).toHaveText(
    /https:\/\/fangzhi\.qingxi\.example\/works\/baiyan-village-history\/tea\.html#e\w{6}\.$/,
  );
});

test('the page of a work cites the work, whatever part of it the address points at', async ({
  page,
}) => {
  await page.goto(`${samples.work}#contents`);
  await page.getByText('引用本书').click();
  const citation = page.locator('dd[data-format="gbt-2025"] span');
  await expect(citation).toHaveText(/^冯长庚\. 白岩村志\[M\/OL\]\. 南屏：/);
});

test('a passage on a person’s page leads to the entry, and the name there leads back', async ({
  page,
}) => {
  await page.goto(samples.person);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('柳禾');
  await page.getByRole('link', { name: '第三章 茶事 · 第五节 合作社' }).click();
  const entry = page.getByRole('heading', { level: 2, name: /合作社/ });
  await expect(entry).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`#${await entry.getAttribute('id')}$`));
  await page.locator('article').getByRole('link', { name: '柳禾' }).click();
  await expect(page).toHaveURL(/\/people\/liu-he\.html$/);
});

test('a chapter leads to those before and after it', async ({ page }) => {
  await page.goto(chapter);
  const neighbours = page.getByRole('navigation', { name: '前后篇' });
  await neighbours.locator('[rel=next]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第四章 造纸');
  await neighbours.locator('[rel=prev]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chapterTitle);
});

test('the first thing a keyboard reaches leads past the header to the text', async ({ page }) => {
  await page.goto(chapter);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
});

test('an address without a page says so in style, however deep it lies', async ({ page }) => {
  for (const address of ['none.html', 'works/none/none.html']) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
    await expect(page.locator('.site-header')).toHaveCSS('display', 'flex');
    await page
      .getByRole('navigation', { name: '各栏目' })
      .getByRole('link', { name: '著作' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('著作');
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a chapter is read whole: text, contents, neighbours, citation', async ({ page }) => {
    await page.goto(chapter);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(chapterTitle);
    await expect(page.getByText('采茶讲“三不采”：带露不采，午后不采，紫芽不采。')).toBeVisible();
    const contents = page.getByRole('navigation', { name: '本篇目录' });
    await expect(contents.getByRole('link')).toHaveText([
      '第一节 古茶园',
      '第二节 茶园变迁',
      '第三节 采制',
      '第四节 买卖',
      '第五节 合作社',
    ]);
    await contents.getByRole('link', { name: /买卖/ }).click();
    await expect(page.getByRole('heading', { name: /买卖/ })).toBeInViewport();
    await page.getByText('引用本篇').click();
    await expect(page.locator('dd[data-format="gbt-2025"]')).toHaveText(
      /^柳禾，顾岚清\. 第三章\s茶事\[M\/OL\]\/\/冯长庚\. 白岩村志\. 南屏：/,
    );
    await page.getByRole('navigation', { name: '前后篇' }).locator('[rel=next]').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('第四章 造纸');
  });

  test('on a phone the contents open with a tap', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(chapter);
    const contents = page.getByRole('navigation', { name: '本篇目录' });
    await contents.getByText('本篇目录').click();
    await contents.getByRole('link', { name: /合作社/ }).click();
    await expect(page.getByRole('heading', { name: /合作社/ })).toBeInViewport();
  });

  test('the search page says what it needs and shows the way to the works', async ({ page }) => {
    await page.goto(samples.search);
    // Playwright's text and role engines pass over <noscript>, which is shown all the same.
    const without = page.locator('noscript');
    await expect(without).toHaveText(/检索要用浏览器的脚本功能。/, { useInnerText: true });
    await without.locator('a[href="works/baiyan-village-history.html"]').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('白岩村志');
  });
});

test('opened from a disk, a chapter is styled and leads to its neighbours, its work and the people in it', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const address = (name: string): string => pathToFileURL(path.join(siteFolder(), name)).href;
  await page.goto(address(chapter));
  await expect(page.locator('.site-header')).toHaveCSS('display', 'flex');
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--county'),
  );
  expect(accent).toBe('#2f5d50');
  await expect(page.locator('article img').first()).toHaveJSProperty('complete', true);
  await page.locator('article').getByRole('link', { name: '柳禾' }).click();
  await expect(page).toHaveURL(address('people/liu-he.html'));
  await page.goBack();
  await page.locator('[rel=next]').click();
  await expect(page).toHaveURL(address('works/baiyan-village-history/paper.html'));
  await page.getByRole('navigation', { name: '位置' }).getByRole('link').click();
  await expect(page).toHaveURL(address('works/baiyan-village-history.html'));
  await page.getByRole('link', { name: '清溪方志', exact: true }).click();
  await expect(page).toHaveURL(address('index.html'));
  expect(faults).toEqual([]);
});

test('printed, a chapter is its text without navigation, on A4', async ({ page }) => {
  await page.goto(chapter);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.site-nav', '.site-search', '.page-contents', '.neighbours', '.skip']) {
    await expect(page.locator(hidden), hidden).toBeHidden();
  }
  await expect(page.locator('article')).toBeVisible();
  await expect(page.getByText('清溪县为演示而虚构，人、事、数字皆非真实。')).toBeVisible();
  const sheets = await printedSheets(page);
  expect(sheets).toBeGreaterThanOrEqual(2);
  expect(sheets).toBeLessThanOrEqual(6);
});

test('what fits one sheet is printed on one, without an empty one after it', async ({ page }) => {
  const short = ['404.html', 'awards.html', 'news/glass-plates-call.html', 'people/li-zhihe.html'];
  for (const address of short) {
    await page.goto(address);
    expect(await printedSheets(page), address).toBe(1);
  }
});

test('a head over several columns of figures stands in the middle of them', async ({ page }) => {
  await page.goto('works/qingxi-xianzhi-1986-2005/divisions.html');
  await expect(page.locator('thead [colspan]').first()).toHaveCSS('text-align', 'center');
});

test('what is said in a recording begins where the text around it does', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('works/qingxi-oral-history/two-transcriptions.html');
  await expect(page.locator('.cues').first()).toHaveCSS('padding-inline-start', '0px');
});

test('a vertical text shows whole columns, and its pictures whole', async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('works/qingxi-xianzhi-guangxu/territory.html');
    const prose = page.locator('.prose').first();
    await prose.evaluate((frame: HTMLElement) => (frame.dataset['writing'] = 'vertical'));
    const { picture, room, part, figure, shown } = await prose.evaluate((frame) => {
      const style = getComputedStyle(frame);
      const lines = parseFloat(style.lineHeight);
      const inner = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      return {
        picture: frame.querySelector('figure img')?.getBoundingClientRect().height ?? Infinity,
        room: frame.clientHeight,
        part: (frame.clientWidth - inner) / lines,
        figure: (frame.querySelector('figure')?.getBoundingClientRect().width ?? NaN) / lines,
        shown: frame.querySelector('figure img')?.getBoundingClientRect().width ?? Infinity,
      };
    });
    expect(picture).toBeLessThan(room);
    expect(shown).toBeLessThan(width - 60);
    expect(Math.abs(figure - Math.round(figure))).toBeLessThan(0.05);
    expect(Math.abs(part - Math.round(part))).toBeLessThan(0.05);
  }
});
