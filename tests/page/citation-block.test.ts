import { describe, expect, test } from 'vitest';
import { citeGbt2025, type CitationSource } from '../../src/model/citation.ts';
import { chapterCitation, citedWork, renderCitation } from '../../src/page/citation-block.ts';
import { aPlace, workMeta } from './chapter-place.ts';

const printing = {
  edition: '第2版',
  published: '2021-06',
  publisher: '南屏方志出版社',
  place: '南屏',
};

describe('what a citation says of the work', () => {
  test('is its title, editors and printing, the year alone of the day', () => {
    expect(
      citedWork(workMeta({ subtitle: '1689—2020', chiefEditor: ['冯长庚'], printing })),
    ).toEqual({
      title: '白岩村志',
      subtitle: '1689—2020',
      editors: ['冯长庚'],
      edition: '第2版',
      place: '南屏',
      publisher: '南屏方志出版社',
      year: '2021',
    });
  });

  test('names the office where no editor is named, and nobody where neither is', () => {
    expect(citedWork(workMeta({ compilingOffice: '白岩村委会' })).editors).toEqual(['白岩村委会']);
    expect(citedWork(workMeta())).toEqual({ title: '白岩村志', editors: [] });
  });
});

describe('what a citation says of the chapter', () => {
  test('is its title, authors, pages and full address', () => {
    const place = aPlace({ facts: { authors: ['柳禾'], printPages: { from: '75', to: '112' } } });
    expect(chapterCitation(place)).toMatchObject({
      id: 'baiyan-village/tea',
      title: '茶事',
      authors: ['柳禾'],
      pages: '75-112',
      url: 'https://fangzhi.qingxi.example/works/baiyan-village/tea.html',
      language: 'zh-Hans',
    });
  });

  test('has one page where one is known, and no address where the portal has none', () => {
    const place = aPlace({ facts: { printPages: { from: 'xii' } } }, { site: undefined });
    const source = chapterCitation(place);
    expect(source.pages).toBe('xii');
    expect(source).not.toHaveProperty('url');
  });
});

describe('the citations on a page', () => {
  const source: CitationSource = {
    id: 'baiyan-village/tea',
    title: '茶事 "A & B"',
    authors: ['柳禾'],
    work: {
      title: '白岩村志',
      editors: ['冯长庚'],
      place: '南屏',
      publisher: '出版社',
      year: '2021',
    },
    language: 'zh-Hans',
  };
  const html = renderCitation(source);
  const unescape = (text: string): string =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');

  test('are in every format, in the order readers know', () => {
    expect(
      [...html.matchAll(/<dt>(.*?)<\/dt><dd data-format="(.*?)">/g)].map(([, a, b]) => [a, b]),
    ).toEqual([
      ['GB/T 7714—2025', 'gbt-2025'],
      ['GB/T 7714—2015', 'gbt-2015'],
      ['BibTeX', 'bibtex'],
      ['RIS', 'ris'],
    ]);
  });

  test('read without a script', () => {
    expect(html).toContain(
      `<dd data-format="gbt-2025">${citeGbt2025(source).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</dd>`,
    );
    expect(html).not.toContain('\r');
  });

  test('carry their source whole, for the page’s script', () => {
    const written = /data-source="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(JSON.parse(unescape(written))).toEqual(source);
  });
});
