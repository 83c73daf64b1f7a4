import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { readQr } from '../read-qr.ts';
import { printedSheets } from './looks.ts';
import { allPages, readPage, samples, siteFolder, special } from './site.ts';

/** Chooses in 阅读设置 as a reader does. */
async function choose(page: Page, hanzi: '' | 'hans' | 'hant'): Promise<void> {
  const settings = page.locator('details.settings');
  await settings.locator('summary').click();
  await settings.locator(`label:has(input[name=hanzi][value="${hanzi}"])`).click();
  await settings.locator('summary').click();
}

const settled = (page: Page, language: string) =>
  expect(page.locator('html')).toHaveAttribute('lang', language);

/** The page without what the choice itself leaves in it. */
const markup = (page: Page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    delete copy.dataset['hanzi'];
    // Scripts come when they are asked for.
    for (const script of copy.querySelectorAll('script')) script.remove();
    return copy.outerHTML;
  });

for (const address of [
  samples.chapter,
  special.tables,
  special.vertical,
  samples.person,
  samples.home,
]) {
  test(`${address} in the other script and back is the page it was, to the character`, async ({
    page,
  }) => {
    await page.goto(address);
    // What makes pictures larger comes a moment after the page.
    await page.waitForLoadState('networkidle');
    const written = await markup(page);
    await choose(page, 'hant');
    await settled(page, 'zh-Hant');
    const traditional = await markup(page);
    expect(traditional).not.toBe(written);
    await choose(page, '');
    await settled(page, 'zh-Hans');
    expect(await markup(page)).toBe(written);
    await choose(page, 'hant');
    await settled(page, 'zh-Hant');
    expect(await markup(page)).toBe(traditional);
  });
}

test('title, labels and alternative texts follow; what readers type stays', async ({ page }) => {
  await page.goto(special.tables);
  await page.locator('input[type=search]').first().fill('头发');
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  expect(await page.title()).toContain('年鑑');
  await expect(page.locator('input[type=search]').first()).toHaveAttribute('placeholder', /檢索/);
  await expect(page.locator('input[type=search]').first()).toHaveValue('头发');
  await expect(page.locator('nav.site-nav')).toHaveAttribute('aria-label', '欄目');
});

test('what style sheets write out of attributes follows, and goes back', async ({ page }) => {
  await page.goto('works/qingxi-yearbook-2022/plates.html');
  const shown = (): Promise<string> =>
    page
      .locator('article .print-page')
      .first()
      .evaluate((mark) => mark.getAttribute('data-n') ?? '');
  await page.locator('article').evaluate((article) => {
    const number = document.createElement('b');
    number.id = 'number';
    number.dataset['unit'] = '册';
    article.append(number);
  });
  expect(await shown()).toBe('图1');
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  expect(await shown()).toBe('圖1');
  await expect(page.locator('#number')).toHaveAttribute('data-unit', '冊');
  await choose(page, '');
  await settled(page, 'zh-Hans');
  expect(await shown()).toBe('图1');
  await expect(page.locator('#number')).toHaveAttribute('data-unit', '册');
});

test('an old text reads in Simplified, the portal around it as before', async ({ page }) => {
  await page.goto(special.vertical);
  const article = page.locator('article.prose');
  const written = await article.innerText();
  await choose(page, 'hans');
  await expect(article).toHaveAttribute('lang', 'lzh-Hans');
  const simplified = await article.innerText();
  expect(simplified).not.toBe(written);
  expect(simplified).not.toMatch(/[爲縣書載門風]/);
  expect(Array.from(simplified)).toHaveLength(Array.from(written).length);
  await settled(page, 'zh-Hans');
});

test('what scripts add later follows too, and goes back', async ({ page }) => {
  await page.goto(samples.page);
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.id = 'late';
    line.title = '头发';
    line.append('皇后的', document.createElement('mark'), '发里');
    line.children[0]?.append('头');
    document.querySelector('main')?.append(line);
  });
  const late = page.locator('#late');
  await expect(late).toHaveText('皇后的頭髮裡');
  await expect(late).toHaveAttribute('title', '頭髮');
  await late.evaluate((line) => {
    if (line.firstChild) line.firstChild.textContent = '太后的';
  });
  await expect(late).toHaveText('太后的頭髮裡');
  await choose(page, '');
  await expect(late).toHaveText('太后的头发里');
});

test('the choice is remembered, on every page', async ({ page }) => {
  await page.goto(samples.chapter);
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  await page.goto(samples.person);
  await settled(page, 'zh-Hant');
  await expect(page.locator('input[name=hanzi][value=hant]')).toBeChecked();
  await expect(page.locator('details.settings summary')).toHaveText(/設置/);
  await choose(page, '');
  await page.goto(samples.chapter);
  await settled(page, 'zh-Hans');
});

test('words in drawings follow, and go back', async ({ page }) => {
  await page.goto(special.entries);
  const drawing = page.locator('article img[src$=".svg"]').first();
  const shown = (): Promise<string> =>
    drawing.evaluate((image) => decodeURIComponent(getComputedStyle(image).content));
  const written = await shown();
  await choose(page, 'hant');
  await expect.poll(shown).toContain('茶坪鎮');
  await choose(page, '');
  await expect.poll(shown).toBe(written);
});

test('a reader who does not ask for it loads none of it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(samples.chapter);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /han(zi|s|t)/.test(path))).toEqual([]);
});

test('works from a disk', async ({ page }) => {
  await page.goto(pathToFileURL(path.join(siteFolder(), samples.chapter)).href);
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  await expect(page.locator('h1')).toHaveText(/[^\s]/);
});

test('200 KB of page turn in 60 ms', async ({ page }) => {
  await page.goto(samples.chapter);
  const html = readFileSync(path.join(siteFolder(), samples.chapter), 'utf8');
  await page.evaluate((size) => {
    const article = document.querySelector('article.prose');
    const passage = article?.innerHTML ?? '';
    if (article) article.innerHTML = passage.repeat(Math.ceil(200_000 / size));
  }, Buffer.byteLength(html));
  // The table is loaded before the clock runs.
  await choose(page, 'hant');
  await settled(page, 'zh-Hant');
  await choose(page, '');
  await settled(page, 'zh-Hans');
  const timesMs = [];
  for (let time = 0; time < 5; time++) {
    timesMs.push(
      await page.evaluate(() => {
        const start = performance.now();
        document.documentElement.dataset['hanzi'] = 'hant';
        dispatchEvent(new CustomEvent('fangzhi:appearance'));
        return performance.now() - start;
      }),
    );
    await page.evaluate(() => {
      delete document.documentElement.dataset['hanzi'];
      dispatchEvent(new CustomEvent('fangzhi:appearance'));
    });
  }
  // The fastest of five: other work on the machine slows some.
  test.info().annotations.push({ type: 'ms', description: timesMs.map(Math.round).join(' ') });
  expect(Math.min(...timesMs)).toBeLessThan(60);
});

test('a printed chapter carries a code that leads to its permanent address', async ({ page }) => {
  await page.goto(samples.chapter);
  await expect(page.locator('.print-code')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  // The script comes a moment after the page.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.print-code')).toHaveCount(1, { timeout: 100 });
  }).toPass();
  expect(await readCode(page)).toBe(`https://fangzhi.qingxi.example/${samples.chapter}`);
});

test('the page of a work, which has its code already, gets no second one', async ({ page }) => {
  await page.goto(samples.work);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.print-code')).toHaveCount(1);
});

test('so do works and items, without scripts, and each chapter an exhibition draws on', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  await page.emulateMedia({ media: 'print' });
  for (const address of [samples.work, samples.person, samples.lesson]) {
    await page.goto(address);
    expect(await readCode(page)).toBe(`https://fangzhi.qingxi.example/${address}`);
  }
  await page.goto(samples.exhibit);
  expect(await page.locator('.print-code').count()).toBeGreaterThan(1);
  expect(await readCode(page)).toMatch(/^https:\/\/fangzhi\.qingxi\.example\/works\/.+\.html$/);
  await page.close();
});

/** What a reader of codes sees in the first code on the page. */
async function readCode(page: Page): Promise<string | undefined> {
  const picture = await page.locator('.print-code svg').first().screenshot();
  const { data, info } = await sharp(picture)
    .resize({ width: 400 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return readQr(new Uint8ClampedArray(data), info.width);
}

test('every page names a picture that is there, by its full address', () => {
  const missing = allPages().flatMap((address) => {
    const html = readPage(address);
    const [, image = ''] = /<meta property="og:image" content="([^"]*)"/.exec(html) ?? [];
    const file = image.replace('https://fangzhi.qingxi.example/', '');
    return file !== image && existsSync(path.join(siteFolder(), file))
      ? []
      : [`${address} ${image}`];
  });
  expect(missing).toEqual([]);
});

test('more than fifty characters past the first plane are drawn by the portal’s own type', async ({
  page,
}) => {
  await page.goto('works/qingxi-xianzhi-guangxu/rare-characters.html');
  const characters = await page.locator('article .rare:not(.undrawn)').allTextContents();
  expect(new Set(characters).size).toBeGreaterThan(50);
  const missing = await page.evaluate(async (all) => {
    const lacking: string[] = [];
    for (const character of all) {
      const faces = await document.fonts.load('20px "Fangzhi Rare"', character);
      if (faces.length === 0 || faces.some(({ status }) => status !== 'loaded'))
        lacking.push(character);
    }
    return lacking;
  }, characters);
  expect(missing).toEqual([]);
  expect(await page.locator('article').innerText()).toContain(characters[0]);
});

test('a character that no type draws is shown by its parts, and stays to be copied', async ({
  page,
}) => {
  await page.goto('works/qingxi-xianzhi-guangxu/rare-characters.html');
  const undrawn = page.locator('article .undrawn');
  await expect(undrawn).toHaveAttribute('data-parts', '⿰虫雷');
  await expect(undrawn).toHaveText('𧒽');
  const box = await undrawn.boundingBox();
  expect(box?.width).toBeGreaterThan(20);
});

test('pages in two languages name each other and themselves', () => {
  const alternatesOf = (address: string) =>
    [...readPage(address).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
      ([, language = '', href = '']) =>
        `${language} ${href.replace('https://fangzhi.qingxi.example/', '')}`,
    );
  const paired = allPages().filter((address) => alternatesOf(address).length > 0);
  expect(paired.filter((address) => address.endsWith('.en.html')).length).toBeGreaterThan(1);
  for (const address of paired) {
    const alternates = alternatesOf(address);
    expect(alternates).toHaveLength(2);
    const language = /<html lang="([^"]+)"/.exec(readPage(address))?.[1];
    expect(alternates).toContain(`${language} ${address}`);
    for (const alternate of alternates)
      expect(alternatesOf(alternate.split(' ')[1] ?? '')).toEqual(alternates);
  }
});

test('every work with an English title has its contents in English', () => {
  const html = readPage('works/baiyan-village-history.en.html');
  expect(html).toMatch(/<html lang="en"/);
  expect(html).toContain('<h2 id="contents">Contents</h2>');
  const lines = html.match(/<li class="depth[^]*?<\/li>/g) ?? [];
  expect(lines.length).toBeGreaterThan(8);
});

/** What stands at the beginning of each line of a text, top to bottom or right to left; small notes apart. */
async function lineStarts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const starts: string[] = [];
    const blocks = document.querySelectorAll<HTMLElement>(
      ':is(article.prose, .leaf-words) :is(p, li, h2, h3)',
    );
    for (const block of blocks) {
      const isVertical = getComputedStyle(block).writingMode.startsWith('vertical');
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before: number | undefined;
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const note = node.parentElement?.closest('.two-lines');
        if (note) {
          const { top, left, bottom, right } = note.getBoundingClientRect();
          before = isVertical ? (left + right) / 2 : (top + bottom) / 2;
          continue;
        }
        if (node.parentElement?.closest('rt, .leaf, .print-page, .anchor, .undrawn')) continue;
        const range = document.createRange();
        let at = 0;
        for (const character of node.textContent ?? '') {
          range.setStart(node, at);
          at += character.length;
          range.setEnd(node, at);
          if (character.trim() === '') continue;
          const { top, left, bottom, right } = range.getBoundingClientRect();
          const line = isVertical ? (left + right) / 2 : (top + bottom) / 2;
          const isNew = before === undefined || Math.abs(line - before) > 8;
          if (isNew) starts.push(character);
          before = line;
        }
      }
    }
    return starts;
  });
}

test('no line of an old text begins with what closes, in columns or in rows, at four sizes', async ({
  page,
}) => {
  test.slow();
  const closing = /[，。、；：？！）》」』”’〉】〕]/;
  let lines = 0;
  const wrong: string[] = [];
  for (const address of [
    special.vertical,
    'works/qingxi-xianzhi-guangxu/products.html',
    'works/qingxi-xianzhi-guangxu/customs.html',
    samples.leaf,
  ]) {
    for (const [width, height] of [
      [360, 640],
      [820, 1000],
      [1280, 800],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(address);
      await page.evaluate(() => {
        const article = document.querySelector('article.prose');
        const copies = Array.from({ length: 3 }, () => article?.innerHTML ?? '');
        if (article) article.innerHTML = copies.join('');
      });
      const starts = await lineStarts(page);
      lines += starts.length;
      for (const start of starts)
        if (closing.test(start)) wrong.push(`${address} ${width} ${start}`);
    }
  }
  expect(lines).toBeGreaterThan(1000);
  expect(wrong).toEqual([]);
});

for (const [direction, address] of [
  ['columns', 'works/qingxi-xianzhi-guangxu/omens.html'],
  ['rows', 'works/qingxi-xianzhi-guangxu/products.html'],
] as const) {
  for (const width of [360, 1280]) {
    test(`small notes are two equal lines in the place of one, in ${direction} ${width} wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const written = await page.locator('article').evaluate((article) => article.textContent);
      const pieces = await page.locator('.two-lines').evaluateAll((all) =>
        all.map((piece) => {
          const isVertical = getComputedStyle(piece).writingMode.startsWith('vertical');
          const size = (element: Element) => {
            const box = element.getBoundingClientRect();
            return isVertical
              ? { across: box.width, along: box.height }
              : { across: box.height, along: box.width };
          };
          const box = piece.parentElement?.closest('p, li')?.getBoundingClientRect();
          const own = piece.getBoundingClientRect();
          return {
            lines: [...piece.children].map((line) => ({
              text: line.textContent,
              count: Array.from(line.textContent).length,
              ...size(line),
            })),
            across: size(piece).across,
            lineHeight: Number.parseFloat(
              getComputedStyle(piece.parentElement ?? piece).lineHeight,
            ),
            isInside:
              box !== undefined && own.bottom <= box.bottom + 1 && own.right <= box.right + 1,
          };
        }),
      );
      expect(pieces.length).toBeGreaterThan(3);
      for (const { lines, across, lineHeight, isInside } of pieces) {
        const [first, second] = lines;
        expect(isInside).toBe(true);
        expect(across).toBeLessThanOrEqual(lineHeight + 0.5);
        if (first === undefined || second === undefined) continue;
        expect(Math.abs(first.across - second.across)).toBeLessThan(0.6);
        expect(Math.abs(first.count - second.count)).toBeLessThanOrEqual(3);
        expect(second.text).not.toMatch(/^[，。、；：？！）》」』]/);
      }
      expect(written).toContain(pieces[0]?.lines.map(({ text }) => text).join(''));
    });
  }
}

for (const [direction, address] of [
  ['columns', 'works/qingxi-xianzhi-guangxu/omens.html'],
  ['rows', 'works/qingxi-xianzhi-guangxu/products.html'],
] as const) {
  test(`small notes with marks of leaves and codes for characters stay within their lines, in ${direction}`, async ({
    page,
  }) => {
    const drawn =
      '<span class="rare undrawn" data-parts="U+28F7B"><span>𨽻</span></span>天<span class="leaf" data-n="001-5b"></span>';
    await page.route(`**/${address}`, async (route) => {
      const html = await (await route.fetch()).text();
      const body = html.replace(
        /(<small class="small-note">)(.+?)(<\/small>)/g,
        (_, open: string, text: string, close: string) =>
          `${open}${`${text}${drawn}`.repeat(6)}${close}`,
      );
      await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(address);
    const beyond = await page.locator('.two-lines').evaluateAll(
      (all, direction) =>
        all.map((piece) => {
          const box = piece.parentElement?.closest('p, li')?.getBoundingClientRect();
          const own = piece.getBoundingClientRect();
          return direction === 'columns'
            ? own.bottom - (box?.bottom ?? 0)
            : own.right - (box?.right ?? 0);
        }),
      direction,
    );
    expect(beyond.length).toBeGreaterThan(10);
    expect(Math.max(...beyond)).toBeLessThan(1);
    const drawings = page.locator('.small-note .undrawn');
    expect(await drawings.filter({ hasNotText: '𨽻' }).count()).toBe(0);
  });
}

test('small notes keep their words when the reader turns the page into Simplified and back', async ({
  page,
}) => {
  await page.goto('works/qingxi-xianzhi-guangxu/omens.html');
  const article = page.locator('article');
  const written = await article.evaluate((element) => element.textContent);
  await choose(page, 'hans');
  await expect(article).toHaveAttribute('lang', 'lzh-Hans');
  await page.setViewportSize({ width: 500, height: 700 });
  await page.waitForTimeout(400);
  await choose(page, '');
  await page.waitForTimeout(400);
  expect(await article.evaluate((element) => element.textContent)).toBe(written);
});

test('brackets turn with the columns, and names have their line on the left', async ({ page }) => {
  await page.goto('works/qingxi-xianzhi-guangxu/omens.html');
  const facts = await page.evaluate(() => {
    const article = document.querySelector('article.prose');
    const name = document.createElement('span');
    name.className = 'proper-name';
    name.textContent = '白巖';
    article?.querySelector('p')?.append(name);
    const style = getComputedStyle(name);
    return [getComputedStyle(name).writingMode, style.textUnderlinePosition, style.textOrientation];
  });
  expect(facts).toEqual(['vertical-rl', 'under left', 'mixed']);
});

test('an old text is printed in columns that run on from sheet to sheet, others across', async ({
  page,
}) => {
  const writing = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).writingMode);
  await page.goto(special.vertical);
  expect(await writing()).toBe('horizontal-tb');
  // Rules for paper come a moment after the page.
  await page.waitForLoadState('load');
  expect(await printedSheets(page)).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  expect(await writing()).toBe('vertical-rl');
  const beyond = await page.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  );
  expect(beyond).toBeLessThanOrEqual(0);
  await page.goto(samples.chapter);
  expect(await writing()).toBe('horizontal-tb');
});
