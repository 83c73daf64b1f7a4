import { expect, test } from 'vitest';
import { coverText } from '../../src/page/cover-text.ts';
import { drawRidge, drawVoice } from '../../src/page/cover-art.ts';
import { workMeta } from './chapter-place.ts';

test.each([
  [{ title: '白岩村志' }, ['白岩村志', '', '', 'short']],
  [{ title: '茶坪镇志（选编）' }, ['茶坪镇志', '选编', '', 'short']],
  [{ title: '白岩村志', subtitle: '续编' }, ['白岩村志', '续编', '', 'short']],
  [{ title: '清溪县卫生健康志（节选）' }, ['清溪县卫生健康志', '节选', '', 'medium']],
  [
    { kind: 'yearbook', editionYear: 2022, title: '清溪年鉴（2022）' },
    ['清溪年鉴', '', '2022', 'short'],
  ],
  [
    { kind: 'yearbook', editionYear: 2022, title: '清溪年鉴（精编本）' },
    ['清溪年鉴', '精编本', '2022', 'short'],
  ],
  [{ title: '清溪县志（1986—2005）选编' }, ['清溪县志', '1986—2005　选编', '', 'short']],
  [{ title: '（未定）' }, ['（未定）', '', '', 'short']],
])('the cover of %o says %j', (facts, said) => {
  const { title, small, year, length } = coverText(workMeta(facts));
  expect([title, small, year, length]).toEqual(said);
});

test('what is drawn is the same for the same work, another for another, and stays on the cover', () => {
  expect(drawRidge('a', 84, 20, 140)).toBe(drawRidge('a', 84, 20, 140));
  expect(drawRidge('a', 84, 20, 140)).not.toBe(drawRidge('b', 84, 20, 140));
  expect(drawRidge('a', 84, 20, 140)).toMatch(/^M0 [\d.]+C[\d. C]+V140H0z$/);
  const strokes = drawVoice('a', 96, 17, 31).match(/M[\d.]+ [\d.]+v[\d.]+/g) ?? [];
  expect(strokes).toHaveLength(31);
  for (const stroke of strokes) {
    const [x = 0, top = 0, height = 0] = (stroke.match(/[\d.]+/g) ?? []).map(Number);
    expect(x).toBeGreaterThan(5);
    expect(x).toBeLessThan(95);
    expect(top).toBeGreaterThan(70);
    expect(top + height).toBeLessThan(122);
  }
});
