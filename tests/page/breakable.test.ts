import { expect, test } from 'vitest';
import { breakable } from '../../src/page/breakable.ts';

test('an address is cut after its marks, and nowhere after its last', () => {
  expect(breakable('fangzhi@qingxi.example')).toBe('fangzhi@<wbr>qingxi.<wbr>example');
  expect(breakable('qingxi.example/')).toBe('qingxi.<wbr>example/');
});

test('what it holds is text', () => {
  expect(breakable('<b>.cn')).toBe('&lt;b&gt;.<wbr>cn');
});
