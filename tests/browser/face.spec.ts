import { expect, test, type Page } from '@playwright/test';
import { choose, overflow, readLines } from './looks.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';

const chapter = samples.chapter;
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

test.describe('no page is cut off or moves sideways', () => {
  const looks = [
    { name: 'on a tablet', size: { width: 768, height: 1024 }, chosen: {} },
    {
      name: 'in large text on a phone',
      size: { width: 360, height: 740 },
      chosen: { large: 'on' },
    },
    { name: 'in large text on a screen', size: desktop, chosen: { large: 'on' } },
    {
      name: 'at 200 % on a phone',
      size: { width: 360, height: 740 },
      chosen: { large: 'on', size: 'huge' },
    },
  ];
  for (const { name, size, chosen } of looks) {
    test(name, async ({ page }) => {
      test.slow();
      await choose(page, chosen);
      await page.setViewportSize(size);
      const wide: string[] = [];
      for (const address of Object.values({ ...samples, ...special })) {
        await page.goto(address);
        for (const found of await overflow(page)) wide.push(`${address}: ${found}`);
      }
      expect(wide).toEqual([]);
    });
  }
});

test('large text is kept from page to page, and every control is at least 44 pixels high', async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await page.goto('index.html');
  const button = page.getByRole('button', { name: '大字版' });
  const small = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  for (const address of [samples.work, chapter, samples.page, samples.person]) {
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('data-large', 'on');
    expect(
      await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize)),
    ).toBeGreaterThan(small * 1.3);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const low = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, summary, input:not([type=radio]), .choice label, .site-nav a, .button, .search-link',
        ),
      ]
        .map((control) => ({ control, height: control.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 44)
        .map(({ control, height }) => `${height} ${control.outerHTML.slice(0, 80)}`),
    );
    expect(low).toEqual([]);
  }
  await page.getByRole('button', { name: '大字版' }).click();
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-large');
});

test('in large text on a screen, a chapter’s title stands in line with its text', async ({
  page,
}) => {
  await choose(page, { large: 'on' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(chapter);
  const [title, text] = [
    await page.locator('h1').boundingBox(),
    await page.locator('article.prose').boundingBox(),
  ];
  expect(Math.abs((title?.x ?? 0) - (text?.x ?? 99))).toBeLessThan(1);
});

test('colours are the reader’s before the page is painted, whatever the device says', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(chapter);
  const paper = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByText('阅读设置').click();
  await page.getByRole('radio', { name: '深色' }).check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.getByRole('radio', { name: '高' }).check();
  expect(await paper()).toBe('rgb(0, 0, 0)');
  await page.reload({ waitUntil: 'commit' });
  await page.waitForSelector('body', { state: 'attached' });
  expect(await paper()).toBe('rgb(0, 0, 0)');
});

test('the settings are worked by keyboard alone, and Escape leads back', async ({ page }) => {
  await page.goto(chapter);
  const summary = page.locator('.settings summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: '字号' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: '字号' })).toBeHidden();
  await expect(summary).toBeFocused();
});

test.describe('notes', () => {
  test('stand beside the text where there is room, each at its mark', async ({ page }) => {
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(chapter);
    const mark = await page.locator('.note-mark a').first().boundingBox();
    const note = await page.locator('.notes li').first().boundingBox();
    const text = await page.locator('article').boundingBox();
    if (!mark || !note || !text) throw new Error('The note is not shown.');
    expect(note.x).toBeGreaterThan(text.x + text.width);
    expect(note.x + note.width).toBeLessThan(1400);
    expect(Math.abs(note.y - mark.y)).toBeLessThan(40);
  });

  test('on a phone open with Enter on the spot, close with Escape, and the reader is back', async ({
    page,
  }) => {
    await page.setViewportSize(phone);
    await page.goto(chapter);
    const mark = page.locator('.note-mark a').first();
    await mark.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '注1' });
    await expect(sheet).toContainText('最内轮受虫蛀');
    await expect(sheet).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(mark).toBeFocused();
    await mark.click();
    await sheet.getByRole('button', { name: '关闭' }).click();
    await expect(sheet).toBeHidden();
  });

  test('are footnotes at the end on paper', async ({ page }) => {
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(chapter);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.notes li').first()).toHaveCSS('position', 'static');
  });
});

test('the contents follow the reader, and on a phone say in one line where they are', async ({
  page,
}) => {
  await page.setViewportSize(desktop);
  await page.goto(chapter);
  const contents = page.getByRole('navigation', { name: '本篇目录' });
  await page.getByRole('heading', { name: /买卖/ }).evaluate((heading) => {
    heading.scrollIntoView();
  });
  await expect(contents.locator('[aria-current]')).toHaveText('第四节　买卖');
  await expect(contents).toBeInViewport();
  await page.setViewportSize(phone);
  await expect(contents.locator('.here')).toBeInViewport();
});

test('the reader goes on where they stopped: from the home page, the work and the chapter; and can have it forgotten', async ({
  page,
}) => {
  await page.goto(chapter);
  await page.getByRole('heading', { name: /买卖/ }).evaluate((heading) => {
    heading.scrollIntoView();
  });
  await page.goto('index.html');
  await expect(page.getByRole('link', { name: /^继续阅读/ })).toHaveText(
    /白岩村志 · 第三章\s茶事 · 第四节\s买卖/,
  );
  await page.goto(samples.work);
  await page.getByRole('link', { name: /^继续阅读/ }).click();
  await expect(page.getByRole('heading', { name: /买卖/ })).toBeInViewport();
  await page.goto('index.html');
  await page.goto(chapter);
  await page.getByRole('button', { name: /^接着上次读/ }).click();
  await expect(page.getByRole('heading', { name: /买卖/ })).toBeInViewport();
  await page.goto('about.html');
  await page.getByText('阅读设置').click();
  await page.getByRole('button', { name: '清除阅读记录' }).click();
  await page.goto('index.html');
  await expect(page.getByRole('link', { name: /^继续阅读/ })).toBeHidden();
});

test.describe('reading aloud', () => {
  /** A device with one voice, which says what it is given at once but never comes to an end by itself. */
  const device = (voice: { lang: string; localService: boolean }): void => {
    const said: string[] = [];
    Object.assign(window, { said });
    Object.defineProperty(window, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), {
        paused: false,
        getVoices: () => [voice],
        speak: ({ text }: { text: string }) => said.push(text),
        cancel: () => undefined,
        pause: () => undefined,
        resume: () => undefined,
      }),
    });
    Object.assign(window, {
      SpeechSynthesisUtterance: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
  };

  test('uses the device’s own Chinese voice, marks the paragraph that is read, and stops', async ({
    page,
  }) => {
    await page.addInitScript(device, { lang: 'zh-CN', localService: true });
    await page.goto(chapter);
    await page.getByText('阅读设置').click();
    await page.getByRole('button', { name: '朗读本页' }).click();
    const bar = page.getByRole('region', { name: '朗读' });
    await expect(bar).toBeVisible();
    await expect(page.locator('.is-read')).toHaveText(/第一节\s古茶园/);
    await bar.getByRole('button', { name: '下一段' }).click();
    await expect(page.locator('.is-read')).toContainText('古茶园在白岩脚下');
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.at(-1)).toBe('古茶园在白岩脚下的崩积坡上，面积3.8公顷，海拔740～860米。');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(page.locator('.is-read')).toHaveCount(0);
  });

  for (const voice of [
    { lang: 'en-US', localService: true },
    { lang: 'zh-CN', localService: false },
  ]) {
    test(`is not offered with a voice of ${voice.lang}${voice.localService ? '' : ' from elsewhere'}`, async ({
      page,
    }) => {
      await page.addInitScript(device, voice);
      await page.goto(chapter);
      await page.getByText('阅读设置').click();
      await expect(page.getByRole('group', { name: '字号' })).toBeVisible();
      await expect(page.getByRole('button', { name: '朗读本页' })).toBeHidden();
    });
  }
});

test('a long table keeps its head and is drawn sideways on a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto(special.tables);
  const scroll = page.locator('.table-scroll').first();
  await scroll.evaluate((frame) => frame.scrollTo(200, 300));
  const [frame, head] = [
    await scroll.boundingBox(),
    await scroll.locator('thead th').nth(1).boundingBox(),
  ];
  expect(Math.abs((head?.y ?? 0) - (frame?.y ?? 99))).toBeLessThan(4);
  expect(await scroll.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(50);
});

/** Keeps what moves by itself on the pages that are opened from now on, to be read with `shifts`. */
async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as {
          value: number;
          sources: { node: Node | null }[];
        };
        const moved = sources.map(({ node }) => (node as Element | null)?.outerHTML?.slice(0, 60));
        shifts.push(`${value}: ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

test('nothing moves when pictures come late', async ({ page }) => {
  await page.route(/images\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue();
  });
  const shifts = await watchShifts(page);
  for (const address of ['index.html', samples.work, chapter, special.plates]) {
    await page.goto(address);
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    });
    await page.waitForLoadState('networkidle');
    expect(await shifts(), address).toEqual([]);
  }
});

for (const size of [phone, desktop]) {
  test(`nothing moves on the search page at ${size.width} pixels when its script comes late`, async ({
    page,
  }) => {
    await page.route(/assets\/search\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    const shifts = await watchShifts(page);
    await page.setViewportSize(size);
    await page.goto(samples.search);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('.search-hints')).toBeVisible();
    expect(await shifts()).toEqual([]);
  });
}

for (const width of [360, 600, 1280]) {
  test(`no line of a thousand begins with a closing mark at ${width} pixels @cjk-font`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    let lines = 0;
    const wrong: string[] = [];
    for (const address of allPages()) {
      if (lines >= 1000) break;
      const html = readPage(address);
      if (kindOf(html) !== 'chapter' || !html.includes('data-writing="horizontal"')) continue;
      await page.goto(address);
      const found = await readLines(page);
      lines += found.lines;
      wrong.push(...found.wrong.map((place) => `${address}: ${place}`));
    }
    expect(lines).toBeGreaterThanOrEqual(1000);
    expect(wrong).toEqual([]);
  });
}

test('nothing moves by itself for a reader who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(samples.page);
  await expect(page.locator('.shelf .cover').first()).toHaveCSS('transition-duration', '0s');
});

test('the printed sheets carry a running head, the rights and the address, and print no addresses of links', async ({
  page,
}) => {
  await page.goto(chapter);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.running-title')).toHaveText(/白岩村志\s*第三章\s茶事/);
  await expect(page.locator('.running-title')).toHaveCSS('display', 'table-header-group');
  await expect(page.locator('.print-end')).toContainText(
    'https://fangzhi.qingxi.example/works/baiyan-village-history/tea.html',
  );
  await expect(page.locator('.print-end')).toContainText('共同所有');
  for (const hidden of ['.cite', '.breadcrumbs', '.anchor >> nth=0', '.filings a >> nth=0'])
    await expect(page.locator(hidden), hidden).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the menu opens, and nothing is offered that would not work', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(chapter);
    await page.locator('.site-menu summary').click();
    await page
      .getByRole('navigation', { name: '栏目' })
      .getByRole('link', { name: '地名' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('地名');
    await expect(page.locator('.settings, .large-text')).toHaveCount(2);
    for (const hidden of ['.settings', '.large-text'])
      await expect(page.locator(hidden)).toBeHidden();
  });
});

/** Landmarks and headings of a page in the order they stand, as a screen reader lists them. */
const structureOf = (selectors: string[]): string => selectors.join('\n');

const skeletons: Record<string, { address: string; parts: string[] }> = {
  home: {
    address: samples.home,
    parts: ['h1', 'search:首页', 'h2#featured', 'h2#shelf', '.doors h2', 'h2#moments', 'h2#news'],
  },
  works: { address: samples.page, parts: ['h1', 'nav:本页', 'h2#years', 'h2#regions'] },
  work: { address: samples.work, parts: ['nav:位置', 'h1', 'h2#contents', 'h2#facts', '.cite'] },
  chapter: {
    address: chapter,
    parts: ['nav:位置', 'h1', 'nav:本篇目录', 'article.prose', '.cite', 'nav:前后篇'],
  },
};
for (const [name, { address, parts }] of Object.entries(skeletons)) {
  test(`the structure of a page of ${name} is whole`, async ({ page }) => {
    await page.goto(address);
    const found = await page.evaluate((wanted) => {
      const query = (part: string): Element | null => {
        const [kind, label] = part.split(':');
        return label === undefined
          ? document.querySelector(`main ${part}`)
          : document.querySelector(
              `main ${kind === 'search' ? '[role=search]' : (kind ?? '')}[aria-label="${label}"]`,
            );
      };
      const there = wanted.map((part) => ({ part, element: query(part) }));
      return there
        .filter(({ element }) => element !== null)
        .sort((a, b) =>
          a.element && b.element && a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1,
        )
        .map(({ part }) => part);
    }, parts);
    expect(structureOf(found)).toBe(structureOf(parts));
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1)).toEqual([]);
  });
}
