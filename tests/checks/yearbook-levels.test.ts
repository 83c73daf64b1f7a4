import { expect, test } from 'vitest';
import { yearbookLevels } from '../../src/checks/yearbook-levels.ts';
import { aChapter, aChecked, aPart, aWork, headings } from '../builders.ts';
import { messagesOf } from './messages.ts';

const levels = (...chapters: ReturnType<typeof aChapter>[]) =>
  messagesOf(yearbookLevels, aChecked([aWork({}, { chapters })]));

const deep = headings('## 茶业', '### 茶园', '#### 面积', '##### 老茶园', '###### 白岩');

test('counts a chapter file that stands alone as the first level', () => {
  expect(levels(aChapter('20-agriculture.mdx', {}, { headings: deep }))).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/20-agriculture.mdx:16:1 错误 yearbook-levels：“老茶园”（#####）是第 5 层。年鉴正文最多四层：类目—分目—子目—条目，篇章文件是第 1 层。请把它升为上一级标题，或并入上一条。"`,
  );
});

test('counts the folders around a chapter file', () => {
  expect(
    levels(aChapter('20-agriculture/02-tea.mdx', {}, { headings: deep.slice(0, 3) })),
  ).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/20-agriculture/02-tea.mdx:14:1 错误 yearbook-levels：“面积”（####）是第 5 层。年鉴正文最多四层：类目—分目—子目—条目，篇章文件在文件夹里，是第 2 层。请把它升为上一级标题，或并入上一条。"`,
  );
});

test('names the folder when folders alone are too many, and not what lies in it', () => {
  const paths = ['10-a', '10-a/10-b', '10-a/10-b/10-c', '10-a/10-b/10-c/10-d'];
  const parts = paths.map((path) => aPart(path, { title: path.at(-1) }));
  const chapters = [aChapter('10-a/10-b/10-c/10-d/01-e.mdx', {}, { headings: deep })];
  expect(
    messagesOf(yearbookLevels, aChecked([aWork({}, { parts, chapters })])),
  ).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/10-a/10-b/10-c/10-d/part.yaml 错误 yearbook-levels：文件夹“d”已在第 4 层，里面的篇章成了第 5 层。年鉴正文最多四层：类目—分目—子目—条目。请减少一层文件夹。"`,
  );
});

test('is silent about four levels, and about documents, which keep their own headings', () => {
  expect(levels(aChapter('20-agriculture.mdx', {}, { headings: deep.slice(0, 3) }))).toBe('');
  expect(levels(aChapter('20-agriculture/02-tea.mdx', {}, { headings: deep.slice(0, 2) }))).toBe(
    '',
  );
  expect(levels(aChapter('02-report.mdx', { role: 'special-report' }, { headings: deep }))).toBe(
    '',
  );
});
