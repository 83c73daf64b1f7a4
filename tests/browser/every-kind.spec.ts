import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { listenForFaults } from './faults.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';

const pages = Object.entries({ ...samples, ...special });
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };

test('there is a sample of every kind of page', () => {
  const kinds = new Set(allPages().map((address) => kindOf(readPage(address))));
  expect([...kinds].sort()).toEqual(Object.keys(samples).sort());
  for (const [kind, address] of Object.entries(samples))
    expect(kindOf(readPage(address))).toBe(kind);
});

/** Pixels by which the page is wider than the window, and what sticks out. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !element.closest('.table-scroll > *'),
    );
    return [
      `${scrollWidth - clientWidth}px`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

for (const [name, address] of pages) {
  test(`${name}: loads whole, without a fault, without anything from elsewhere, without sideways scrolling`, async ({
    page,
    baseURL,
  }) => {
    const faults = await listenForFaults(page, baseURL ?? '');
    await page.setViewportSize(phone);
    await page.goto(address);
    // Pictures load when they come into view.
    await page.evaluate(() => {
      for (const image of document.querySelectorAll('img')) image.loading = 'eager';
    });
    await page.waitForLoadState('networkidle');
    expect(await overflow(page)).toEqual([]);
    await page.setViewportSize(desktop);
    expect(await overflow(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test(`${name}: breaks no rule of accessibility, in light colours or in dark`, async ({
    page,
  }) => {
    await page.goto(address);
    // What is folded away is read too, once it is opened.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const broken: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations) {
        for (const { html } of nodes) broken.push(`${colorScheme} ${id}: ${html.slice(0, 160)}`);
      }
    }
    expect(broken).toEqual([]);
  });
}

test('no page is heavier than 200 KB of HTML', () => {
  const heavy = allPages().filter((address) => Buffer.byteLength(readPage(address)) > 200_000);
  expect(heavy).toEqual([]);
});
