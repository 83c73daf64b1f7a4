import { describe, expect, test } from 'vitest';
import { pagesOfPassages, passagesAddress, renderPassages } from '../../src/page/passages.ts';
import type { Passage } from '../../src/page/portal-data.ts';

const passage = (given: Partial<Passage> = {}): Passage => ({
  name: '柳禾',
  before: '…2013年，',
  after: '回村…',
  anchor: 'e4k2q7',
  chapter: 'baiyan-village/tea',
  chapterTitle: '茶事',
  work: 'baiyan-village',
  heading: '合作社',
  ...given,
});
const titles = new Map([['baiyan-village', '白岩村志']]);
const many = (count: number): Passage[] => Array.from({ length: count }, () => passage());

describe('the passages that name somebody', () => {
  test('stand by work, each with its words around it and a link to its entry', () => {
    expect(renderPassages('people/liu-he.html', [passage()], titles)).toBe(
      '<section class="passages"><h2>见于 1 处</h2><h3>白岩村志</h3><ul><li>' +
        '<a href="../works/baiyan-village/tea.html#e4k2q7">茶事 · 合作社</a>' +
        '<q>…2013年，<mark>柳禾</mark>回村…</q></li></ul></section>',
    );
  });

  test('above the first heading link to the chapter itself', () => {
    const html = renderPassages(
      'people/liu-he.html',
      [passage({ anchor: '', heading: '' })],
      titles,
    );
    expect(html).toContain('<a href="../works/baiyan-village/tea.html">茶事</a>');
  });

  test('are text, whatever they hold', () => {
    const html = renderPassages(
      'people/liu-he.html',
      [passage({ name: '<b>', before: '&', after: '<i>', chapterTitle: '"<u>"' })],
      titles,
    );
    expect(html).toContain(
      '&quot;&lt;u&gt;&quot; · 合作社</a><q>&amp;<mark>&lt;b&gt;</mark>&lt;i&gt;',
    );
  });

  test('where there are none are not spoken of', () => {
    expect(renderPassages('people/liu-he.html', [], titles)).toBe('');
  });
});

describe('more than a hundred passages', () => {
  test('go on pages of a hundred, the first the item’s own', () => {
    expect(pagesOfPassages(many(201)).map((page) => page.length)).toEqual([100, 100, 1]);
    expect(pagesOfPassages([])).toEqual([[]]);
    expect([1, 2].map((page) => passagesAddress('people/liu-he.html', page))).toEqual([
      'people/liu-he.html',
      'people/liu-he/2.html',
    ]);
  });

  test('say how many there are in all, and lead to the other pages', () => {
    const html = renderPassages('people/liu-he.html', many(201), titles, 2);
    expect(html).toContain('<h2>见于 201 处</h2>');
    expect(html).toContain('<a href="../../works/baiyan-village/tea.html#e4k2q7">');
    expect(html.match(/<nav.*<\/nav>/)?.[0]).toBe(
      '<nav class="pager" aria-label="见于的各页"><ol>' +
        '<li><a href="../liu-he.html">1</a></li><li aria-current="page">2</li><li><a href="3.html">3</a></li>' +
        '</ol></nav>',
    );
  });
});
