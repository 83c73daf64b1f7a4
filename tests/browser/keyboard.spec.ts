import { expect, test, type Locator, type Page } from '@playwright/test';
import { samples } from './site.ts';

/** Presses Tab until the reader is there, and sees that the place is marked. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const target = await wanted.elementHandle();
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement === one, target)) {
      await expect(wanted).toBeInViewport();
      expect(await wanted.evaluate((one) => one.matches(':focus-visible'))).toBe(true);
      return;
    }
  }
  throw new Error(`Tab does not reach ${wanted.toString()}.`);
}

test('a keyboard alone goes from the home page to a chapter, its note, its citation, the settings and a search', async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1024, height: 800 });
  await page.goto(samples.home);
  await tabTo(page, page.locator('.site-menu summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('.site-nav').getByRole('link', { name: '著作' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('著作');
  await tabTo(page, page.getByRole('link', { name: /白岩村志 1689—2020/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('白岩村志');
  await tabTo(page, page.locator('.contents').getByRole('link', { name: /茶事/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第三章　茶事');

  const mark = page.locator('.note-mark a').first();
  await tabTo(page, mark);
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog', { name: '注1' });
  await expect(note).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(mark).toBeFocused();

  await tabTo(page, page.locator('.cite summary'));
  await page.keyboard.press('Enter');
  const citation = page.locator('dd[data-format="gbt-2025"]');
  await tabTo(page, citation.getByRole('button', { name: '复制' }));
  await page.keyboard.press('Enter');
  await expect(citation.getByRole('button')).toHaveText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /第三章\s茶事\[M\/OL\]/,
  );

  await page.keyboard.press('Control+Home');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo(page, page.locator('.settings summary'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
  await page.keyboard.press('Escape');
  await expect(page.locator('.settings summary')).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: '大字版' })).toBeFocused();
  await tabTo(page, page.locator('.search-link'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('检索');
  await tabTo(page, page.getByRole('searchbox', { name: '检索词' }));
  await page.keyboard.type('根蘖');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText(/^找到 1 篇/);
  await expect(page.getByRole('heading', { name: /茶事/, level: 2 })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('article mark')).toHaveText('根蘖');
});

test.describe('with a finger on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the menu, a note, a picture and the contents answer', async ({ page }) => {
    test.slow();
    await page.goto(samples.chapter);
    await page.locator('.site-menu summary').tap();
    await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
    await page.touchscreen.tap(195, 700);
    await expect(page.getByRole('navigation', { name: '栏目' })).toBeHidden();

    await page.locator('.note-mark a').first().tap();
    const note = page.getByRole('dialog', { name: '注1' });
    await expect(note).toBeInViewport();
    await page.locator('.byline').tap();
    await expect(note).toBeHidden();

    await page.locator('.enlarge').first().tap();
    const picture = page.getByRole('dialog', { name: '大图' });
    await expect(picture).toBeVisible();
    await picture.getByRole('button', { name: '放大' }).tap();
    const figure = picture.locator('figure');
    await expect(figure).toHaveClass(/close-up/);
    expect(
      await figure.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBeGreaterThan(100);
    await picture.getByRole('button', { name: '关闭' }).tap();
    await expect(picture).toBeHidden();

    await page.locator('.contents, .page-contents summary').first().tap();
    await page
      .getByRole('navigation', { name: '本篇目录' })
      .getByRole('link', { name: /采制/ })
      .tap();
    await expect(page.getByRole('heading', { name: /采制/ })).toBeInViewport();
  });
});
