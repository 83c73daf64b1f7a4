import { expect, test, type Download, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { unpackZip } from '../unpack-zip.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';

/** What a reader gets by a link of a work's page: its name, and its bytes. */
async function take(page: Page, title: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.downloads').getByRole('link', { name: title }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** `91 KB` as it stands beside a link, for so many bytes. */
const sizes = (page: Page): Promise<string[]> => page.locator('.downloads small').allTextContents();

for (const [address, title] of [
  [samples.work, '白岩村志'],
  [special['old gazetteer'], '光緒《清溪縣志》選錄'],
] as const) {
  test(`from the page of ${title}, the button leads to its downloads, and each is what it says`, async ({
    page,
  }) => {
    await page.goto(address);
    await page.getByRole('link', { name: '下载', exact: true }).click();
    await expect(page.getByRole('heading', { name: '下载' })).toBeInViewport();

    const book = await take(page, /EPUB/i);
    expect(book.name).toBe(`${title}.epub`);
    const [first, ...files] = unpackZip(book.bytes);
    expect(first).toEqual({ name: 'mimetype', method: 0, text: 'application/epub+zip' });
    const opf = files.find(({ name }) => name.endsWith('.opf'));
    expect(opf?.text).toContain(`>${title}</dc:title>`);

    const text = await take(page, /纯文本|TXT/i);
    expect(text.name).toBe(`${title}.txt`);
    expect(text.bytes.toString('utf8')).toContain(title);

    const said = await sizes(page);
    expect(said).toHaveLength(2);
    for (const [at, { bytes }] of [book, text].entries()) {
      const shown = Number(/[\d.]+/.exec(said[at] ?? '')?.[0]);
      expect(Math.abs(shown - bytes.length / 1024)).toBeLessThan(shown * 0.06);
    }
  });
}

test('the text that is taken home holds what the chapters’ pages say', async ({ page }) => {
  await page.goto(samples.work);
  const { bytes } = await take(page, /纯文本|TXT/i);
  const squeezed = bytes.toString('utf8').replace(/\s/g, '');
  await page.goto(samples.chapter);
  const paragraphs = await page
    .locator('article.prose > p')
    .evaluateAll((all) =>
      all
        .filter((one) => !one.querySelector('sup, ruby'))
        .map(({ textContent }) => textContent.replace(/\s/g, '')),
    );
  expect(paragraphs.length).toBeGreaterThan(3);
  expect(paragraphs.filter((paragraph) => !squeezed.includes(paragraph))).toEqual([]);
});

test('every work offers its downloads, and none leads nowhere', async ({ request, baseURL }) => {
  const works = allPages().filter(
    (address) => kindOf(readPage(address)) === 'work' && readPage(address).includes(' download='),
  );
  expect(works.length).toBeGreaterThanOrEqual(10);
  for (const address of works) {
    for (const [, to = ''] of readPage(address).matchAll(/href="([^"]+)" download=/g)) {
      // As it is, not compressed, or the answer does not say how long it is.
      const answer = await request.head(new URL(to, `${baseURL ?? ''}${address}`).href, {
        headers: { 'accept-encoding': 'identity' },
      });
      expect(answer.status(), `${address}: ${to}`).toBe(200);
      expect(Number(answer.headers()['content-length'])).toBeGreaterThan(1000);
    }
  }
});
