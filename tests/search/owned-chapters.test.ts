import { expect, test } from 'vitest';
import type { Chapters } from '../../src/search/chapters.ts';
import { claimChapters } from '../../src/search/owned-chapters.ts';

function chapters(groups: Record<string, Record<string, number[]>>): Chapters {
  return {
    count: 3,
    ofPage: Int32Array.from([0, 1, 2]),
    firstPage: Int32Array.from([0, 1, 2]),
    words: Int32Array.from([1, 1, 1]),
    groups: new Map(
      Object.entries(groups).map(([group, values]) => [group, new Map(Object.entries(values))]),
    ),
    years: new Map(),
    missing: [],
  };
}

test('an index that does not say whose its chapters are is told', () => {
  const claimed = claimChapters(chapters({}), { ofWhom: '澄阳' });
  expect(claimed.chapters.groups.get('所属')).toEqual(new Map([['澄阳', [0, 1, 2]]]));
});

test('one that says so is believed', () => {
  const claimed = claimChapters(chapters({ 所属: { 澄阳: [0], 清溪: [1, 2] } }), {
    ofWhom: '澄阳',
  });
  expect(claimed.chapters.groups.get('所属')?.get('澄阳')).toEqual([0]);
});

test('chapters that another bundle has are left out', () => {
  const { isLeftOut } = claimChapters(
    chapters({ 所属: { 澄阳: [0, 1], 清溪: [2] }, 著作: { 茶志: [0], 水志: [1] } }),
    { except: { 所属: ['清溪', '望川'], 著作: ['茶志'] } },
  );
  expect([0, 1, 2].filter(isLeftOut)).toEqual([0, 2]);
});

test('an index asked alone stays as it is', () => {
  const whole = chapters({ 种类: { 县志: [0] } });
  const claimed = claimChapters(whole, {});
  expect(claimed.chapters).toBe(whole);
  expect([0, 1, 2].some(claimed.isLeftOut)).toBe(false);
});
