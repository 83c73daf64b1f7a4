import { expect, test } from 'vitest';
import { areManySections } from '../../src/page/header-room.ts';

const usual = ['著作', '大事记', '专题', '人物', '地名', '机构', '乡土课', '展览', '动态', '关于'];

test('the usual sections stand beside the title, more of them below it', () => {
  expect(areManySections(usual)).toBe(false);
  expect(areManySections([...usual, '阅览室'])).toBe(true);
});

test('long names are as much as many', () => {
  expect(areManySections(['地方志与年鉴著作', '历史文化名镇名村', '口述史与影像'])).toBe(false);
  expect(areManySections(Array.from({ length: 4 }, () => '历史文化名镇名村'))).toBe(true);
});
