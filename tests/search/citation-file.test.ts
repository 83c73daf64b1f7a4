import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { citeGbt2025 } from '../../src/model/citation.ts';
import { chapterCitation } from '../../src/page/citation-block.ts';
import type { ChapterPlace } from '../../src/page/chapter-place.ts';
import { workCitations } from '../../src/press/search-citations.ts';
import { chapterNamed, citationSource, type CitationFile } from '../../src/search/citation-file.ts';
import { aChapter, aGazetteer } from '../builders.ts';

const site = 'https://fangzhi.example';

/** What the reader's browser has after the scripts ran. */
function run(...scripts: string[]): Record<string, CitationFile> {
  const context: { fangzhiCitations?: Record<string, CitationFile> } = {};
  for (const script of scripts) runInNewContext(script, context);
  return context.fangzhiCitations ?? {};
}

const work = aGazetteer({
  chiefEditor: ['冯长庚'],
  printing: { publisher: '清溪出版社', place: '南屏', published: '2008' },
});
const chapters = [
  aChapter('20-tea.mdx', {
    title: '茶事',
    authors: ['柳禾'],
    printPages: { from: '12', to: '15' },
  }),
  aChapter('21-old.mdx', { title: '</script>舊志', language: 'zh-Hant' }),
];

test('a chapter is cited from the file as on its own page', () => {
  const file = run(workCitations(work, chapters, site))[work.id];
  for (const { id, meta } of chapters) {
    const onPage = chapterCitation({ id, meta, work, site } as unknown as ChapterPlace);
    const found = file && citationSource(file, id);
    expect(found && citeGbt2025(found)).toBe(citeGbt2025(onPage));
  }
});

test('files of several works stand beside one another', () => {
  const other = { ...work, id: 'other' };
  const all = run(workCitations(work, chapters, site), workCitations(other, [], undefined));
  expect(Object.keys(all)).toEqual([work.id, 'other']);
  expect(citationSource(all['other'] as CitationFile, 'other/none')).toBeUndefined();
});

test.each([
  ['https://a.example/b/works/w/p/c.html', 'https://a.example/b/', 'w', 'w/p/c'],
  ['file:///D:/%E5%BF%97/works/w/c.html?x#y', 'file:///D:/%E5%BF%97/', 'w', 'w/c'],
])('%s names its chapter', (url, root, named, chapter) => {
  expect(chapterNamed(url)).toEqual({ root, work: named, chapter });
});

test.each(['https://a.example/works/w.html', 'https://a.example/people/x.html', ''])(
  '%j names no chapter',
  (url) => {
    expect(chapterNamed(url)).toBeUndefined();
  },
);
