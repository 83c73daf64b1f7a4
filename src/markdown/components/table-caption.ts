import type { Page } from '../page.ts';

/** Title of a table, and in small type what else a reader must know of its figures. */
export function writeTableCaption(
  page: Page,
  title: string | undefined,
  facts: readonly (string | undefined)[],
): void {
  const given = facts.filter((fact) => fact !== undefined);
  if (title === undefined && given.length === 0) return;
  page.writeHtml('<figcaption>');
  if (title !== undefined) page.writeApart(title);
  if (given.length > 0) {
    page.writeHtml('<small>');
    page.writeGap(' ');
    page.writeApart(given.join('　'));
    page.writeHtml('</small>');
  }
  page.writeHtml('</figcaption>');
  page.endBlock();
}
