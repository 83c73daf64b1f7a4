import { expect, test } from 'vitest';
import { editDistance } from '../../src/search/edit-distance.ts';

test.each([
  ['白岩村', '白岩村', 0],
  ['白岩村', '白沿村', 1],
  ['白岩村', '白村', 1],
  ['白岩村', '岩白村', 1],
  ['', '白', 1],
  ['𠀀村', '𠀁村', 1],
  ['abcdef', 'abdcfe', 2],
])('from %j to %j it takes %i', (from, to, steps) => {
  expect(editDistance(from, to, 3)).toBe(steps);
  expect(editDistance(to, from, 3)).toBe(steps);
});

test('more than is asked for is one more, whatever it is', () => {
  expect(editDistance('清溪县志', '望川年鉴', 2)).toBe(3);
  expect(editDistance('清', '清溪县地方志', 2)).toBe(3);
});
