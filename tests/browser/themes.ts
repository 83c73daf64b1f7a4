import type { Page } from '@playwright/test';
import { brokenRules } from './axe.ts';

interface Theme {
  colorScheme: 'light' | 'dark';
  chosen: Record<string, string>;
  /** What only depends on colours or sizes; the rest is not read again. */
  rules?: string[];
}

/** Ways a page can look. */
const themes: Record<string, Theme> = {
  light: { colorScheme: 'light', chosen: {} },
  dark: { colorScheme: 'dark', chosen: {}, rules: ['color-contrast'] },
  'dark, high contrast': {
    colorScheme: 'dark',
    chosen: { 'data-contrast': 'more' },
    rules: ['color-contrast'],
  },
  'high contrast': {
    colorScheme: 'light',
    chosen: { 'data-contrast': 'more' },
    rules: ['color-contrast'],
  },
  'large text': {
    colorScheme: 'light',
    chosen: { 'data-large': 'on' },
    rules: ['color-contrast', 'target-size', 'scrollable-region-focusable'],
  },
};

/** Rules of accessibility that the page breaks in each theme, with the theme and the element. */
export async function brokenInThemes(page: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const [theme, { colorScheme, chosen, rules }] of Object.entries(themes)) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate((attributes) => {
      for (const attribute of ['data-contrast', 'data-large'])
        document.documentElement.removeAttribute(attribute);
      for (const [attribute, value] of Object.entries(attributes))
        document.documentElement.setAttribute(attribute, value);
    }, chosen);
    broken.push(...(await brokenRules(page, rules)).map((rule) => `${theme} ${rule}`));
  }
  return broken;
}
