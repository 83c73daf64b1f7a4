import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * Rules of accessibility that a page breaks as it stands: each with its element. Run in the page itself: handing every
 * element that passes to the test, as axe's own way with Playwright does, takes ten times as long.
 *
 * @param rules all where none are given.
 */
export async function brokenRules(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = (await window.axe?.run(document, {
      resultTypes: ['violations'],
      ...(only === undefined ? {} : { runOnly: { type: 'rule', values: [...only] } }),
    })) ?? { violations: undefined };
    if (violations === undefined) throw new Error('axe did not start.');
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  }, rules);
}
