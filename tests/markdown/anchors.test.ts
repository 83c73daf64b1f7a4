import { expect, test } from 'vitest';
import { compile } from './a-context.ts';

/** Ids on the page, in order. */
const ids = (source: string) =>
  [...compile(source).html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

const figure = (name: string) => `<Figure src="${name}" alt="图" />\n\n`;
const event = (date: string, text: string, title = '') =>
  `<Event date="${date}"${title === '' ? '' : ` title="${title}"`}>\n\n${text}\n\n</Event>\n\n`;

test('a figure is named for its file, wherever it stands', () => {
  expect(ids(figure('old street.jpg'))).toEqual(['figure-old-street']);
  expect(ids(figure('a.png') + figure('old street.jpg'))).toEqual([
    'figure-a',
    'figure-old-street',
  ]);
  expect(ids(figure('a.png') + figure('a.jpg') + figure('a.png'))).toEqual([
    'figure-a',
    'figure-a-2',
    'figure-a-3',
  ]);
});

test('an event is named for its day and title, or for its day and how its text begins', () => {
  const dam = event('2021-03-05', '3月5日，长岩水库动工，总库容1200万立方米。');
  const [anchor] = ids(dam);
  expect(anchor).toMatch(/^event-[a-z0-9]{6}$/);
  expect(ids(event('2021-03-05', '同日，渠道开工。') + dam)[1]).toBe(anchor);
  expect(ids(event('2021-03-05', '3月5日，长岩水库动工，总库容1300万立方米。'))).toEqual([anchor]);
  expect(ids(event('2021-03-06', '3月5日，长岩水库动工，总库容1200万立方米。'))).not.toEqual([
    anchor,
  ]);
  expect(ids(event('2021', '甲', '水库'))).toEqual(ids(event('2021', '乙', '水库')));
});

test('two events alike have two names', () => {
  const [first, second] = ids(event('2021', '甲').repeat(2));
  expect(second).toBe(`${first}-2`);
});

test('a table is named for its file', () => {
  const { html } = compile('<DataTable src="gdp 2021.CSV" title="表" />', {
    readBeside: () => '甲\n1',
  });
  expect(html).toContain('<figure class="data-table" id="table-gdp-2021">');
});

test('headings of one title are told apart in order, and headings and notes do not meet', () => {
  const [first, second] = ids('## 概况\n\n## 概况\n');
  expect(ids('## 概况\n')).toEqual([first]);
  expect(second).not.toBe(first);
  expect(new Set(ids(`## ${first}\n\n甲[^${first}]\n\n[^${first}]: 乙`)).size).toBe(3);
});

test('names that claims make up do not meet those that were written', () => {
  expect(ids('<Leaf n="1" />\n\n<Leaf n="1-2" />\n\n<Leaf n="1" />\n\n<Leaf n="1" />')).toEqual([
    'leaf-1',
    'leaf-1-2',
    'leaf-1-3',
    'leaf-1-4',
  ]);
  expect(ids('<Leaf n="a b" />\n\n<Leaf n="a/b" />')).toEqual(['leaf-a-b', 'leaf-a-b-2']);
});
test('leaves side by side are all kept, whatever space stands between them', () => {
  for (const space of ['', ' ', '\t', ' \t ', '\t\t', '\n', '\n\n'])
    expect(ids(`<Leaf n="1" />${space}<Leaf n="2" />${space}<Leaf n="3" />${space}`)).toEqual([
      'leaf-1',
      'leaf-2',
      'leaf-3',
    ]);
});
