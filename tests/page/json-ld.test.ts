import { expect, test } from 'vitest';
import { bookJsonLd, chapterJsonLd, jsonForScript } from '../../src/page/json-ld.ts';
import { aPlace, workMeta } from './chapter-place.ts';

test('JSON in a page cannot end its script element, and reads back as it was', () => {
  const data = { name: '</script><script>alert(1)</script><!--', other: 'A & B > C' };
  const json = jsonForScript(data);
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(data);
});

test('a book says who made it, when, and of which years it tells', () => {
  const meta = workMeta({
    chiefEditor: ['冯长庚'],
    printing: { publisher: '南屏方志出版社', published: '2021-06', isbn: '978-0-00-000000-2' },
  });
  expect(bookJsonLd('baiyan-village', meta, 'https://a.example/')).toEqual({
    '@type': 'Book',
    '@id': 'https://a.example/works/baiyan-village.html',
    name: '白岩村志',
    inLanguage: 'zh-Hans',
    editor: [{ '@type': 'Person', name: '冯长庚' }],
    publisher: '南屏方志出版社',
    datePublished: '2021-06',
    isbn: '978-0-00-000000-2',
    temporalCoverage: '1689/2020',
  });
});

test('a chapter is part of its book, with its authors and printed pages', () => {
  const place = aPlace({
    facts: { title: '茶事</script>', authors: ['柳禾'], printPages: { from: '75', to: '112' } },
  });
  const json = chapterJsonLd(place);
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Chapter',
    '@id': 'https://fangzhi.qingxi.example/works/baiyan-village/tea.html',
    name: '茶事</script>',
    author: [{ '@type': 'Person', name: '柳禾' }],
    pagination: '75-112',
    isPartOf: { '@type': 'Book', name: '白岩村志' },
  });
});

test('a chapter without authors and pages says neither', () => {
  const data = JSON.parse(chapterJsonLd(aPlace())) as object;
  expect(data).not.toHaveProperty('author');
  expect(data).not.toHaveProperty('pagination');
});
