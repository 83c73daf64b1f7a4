import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

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

/** Rules of accessibility that the page breaks as it stands, in every theme: each with its theme and its element. */
export async function brokenRules(page: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const [theme, { colorScheme, chosen, rules }] of Object.entries(themes)) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate((attributes) => {
      for (const attribute of ['data-contrast', 'data-large'])
        document.documentElement.removeAttribute(attribute);
      for (const [attribute, value] of Object.entries(attributes))
        document.documentElement.setAttribute(attribute, value);
    }, chosen);
    const axe = new AxeBuilder({ page });
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
    for (const { id, nodes } of violations) {
      for (const { html } of nodes) broken.push(`${theme} ${id}: ${html.slice(0, 160)}`);
    }
  }
  return broken;
}
