import { expect, test } from 'vitest';
import { compileChapter } from '../../src/markdown/compile.ts';
import { entryText } from '../../src/markdown/entry-text.ts';
import { tableColumn } from '../../src/markdown/table-column.ts';
import { aContext } from './a-context.ts';

const { html, headings } = compileChapter(
  `---
title: 茶业
---

## 茶叶生产

全年产茶9386吨，<Person id="li-si">李四</Person>制。[^1]

| 年份 | 茶叶（吨） | 备注 |
|---|---:|---|
| 1990 | 1242 | |
| 2021年 | 9,386 | 新 & 旧 |

再一段。

### 春茶

春茶4124吨。

## 茶叶销售

另一条。

[^1]: 注文。
`,
  aContext(),
);
const anchorOf = (title: string): string =>
  headings.find((heading) => heading.title === title)?.anchor ?? '';

test('an entry is its words down to the next of its rank, without tables and notes', () => {
  expect(entryText(html, anchorOf('茶叶生产'))).toEqual({
    paragraphs: ['全年产茶9386吨，李四制。', '再一段。', '春茶4124吨。'],
    hasMore: true,
  });
  expect(entryText(html, anchorOf('茶叶销售'))).toEqual({
    paragraphs: ['另一条。'],
    hasMore: false,
  });
  expect(entryText(html, 'none')).toBeUndefined();
});

test('a column is found by its heading, with the cells as written', () => {
  expect(tableColumn(html, '茶叶（吨）', undefined)?.rows).toEqual([
    { name: '1990', cell: '1242' },
    { name: '2021年', cell: '9,386' },
  ]);
  expect(tableColumn(html, '备注', '茶叶（吨）')?.rows[1]).toEqual({
    name: '9,386',
    cell: '新 & 旧',
  });
  expect(tableColumn(html, '柑橘', undefined)).toBeUndefined();
});
