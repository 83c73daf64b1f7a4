import { expect, test } from '@playwright/test';
import { listenForFaults } from './faults.ts';
import { overflow } from './looks.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';
import { brokenRules } from './themes.ts';

const pages = Object.entries({ ...samples, ...special });
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };

test('there is a sample of every kind of page', () => {
  const kinds = new Set(allPages().map((address) => kindOf(readPage(address))));
  expect([...kinds].sort()).toEqual(Object.keys(samples).sort());
  for (const [kind, address] of Object.entries(samples))
    expect(kindOf(readPage(address))).toBe(kind);
});

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

  test(`${name}: breaks no rule of accessibility, in any colours, in large text`, async ({
    page,
  }) => {
    // Every look of a page of long tables takes more than a minute on a slow machine.
    test.setTimeout(300_000);
    await page.goto(address);
    // What is folded away is read too, once it is opened.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await brokenRules(page)).toEqual([]);
  });
}

test('what is read for accessibility is at least thirty pages', () => {
  expect(new Set(pages.map(([, address]) => address)).size).toBeGreaterThanOrEqual(30);
});

test('no page is heavier than 200 KB of HTML', () => {
  const heavy = allPages().filter((address) => Buffer.byteLength(readPage(address)) > 200_000);
  expect(heavy).toEqual([]);
});
