import { describe, expect, test } from 'vitest';
import { pagesOfView, renderSections, type IndexView } from '../../src/page/index-view.ts';

const view = (...sections: [label: string, entries: number][]): IndexView => ({
  name: 'pinyin',
  title: '按音序',
  sections: sections.map(([label, count]) => ({
    anchor: `initial-${label}`,
    label,
    entries: Array.from({ length: count }, (_, index) => ({
      address: `people/${label}-${index}.html`,
      name: `${label}${index}`,
      note: '',
      passages: 0,
    })),
  })),
});

const shape = (pages: ReturnType<typeof pagesOfView>): unknown =>
  pages.map(({ address, sections }) => [
    address,
    sections.map(({ label, entries }) => `${label}${entries.length}`).join(' '),
  ]);

test('a register of 600 is one page, with the way to each section on it', () => {
  const pages = pagesOfView('people.html', 'people', view(['a', 300], ['b', 300]));
  expect(shape(pages)).toEqual([['people.html', 'a300 b300']]);
  expect(pages[0]?.ways).toEqual([
    { label: 'a', to: 'people.html#initial-a', entries: 300 },
    { label: 'b', to: 'people.html#initial-b', entries: 300 },
  ]);
});

test('a longer one is cut at 600, its first page shows the way, and a long section goes on', () => {
  const pages = pagesOfView('people.html', 'people', view(['a', 400], ['b', 900], ['c', 1]));
  expect(shape(pages)).toEqual([
    ['people.html', ''],
    ['people/by/pinyin-1.html', 'a400 b200'],
    ['people/by/pinyin-2.html', 'b600'],
    ['people/by/pinyin-3.html', 'b100 c1'],
  ]);
  expect(pages[0]?.ways.map(({ to }) => to)).toEqual([
    'people/by/pinyin-1.html#initial-a',
    'people/by/pinyin-1.html#initial-b',
    'people/by/pinyin-3.html#initial-c',
  ]);
});

test('every entry of a register of twenty thousand is on one page, none heavier than 200 KB', () => {
  const pages = pagesOfView('people.html', 'people', view(['a', 7000], ['b', 13_000]));
  const written = pages.map(renderSections);
  expect(written.join('').match(/<li>/g)).toHaveLength(20_000);
  expect(Math.max(...written.map((html) => Buffer.byteLength(html)))).toBeLessThan(200_000);
});

describe('an entry', () => {
  test('is written with its note and its passages, safely', () => {
    const entry = { address: 'people/li.html', name: '李<i>', note: '1889—1961', passages: 3 };
    const sections = [
      { anchor: 'initial-l', label: 'L', address: 'places/a.html', entries: [entry] },
    ];
    const page = { address: 'people/by/period.html', view: view(), sections, ways: [] };
    expect(renderSections(page)).toBe(
      '<section class="index-section" id="initial-l"><h2><a href="../../places/a.html">L</a></h2><ul class="register-list"><li><a href="../li.html">李&lt;i&gt;</a><small>1889—1961</small><small class="count">见 3 处</small></li></ul></section>',
    );
  });
});
