import { expect, test } from 'vitest';
import { subcategoryEmpty } from '../../src/checks/subcategory-empty.ts';
import { aChapter, aChecked, aFigure, aPart, aWork, headings } from '../builders.ts';
import { messagesOf } from './messages.ts';

const empty = (path: string, found: Parameters<typeof aChapter>[2], facts = {}) =>
  messagesOf(subcategoryEmpty, aChecked([aWork({}, { chapters: [aChapter(path, facts, found)] })]));

test('names an empty heading by its rank', () => {
  const written = headings('## 种植业', '### 粮食', '### “双减” -', '## 林业 -');
  expect(empty('20-agriculture.mdx', { headings: written })).toMatchInlineSnapshot(`
    "works/qingxi-yearbook-2022/20-agriculture.mdx:14:1 错误 subcategory-empty：条目“‘双减’”下没有内容。请补上内容，或删去这个标题；内容暂不公开的，把标题也放进 <Embargo> 或 <Internal> 里。
    works/qingxi-yearbook-2022/20-agriculture.mdx:16:1 错误 subcategory-empty：分目“林业”下没有内容。请补上内容，或删去这个标题；内容暂不公开的，把标题也放进 <Embargo> 或 <Internal> 里。"
  `);
});

test('names an empty folder', () => {
  const work = aWork(
    {},
    { parts: [aPart('20-agriculture'), aPart('20-agriculture/02-tea', { title: '茶业' })] },
  );
  expect(messagesOf(subcategoryEmpty, aChecked([work]))).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/20-agriculture/02-tea/part.yaml 错误 subcategory-empty：文件夹“茶业”里没有篇章。请放入 .mdx 文件，或删去这个文件夹。"`,
  );
});

test('is silent about a heading with text, a picture or headings below', () => {
  const written = headings('## 种植业 -', '### 粮食', '### 分布图 -', '## 林业');
  expect(empty('20-agriculture.mdx', { headings: written, figures: [aFigure(15)] })).toBe('');
});

test('is silent about documents, and about a folder whose chapters are held back', () => {
  const written = headings('## 一 -');
  expect(empty('90-appendix.mdx', { headings: written }, { role: 'appendix' })).toBe('');
  const work = aWork({}, { parts: [aPart()], absent: ['qingxi-yearbook-2022/agriculture/tea'] });
  expect(messagesOf(subcategoryEmpty, aChecked([work]))).toBe('');
});
