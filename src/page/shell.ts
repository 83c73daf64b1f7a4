import { escapeHtml } from '../markdown/escape.ts';
import { unitAddress } from '../model/address.ts';
import { viewFields, type ChapterView, type ViewField } from './chapter-view.ts';
import { leafFields, type LeafView } from './leaf-view.ts';
import { leafAddress } from './tile-set.ts';

/** Path under which Astro puts its assets when it renders for the press; replaced by the way to the root. */
export const assetBase = '/fz-base/';

type Kinds<Field extends string> = Record<Field, 'text' | 'html'>;

const token = (field: string): string => `fz:${field}:fz`;

function tokens<Field extends string>(kinds: Kinds<Field>): Record<Field, string> {
  const fields = Object.keys(kinds) as Field[];
  return Object.fromEntries(fields.map((field) => [field, token(field)])) as Record<Field, string>;
}

/** Stands for a chapter's id where the layout is rendered once for all. */
export const shellChapter = 'fz-shell';

/** Where that rendering comes out. */
export const shellAddress = unitAddress(shellChapter);

/** Stands for the work and the scan where the layout of leaves is rendered once for all. */
export const shellLeaf = { work: 'fz-shell', leaf: 'leaf' };

/** Where that rendering comes out. */
export const leafShellAddress = leafAddress(shellLeaf.work, shellLeaf.leaf);

/** Views whose fields are tokens: the layouts rendered with them are the shells. */
export const shellView: ChapterView = tokens(viewFields);
export const leafShellView: LeafView = tokens(leafFields);

/** A rendered layout, cut at its tokens: pieces alternate between fixed HTML and fields. */
export interface Shell<Field extends string = ViewField> {
  kinds: Kinds<Field>;
  fixed: string[];
  fields: Field[];
}

/** @throws {Error} when the layout names a field that views do not have, or does not show the article. */
export function parseShell(html: string): Shell {
  return cut(html, viewFields, { layout: 'chapter layout', needed: 'article' });
}

/** As `parseShell`, for the layout of a leaf. */
export function parseLeafShell(html: string): Shell<keyof LeafView> {
  return cut(html, leafFields, { layout: 'layout of leaves', needed: 'text' });
}

function cut<Field extends string>(
  html: string,
  kinds: Kinds<Field>,
  { layout, needed }: { layout: string; needed: NoInfer<Field> },
): Shell<Field> {
  const pieces = html.replaceAll(assetBase, token('root')).split(/fz:([a-zA-Z]+):fz/);
  const fixed = pieces.filter((_, index) => index % 2 === 0);
  const fields = pieces.filter((_, index) => index % 2 === 1) as Field[];
  const unknown = fields.find((field) => !Object.hasOwn(kinds, field));
  if (unknown !== undefined) throw new Error(`The ${layout} asks for an unknown field: ${unknown}`);
  if (!fields.includes(needed)) throw new Error(`The ${layout} does not show the ${needed}.`);
  return { kinds, fixed, fields };
}

export function fillShell<Field extends string>(
  { kinds, fixed, fields }: Shell<Field>,
  view: Record<Field, string>,
): string {
  let html = fixed[0] ?? '';
  for (const [index, field] of fields.entries()) {
    html += kinds[field] === 'html' ? view[field] : escapeHtml(view[field]);
    html += fixed[index + 1] ?? '';
  }
  return html;
}

/** Turns a page that Astro rendered for the press into one that works at any path. */
export function withRelativeAssets(html: string, root: string): string {
  return html.replaceAll(assetBase, root);
}
