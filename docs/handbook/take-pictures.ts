/**
 * Takes the pictures of the editors' handbook from the demonstration portal: `npm run handbook:pictures`.
 * Each shows part of a page at a width the handbook is read in, as WebP of at most 40 KB.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { findChromium, findPlaywrightChromium } from '../../set-up.mjs';
import setUp from '../../tests/browser/global-setup.ts';

interface Picture {
  name: string;
  address: string;
  /** What the picture begins with, some way down the page; the top when absent. */
  from?: string;
  widthPx?: number;
  heightPx: number;
  /** What a reader did before. */
  act?: (page: Page) => Promise<void>;
}

const village = 'works/baiyan-village-history';

const pictures: Picture[] = [
  { name: 'home', address: 'index.html', heightPx: 620 },
  { name: 'chapter', address: `${village}/tea.html`, widthPx: 1200, heightPx: 640 },
  {
    name: 'table',
    address: 'works/chaping-town-gazetteer/tea/making.html',
    from: 'table',
    widthPx: 800,
    heightPx: 360,
  },
  {
    name: 'data-table',
    address: `${village}/families.html`,
    from: '.data-table',
    widthPx: 800,
    heightPx: 500,
  },
  {
    name: 'figure',
    address: 'works/chaping-town-gazetteer/tea/gardens.html',
    from: '.figure',
    widthPx: 800,
    heightPx: 560,
  },
  {
    name: 'note',
    address: 'works/qingxi-party-history-essays/lamp-oil.html',
    from: '.notes',
    widthPx: 800,
    heightPx: 420,
  },
  { name: 'person', address: 'people/liu-zonghan.html', heightPx: 640 },
  { name: 'place', address: 'places/baiyan-cun.html', heightPx: 820 },
  { name: 'chronicle', address: 'chronicle.html', from: '#y1956, h2', heightPx: 560 },
  { name: 'phone', address: `${village}/families.html`, widthPx: 390, heightPx: 760 },
  {
    name: 'search',
    address: 'search.html?q=双帘抄纸',
    widthPx: 1120,
    heightPx: 640,
    act: async (page) => page.waitForTimeout(2000),
  },
  {
    name: 'rare',
    address: 'works/qingxi-xianzhi-guangxu/rare-characters.html',
    from: 'h2:nth-of-type(2)',
    widthPx: 800,
    heightPx: 460,
  },
  { name: 'english', address: `${village}.en.html`, heightPx: 640 },
  { name: 'topic', address: 'topics/chaye.html', heightPx: 640 },
];

const largestBytes = 40 * 1024;

const end = await setUp();
const site = process.env['FANGZHI_TEST_SITE'] ?? '';
const executablePath = findChromium() ?? findPlaywrightChromium();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  for (const picture of pictures) await take(picture);
} finally {
  await browser.close();
  await end();
}

async function take({ name, address, from, widthPx = 960, heightPx, act }: Picture): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: widthPx, height: heightPx },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await page.goto(new URL(address, site).href);
  if (from !== undefined) {
    await page
      .locator(from)
      .first()
      .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 130));
  }
  await act?.(page);
  await page.waitForTimeout(300);
  const file = path.join(import.meta.dirname, `${name}.webp`);
  const bytes = await makeSmall(await page.screenshot(), name);
  writeFileSync(file, bytes);
  console.log(`${name}.webp ${Math.ceil(bytes.length / 1024)} KB`);
  await page.close();
}

/** A picture as WebP, at the best quality that keeps it small. */
async function makeSmall(png: Buffer, name: string): Promise<Buffer> {
  for (let quality = 84; quality > 20; quality -= 8) {
    const bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer();
    if (bytes.length <= largestBytes) return bytes;
  }
  throw new Error(`${name} does not fit in ${largestBytes} bytes. Show less of the page.`);
}
