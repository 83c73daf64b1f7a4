import { escapeHtml } from '../markdown/escape.ts';
import { unitAddress } from '../model/address.ts';
import { viewFields, type ChapterView, type ViewField } from './chapter-view.ts';

/** Path under which Astro puts its assets when it renders for the press; replaced by the way to the root. */
export const assetBase = '/fz-base/';

const token = (field: ViewField): string => `fz:${field}:fz`;

/** Stands for a chapter's id where the layout is rendered once for all. */
export const shellChapter = 'fz-shell';

/** Where that rendering comes out. */
export const shellAddress = unitAddress(shellChapter);

/** A view whose fields are tokens: the layout rendered with it is the shell. */
export const shellView: ChapterView = Object.fromEntries(
  Object.keys(viewFields).map((field) => [field, token(field as ViewField)]),
) as ChapterView;

/** A rendered layout, cut at its tokens: pieces alternate between fixed HTML and fields. */
export interface Shell {
  fixed: string[];
  fields: ViewField[];
}

/** @throws {Error} when the layout names a field that views do not have, or does not show the article. */
export function parseShell(html: string): Shell {
  const pieces = html.replaceAll(assetBase, token('root')).split(/fz:([a-zA-Z]+):fz/);
  const fixed = pieces.filter((_, index) => index % 2 === 0);
  const fields = pieces.filter((_, index) => index % 2 === 1) as ViewField[];
  const unknown = fields.find((field) => !Object.hasOwn(viewFields, field));
  if (unknown !== undefined)
    throw new Error(`The chapter layout asks for an unknown field: ${unknown}`);
  if (!fields.includes('article')) throw new Error('The chapter layout does not show the article.');
  return { fixed, fields };
}

export function fillShell({ fixed, fields }: Shell, view: ChapterView): string {
  let html = fixed[0] ?? '';
  for (const [index, field] of fields.entries()) {
    html += viewFields[field] === 'html' ? view[field] : escapeHtml(view[field]);
    html += fixed[index + 1] ?? '';
  }
  return html;
}

/** Turns a page that Astro rendered for the press into one that works at any path. */
export function withRelativeAssets(html: string, root: string): string {
  return html.replaceAll(assetBase, root);
}
