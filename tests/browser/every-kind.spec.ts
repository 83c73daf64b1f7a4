import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { listenForFaults } from './faults.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';

const pages = Object.entries({ ...samples, ...special });
const widths = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };

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
  test.describe(name, () => {
    for (const [device, viewport] of Object.entries(widths)) {
      test(`loads whole on a ${device}: no fault, nothing from elsewhere, no sideways scrolling`, async ({
        page,
        baseURL,
      }) => {
        const faults = await listenForFaults(page, baseURL ?? '');
        await page.setViewportSize(viewport);
        await page.goto(address);
        // Pictures load when they come into view.
        await page.evaluate(() => {
          for (const image of document.querySelectorAll('img')) image.loading = 'eager';
        });
        await page.waitForLoadState('networkidle');
        expect(await overflow(page)).toEqual([]);
        expect(faults).toEqual([]);
      });
    }

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`breaks no rule of accessibility in ${colorScheme} colours`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        // What is folded away is read too, once it is opened.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          ),
        ).toEqual([]);
      });
    }
  });
}

test('no page is heavier than 200 KB of HTML', () => {
  const heavy = allPages().filter((address) => Buffer.byteLength(readPage(address)) > 200_000);
  expect(heavy).toEqual([]);
});
