import { describe, expect, test } from 'vitest';
import { compareTexts, type Piece } from '../../src/page/text-diff.ts';
import fc from '../fast-check.ts';

const show = (pieces: readonly Piece[] | undefined): string =>
  (pieces ?? [{ kind: 'same', text: '（不比）' }])
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'old' ? `[-${text}]` : `[+${text}]`,
    )
    .join('');

describe('two texts about the same matter', () => {
  test('differ in their figures, and each figure stays whole', () => {
    expect(
      show(
        compareTexts(
          '2020年末，茶园7742公顷，采摘面积6842公顷。产茶8914吨。',
          '2021年末，茶园7860公顷，采摘面积6984公顷。产茶9386吨。',
        ),
      ),
    ).toBe(
      '[-2020][+2021]年末，茶园[-7742][+7860]公顷，采摘面积[-6842][+6984]公顷。产茶[-8914][+9386]吨。',
    );
  });

  test('are paired clause by clause where one says more', () => {
    expect(
      show(
        compareTexts(
          '有初制厂145家、精制厂9家。网上零售1048吨。',
          '有初制厂142家、精制厂9家。停用燃煤炉灶。网上零售1372吨。',
        ),
      ),
    ).toBe('有初制厂[-145][+142]家、精制厂9家。[+停用燃煤炉灶。]网上零售[-1048][+1372]吨。');
  });

  test('show words, not single characters, where a word was put for another', () => {
    expect(show(compareTexts('县里派人逐株巡护古茶树。', '县里派人逐株复测古茶树。'))).toBe(
      '县里派人逐株[-巡护][+复测]古茶树。',
    );
  });

  test('that have next to nothing in common are not compared', () => {
    expect(compareTexts('澄江涨水，渡口停摆三日。', '楮溪造纸厂设机制纸车间。')).toBeUndefined();
  });

  test('that are equal show no change', () => {
    expect(compareTexts('全年无死亡。', '全年无死亡。')).toEqual([
      { kind: 'same', text: '全年无死亡。' },
    ]);
  });
});

test('whatever is compared, the pieces spell both texts', () => {
  const aText = fc.string({
    unit: fc.constantFrom('茶', '园', '产', '2', '0', '.', '，', '。', '\n', 'a', '𠮷'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(aText, aText, (earlier, later) => {
      const pieces = compareTexts(earlier, later);
      if (pieces === undefined) return;
      const spell = (other: Piece['kind']): string =>
        pieces
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join('');
      expect(spell('new')).toBe(earlier);
      expect(spell('old')).toBe(later);
    }),
  );
});
