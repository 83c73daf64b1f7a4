import { expect, test, type Page } from '@playwright/test';
import { overflow } from './looks.ts';
import { samples, special } from './site.ts';
import { brokenInThemes } from './themes.ts';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** What a reader opens on a page: how, and what is then in sight. */
const opened: Record<
  string,
  {
    address: string;
    sizes: { width: number; height: number }[];
    open: (page: Page) => Promise<void>;
  }
> = {
  'the menu': {
    address: samples.home,
    sizes: [phone],
    open: async (page) => {
      await page.locator('.site-menu summary').click();
      await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
    },
  },
  'the settings': {
    address: samples.chapter,
    sizes: [phone, desktop],
    open: async (page) => {
      await page.locator('.settings summary').click();
      await expect(page.getByRole('group', { name: '字形' })).toBeVisible();
    },
  },
  'a note': {
    address: samples.chapter,
    sizes: [phone],
    open: async (page) => {
      await page.locator('.note-mark a').first().click();
      await expect(page.getByRole('dialog', { name: '注1' })).toBeInViewport();
    },
  },
  'the citation': {
    address: samples.chapter,
    sizes: [phone, desktop],
    open: async (page) => {
      await page.locator('.cite summary').click();
      await expect(page.locator('dd[data-format="gbt-2025"]')).toBeVisible();
    },
  },
  'a picture': {
    address: special.plates,
    sizes: [phone, desktop],
    open: async (page) => {
      await page.locator('.enlarge').first().click();
      await expect(page.getByRole('dialog', { name: '大图' })).toBeVisible();
    },
  },
  'a picture that is magnified': {
    address: samples.gallery,
    sizes: [phone, desktop],
    open: async (page) => {
      await page.locator('.enlarge').first().click();
      const closer = page.getByRole('button', { name: '放大' });
      await closer.click();
      await expect(closer).toHaveAttribute('aria-pressed', 'true');
    },
  },
  'names offered while a reader types': {
    address: special.missing,
    sizes: [phone, desktop],
    open: async (page) => {
      const form = page.locator('main').getByRole('search');
      await form.getByRole('searchbox').focus();
      await form.getByRole('combobox').pressSequentially('baiyan');
      await expect(page.getByRole('listbox', { name: '登记的名称' })).toBeVisible();
    },
  },
  'the facets': {
    address: `${samples.search}?q=根蘖`,
    sizes: [phone],
    open: async (page) => {
      await expect(page.getByRole('status')).toHaveText(/^找到/);
      await page.locator('.search-facets summary').click();
      await expect(page.getByRole('group', { name: '种类' })).toBeVisible();
    },
  },
  'lines of a concordance': {
    address: `${samples.search}?q=根蘖&view=kwic`,
    sizes: [phone, desktop],
    open: async (page) => {
      await expect(page.locator('.kwic li').first()).toBeVisible();
      await page.locator('.kwic summary').first().click();
    },
  },
};

for (const [name, { address, sizes, open }] of Object.entries(opened)) {
  for (const size of sizes) {
    test(`${name}, opened at ${size.width} pixels, breaks no rule of accessibility in any theme and widens no page`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await page.setViewportSize(size);
      await page.goto(address);
      await open(page);
      expect(await brokenInThemes(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
    });
  }
}
