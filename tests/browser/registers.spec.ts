import { expect, test } from '@playwright/test';
import { choose } from './looks.ts';

test('a reader goes from the index of people to a person, to a passage, and back', async ({
  page,
}) => {
  await page.goto('people.html');
  const index = page.getByRole('navigation', { name: '按音序' });
  await index.getByRole('link', { name: 'S', exact: false }).first().click();
  const section = page.locator('#initial-s');
  await expect(section).toBeInViewport();
  await section.getByRole('link', { name: '单文漪' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('单文漪');
  const passage = page.locator('.passages a').first();
  const place = await passage.textContent();
  await passage.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(place?.split(' · ')[0] ?? '');
  await page.getByRole('article').getByRole('link', { name: '单文漪' }).first().click();
  await expect(page).toHaveURL(/people\/shan-wenyi\.html/);
});

test('who knows how a name is written, not how it is read, finds it by its strokes', async ({
  page,
}) => {
  await page.goto('people.html');
  await page.getByRole('link', { name: '按笔画' }).click();
  await page
    .getByRole('navigation', { name: '按笔画' })
    .getByRole('link', { name: '九画', exact: false })
    .first()
    .click();
  await expect(page).toHaveURL(/people\/by\/strokes\.html#strokes-9$/);
  await page.locator('#strokes-9').getByRole('link', { name: '柳禾' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('柳禾');
});

test('a post that names its organisation does not name it twice', async ({ page }) => {
  await page.goto('people/liu-he.html');
  const post = page.locator('.dated-list li p').first();
  await expect(post).toHaveText(/^\s*白岩茶叶专业合作社理事长\s*$/);
  await expect(post.getByRole('link')).toHaveAttribute('href', /baiyan-hezuoshe\.html$/);
});

test('two people of one name lead to each other and are never one', async ({ page }) => {
  await page.goto('people/li-zhihe.html');
  await expect(page.locator('.lead')).toContainText('济和堂药商');
  await page.getByRole('complementary', { name: '同名人物' }).getByRole('link').click();
  await expect(page).toHaveURL(/li-zhihe-1958\.html/);
  await expect(page.locator('.lead')).toContainText('大洲村橘农');
});

test('of the living no page tells more of the birth than the year', async ({ page }) => {
  await page.goto('people/shan-wenyi.html');
  await expect(page.locator('.facts')).toContainText('1934年');
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(data).not.toContain('birthDate');
});

test('a place says what it was called in a year, by slider, by number and by keyboard', async ({
  page,
}) => {
  await page.goto('places/chengdong-jiedao.html');
  const [year, told] = [page.getByLabel('年份'), page.locator('.year-chooser output')];
  await year.fill('1958');
  await expect(told).toContainText('1958年：城东公社');
  await expect(page.locator('tr.now th')).toHaveText(['东郊乡', '城东公社']);
  await year.fill('2020');
  await expect(told).toContainText('2020年：城东街道，街道办事处，区划代码999902002');
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(told).toContainText('1935年：东郊乡');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a place shows all its names with their years', async ({ page }) => {
    await page.goto('places/chengdong-jiedao.html');
    const rows = page.locator('[data-history] tbody tr');
    await expect(rows).toHaveCount(5);
    await expect(rows.nth(1)).toContainText('1958年9月');
    await expect(rows.nth(1)).toContainText('城东公社');
    await expect(rows.last().locator('td').nth(1)).toHaveText('今');
    await expect(page.locator('.year-chooser')).toHaveCount(0);
  });

  test('a post shows its holders with their terms', async ({ page }) => {
    await page.goto('officials.html');
    await page.getByRole('link', { name: '县长', exact: true }).click();
    await expect(page).toHaveURL(/organisations\/xian-zhengfu\.html#post-1$/);
    await expect(page.locator('#post-1 tbody tr')).toHaveCount(17);
    await expect(page.locator('#post-1 tbody tr').first()).toContainText('席振邦');
  });

  test('the chronicle leads by decade, by month, and to what books date differently', async ({
    page,
  }) => {
    await page.goto('chronicle.html');
    await page
      .getByRole('navigation', { name: '年代' })
      .getByRole('link', { name: '1950年代' })
      .click();
    await expect(page).toHaveURL(/#y195\d$/);
    await page
      .getByRole('navigation', { name: '月份' })
      .getByRole('link', { name: '9月', exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('历年9月');
    await page.getByRole('link', { name: '各书记载不一' }).click();
    await expect(page.locator('.verdict')).toContainText('按');
  });

  test('a reading room says when it is open and where each book stands', async ({ page }) => {
    await page.goto('reading-rooms.html');
    await page.getByRole('link', { name: '清溪县方志阅览室' }).click();
    await expect(page.locator('.hours')).toContainText('周一至周五');
    const row = page.getByRole('row', { name: /清溪年鉴（2022）/ });
    await expect(row).toContainText('Z527.931/2022');
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/works\/qingxi-yearbook-2022\.html$/);
  });
});

test('a gallery is looked through by keyboard, and focus comes back', async ({ page }) => {
  await page.goto('galleries/xianmao.html');
  const pictures = page.locator('.enlarge');
  await expect(pictures).toHaveCount(8);
  await pictures.first().focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: '大图' });
  await expect(viewer).toContainText('1 / 8');
  await page.keyboard.press('ArrowRight');
  await expect(viewer).toContainText('2 / 8');
  await expect(viewer).toContainText('CC BY 4.0');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(viewer).toContainText('8 / 8');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(pictures.last()).toBeFocused();
});

test('a picture of a chapter is looked at closely, moved about by keyboard, and focus comes back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('works/baiyan-village-history/tea.html');
  const picture = page.locator('.prose .enlarge');
  await picture.press('Enter');
  const viewer = page.getByRole('dialog', { name: '大图' });
  const image = viewer.locator('img');
  const fitting = (await image.boundingBox())?.width ?? 0;
  expect(fitting).toBeLessThanOrEqual(390);
  const closer = viewer.getByRole('button', { name: '放大' });
  await closer.press('Enter');
  await expect(closer).toHaveAttribute('aria-pressed', 'true');
  expect((await image.boundingBox())?.width).toBeGreaterThan(fitting * 2);
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(picture).toBeFocused();
});

for (const [name, size, chosen] of [
  ['on a phone', { width: 390, height: 844 }, {}],
  ['in large text on a desk', { width: 1360, height: 900 }, { large: 'on' }],
] as const) {
  test(`${name} no register of the portal is drawn sideways, and no word of one lies over another`, async ({
    page,
  }) => {
    await choose(page, chosen);
    await page.setViewportSize(size);
    for (const address of [
      'officials.html',
      'donations.html',
      'awards.html',
      'places/qingxi-xian.html',
      'organisations/xian-zhengfu.html',
      'reading-rooms/wenmiao.html',
    ]) {
      await page.goto(address);
      const cut = await page
        .locator('.table-scroll')
        .evaluateAll((frames) =>
          frames.flatMap((frame) => [
            ...(frame.scrollWidth > frame.clientWidth ? ['frame'] : []),
            ...[...frame.querySelectorAll('tbody :is(th, td)')]
              .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
              .map((cell) => cell.textContent),
          ]),
        );
      expect(cut, address).toEqual([]);
    }
  });
}

test('pictures of a gallery push nothing aside when they come', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('galleries/village-and-river.html');
  for (let step = 0; step < 6; step++) await page.mouse.wheel(0, 600);
  await page.waitForLoadState('networkidle');
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test('a place is shown where it lies, or where its town is', async ({ page }) => {
  await page.goto('places/baiyan-cun.html');
  await expect(page.getByRole('img', { name: '白岩村在清溪县的位置。' })).toBeVisible();
  await page.goto('places/caojie-cun.html');
  await expect(page.getByRole('img', { name: /境内，图上圈出/ })).toBeVisible();
  await page.goto('places.html');
  await expect(page.getByRole('img', { name: /^清溪县示意图，标出澄津镇|茶坪镇/ })).toBeVisible();
  await expect(page.locator('.locator-figure figcaption')).toHaveText(/示意图/);
});

test('a work says which reading rooms hold it', async ({ page }) => {
  await page.goto('works/baiyan-village-history.html');
  const held = page.getByRole('region', { name: '馆藏' });
  await expect(held.getByRole('link')).not.toHaveCount(0);
  await held.getByRole('link', { name: '清溪县方志阅览室' }).click();
  await expect(page.locator('h1')).toHaveText('清溪县方志阅览室');
});

test('the home page shows the moments the editor chose', async ({ page }) => {
  await page.goto('index.html');
  await expect(page.locator('.moments li span').first()).toHaveText('云台茶税具结');
  await expect(page.locator('.moments li')).toHaveCount(7);
});
