import { expect, test } from 'vitest';
import { reignPattern, reigns, sexagenaryYear, simplifyReign } from '../../src/model/reigns.ts';

test.each([
  [735, '乙亥'],
  [1377, '丁巳'],
  [1644, '甲申'],
  [1870, '庚午'],
  [1885, '乙酉'],
  [1911, '辛亥'],
  [1984, '甲子'],
])('the year %i is %s', (year, name) => {
  expect(sexagenaryYear(year)).toBe(name);
});

test('the reigns of Ming and Qing follow each other without a gap', () => {
  const order = '洪武 建文 永乐 洪熙 宣德 正统 景泰 天顺 成化 弘治 正德 嘉靖 隆庆 万历';
  const qing = '顺治 康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统 民国';
  for (const titles of [order.split(' '), qing.split(' ')]) {
    for (const [index, title] of titles.slice(1).entries()) {
      const before = reigns.get(titles[index] ?? '')?.[0]?.to ?? 0;
      const begins = reigns.get(title)?.[0]?.from ?? 0;
      // 天顺 began within the last year of 景泰.
      expect([before, before + 1], title).toContain(begins);
    }
  }
});

test('a title ends no earlier than it begins, and is found in either writing', () => {
  const pattern = new RegExp(`^(?:${reignPattern})$`);
  for (const [title, spans] of reigns) {
    expect(title).toMatch(pattern);
    for (const { from, to } of spans) expect(to).toBeGreaterThanOrEqual(from);
  }
  for (const title of ['光緒', '萬曆', '順治', '嘉慶', '民國', '紹興', '寶慶', '大曆']) {
    expect(title).toMatch(pattern);
    expect(reigns.has(simplifyReign(title))).toBe(true);
  }
});
