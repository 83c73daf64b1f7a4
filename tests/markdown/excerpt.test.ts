import { describe, expect, test } from 'vitest';
import fc from '../fast-check.ts';
import { excerptAround } from '../../src/markdown/excerpt.ts';

/** The excerpt around the name in 〈〉, in one line. */
function around(text: string): string {
  const start = text.indexOf('〈');
  const end = text.indexOf('〉') - 1;
  const { before, after } = excerptAround(text.replace(/[〈〉]/g, ''), start, end);
  return `${before}〈${text.slice(start + 1, end + 1)}〉${after}`;
}

describe('the words around a name', () => {
  test('are its whole line where that is short, without a sign that anything is missing', () => {
    expect(around('前一段。\n〈柳禾〉，女，白岩村人。\n后一段。')).toBe('〈柳禾〉，女，白岩村人。');
  });

  test('begin after a mark and end before one, where one is near', () => {
    const text =
      '合作社在二〇一三年的春天由七户茶农发起，后来人多了，不久就从县城请来〈柳禾〉当会计，账目一月一清，年底贴出来给各户看，谁都可以来问';
    expect(around(text)).toBe(
      '…后来人多了，不久就从县城请来〈柳禾〉当会计，账目一月一清，年底贴出来给各户看…',
    );
  });

  test('are not cut within a figure', () => {
    const [left, right] = ['乙'.repeat(19), '丙'.repeat(22)];
    expect(around(`甲甲甲甲甲1962年的${left}〈柳禾〉${right}5100棵`)).toBe(
      `…年的${left}〈柳禾〉${right}…`,
    );
  });

  test('are not cut within a figure in Chinese characters', () => {
    const [left, right] = ['乙'.repeat(20), '丙'.repeat(22)];
    expect(around(`甲甲五千三百斤${left}〈柳禾〉${right}一百二十棵`)).toBe(
      `…斤${left}〈柳禾〉${right}…`,
    );
  });

  test('are not cut within a character past the first plane', () => {
    const text = `${'𠮷'.repeat(30)}名${'𠮷'.repeat(30)}`;
    const { before, after } = excerptAround(text, 60, 61);
    expect(before + after).not.toMatch(/\p{Surrogate}/u);
  });
});

test('what is quoted stands in the text as it is, and says where it was cut', () => {
  const texts = fc.string({
    unit: fc.constantFrom('茶', '1', '2', '.', '，', '。', '\n', 'a', '𠮷'),
  });
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const text = `${left}柳禾${right}`;
      const { before, after } = excerptAround(text, left.length, left.length + 2);
      const line = { before: left.split('\n').at(-1) ?? '', after: right.split('\n')[0] ?? '' };
      expect(line.before.endsWith(before.replace(/^…/, ''))).toBe(true);
      expect(line.after.startsWith(after.replace(/…$/, ''))).toBe(true);
      expect(before.startsWith('…')).toBe(before !== line.before);
      expect(after.endsWith('…')).toBe(after !== line.after);
    }),
  );
});
