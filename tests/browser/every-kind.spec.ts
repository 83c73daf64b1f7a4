import { expect, test } from '@playwright/test';
import { listenForFaults } from './faults.ts';
import { overflow } from './looks.ts';
import { allPages, kindOf, readPage, samples, special } from './site.ts';
import { brokenInThemes } from './themes.ts';

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
    test.slow();
    await page.goto(address);
    // What is folded away is read too, once it is opened.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await brokenInThemes(page)).toEqual([]);
  });
}

test('what is read for accessibility is at least thirty pages', () => {
  expect(new Set(pages.map(([, address]) => address)).size).toBeGreaterThanOrEqual(30);
});

test('no page is heavier than 200 KB of HTML', () => {
  const heavy = allPages().filter((address) => Buffer.byteLength(readPage(address)) > 200_000);
  expect(heavy).toEqual([]);
});

test('what breaks a rule is found, in every theme that it breaks it in', async ({ page }) => {
  await page.goto('about.html');
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = '看不清的字';
    pale.style.cssText = 'color: #777; background: #888';
    document.querySelector('main')?.append(pale, document.createElement('img'));
  });
  const broken = (await brokenInThemes(page)).map((each) => each.replace(/: .*/, ''));
  expect(broken).toEqual([
    'light color-contrast',
    'light image-alt',
    'dark color-contrast',
    'dark, high contrast color-contrast',
    'high contrast color-contrast',
    'large text color-contrast',
  ]);
});
