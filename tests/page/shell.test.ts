import { describe, expect, test } from 'vitest';
import { viewFields, type ChapterView } from '../../src/page/chapter-view.ts';
import {
  assetBase,
  fillShell,
  parseShell,
  shellView,
  withRelativeAssets,
} from '../../src/page/shell.ts';

/** A view whose fields are their own names, or as given. */
const view = (given: Partial<ChapterView> = {}): ChapterView => ({
  ...(Object.fromEntries(Object.keys(viewFields).map((field) => [field, field])) as ChapterView),
  ...given,
});

describe('a shell', () => {
  test('is the layout cut at its fields, fixed pieces and fields by turns', () => {
    const html = `<title>${shellView.documentTitle}</title><main>${shellView.article}</main>`;
    expect(parseShell(html)).toMatchObject({
      fixed: ['<title>', '</title><main>', '</main>'],
      fields: ['documentTitle', 'article'],
    });
  });

  test('filled with a view is the page', () => {
    const shell = parseShell(`<h1>${shellView.title}</h1><main>${shellView.article}</main><hr>`);
    expect(fillShell(shell, view({ title: '茶事', article: '<p>正文。</p>' }))).toBe(
      '<h1>茶事</h1><main><p>正文。</p></main><hr>',
    );
  });

  test('may ask for a field any number of times, and for two side by side', () => {
    const shell = parseShell(`${shellView.title}${shellView.title}${shellView.article}`);
    expect(fillShell(shell, view())).toBe('titletitlearticle');
  });

  test('survives Astro’s own escaping, since a token has nothing to escape', () => {
    for (const token of Object.values(shellView)) expect(token).toMatch(/^[A-Za-z:]+$/);
  });

  test('escapes text fields between tags and in attributes, and leaves markup fields alone', () => {
    const shell = parseShell(`<meta content="${shellView.description}">${shellView.article}`);
    const filled = fillShell(
      shell,
      view({ description: '"><script>&', article: '<p>甲 &amp; 乙</p>' }),
    );
    expect(filled).toBe('<meta content="&quot;&gt;&lt;script&gt;&amp;"><p>甲 &amp; 乙</p>');
  });

  test('does not read a field’s own text for further fields', () => {
    const shell = parseShell(`${shellView.title}|${shellView.article}`);
    expect(fillShell(shell, view({ title: 'fz:article:fz', article: 'fz:title:fz $& $1' }))).toBe(
      'fz:article:fz|fz:title:fz $& $1',
    );
  });

  test('leads to assets from the page’s own depth', () => {
    const shell = parseShell(`<link href="${assetBase}assets/a.css">${shellView.article}`);
    expect(fillShell(shell, view({ root: '../../' }))).toBe(
      '<link href="../../assets/a.css">article',
    );
  });

  test('that asks for a field views do not have is a fault of the program', () => {
    expect(() => parseShell(`fz:autor:fz${shellView.article}`)).toThrow(
      'The chapter layout asks for an unknown field: autor',
    );
  });

  test('that does not show the article is a fault of the program', () => {
    expect(() => parseShell(`<h1>${shellView.title}</h1>`)).toThrow(
      'The chapter layout does not show the article.',
    );
  });

  test('is not misled by names every object has', () => {
    expect(() => parseShell(`fz:constructor:fz${shellView.article}`)).toThrow('unknown field');
  });
});

test('a page that exists once leads to assets from where it is', () => {
  const html = `<link href="${assetBase}assets/a.css"><script src="${assetBase}assets/b.js">`;
  expect(withRelativeAssets(html, '../')).toBe(
    '<link href="../assets/a.css"><script src="../assets/b.js">',
  );
  expect(withRelativeAssets(html, '')).toBe('<link href="assets/a.css"><script src="assets/b.js">');
});
