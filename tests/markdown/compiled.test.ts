import { expect, test } from 'vitest';
import { fillSlots } from '../../src/markdown/compiled.ts';
import { isEmptyChapter } from '../../src/markdown/compile.ts';
import { compile } from './a-context.ts';

test('pictures and addresses go where the slots are', () => {
  const { html } = compile('![图](a.png)\n\n[甲](02-b.mdx#乙)[丙](#丁)\n\n![图](b.png)');
  expect(
    fillSlots(html, {
      figure: (slot) => `<img ${slot}>`,
      recording: (slot) => `<audio ${slot}>`,
      link: (slot) => `address-${slot}`,
    }),
  ).toMatchInlineSnapshot(
    `"<figure class="figure photo" id="figure-a"><img 0></figure><p><a href="address-0">甲</a><a href="address-1">丙</a></p><figure class="figure photo" id="figure-b"><img 1></figure>"`,
  );
});

test('prose that looks like a slot is prose', () => {
  const { html } = compile(
    'fzlink:0: \\<!--figure:0--> \\<!--recording:0--> href="fzlink:0:" `<!--figure:0-->`',
  );
  const filled = fillSlots(html, {
    figure: () => 'PICTURE',
    recording: () => 'RECORDING',
    link: () => 'ADDRESS',
  });
  expect(filled).toBe(html);
});

test('a chapter of facts only is empty, one of a picture only is not', () => {
  expect(isEmptyChapter(compile('---\ntitle: 题\n---\n'))).toBe(true);
  expect(isEmptyChapter(compile('***\n\n<Leaf n="1" />'))).toBe(true);
  expect(isEmptyChapter(compile('![图](a.png)'))).toBe(false);
  expect(isEmptyChapter(compile('甲'))).toBe(false);
});

test('headings and notes say where in the text they begin', () => {
  const { text, headings, noteStarts } = compile(
    '\u3000\u3000引[^甲]。\n\n## 一*二*三\n\n> 文[^乙]\n\n## 四\n\n五\n\n[^甲]: 注甲\n[^乙]: 注乙\n',
  );
  expect(headings.map(({ start }) => text.slice(start).split('\n', 1)[0])).toEqual([
    '一二三',
    '四',
  ]);
  expect(noteStarts.map(({ start }) => text.slice(start).split('\n', 1)[0])).toEqual([
    '注甲',
    '注乙',
  ]);
});
