import { expect, test } from 'vitest';
import { convertDrawing } from '../../../src/site/client/hanzi-drawings.ts';

const convert = (text: string): string => text.replaceAll('镇', '鎮');

test('the words of a drawing turn, its tags and styles stay', () => {
  const svg =
    '<svg aria-label="镇"><style>.镇{fill:red}</style><text x="1">茶坪镇</text><title>镇图</title></svg>';
  expect(convertDrawing(svg, convert)).toBe(
    '<svg aria-label="镇"><style>.镇{fill:red}</style><text x="1">茶坪鎮</text><title>鎮图</title></svg>',
  );
});
