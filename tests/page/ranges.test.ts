import { expect, test } from 'vitest';
import { keepRanges } from '../../src/page/ranges.ts';

test('ranges of years and hours are kept on one line, other dashes are not touched', () => {
  expect(keepRanges('清溪县志（1986—2005）选编')).toBe(
    '清溪县志（<span class="range">1986—2005</span>）选编',
  );
  expect(keepRanges('8:30—12:00、14:00～17:30')).toBe(
    '<span class="range">8:30—12:00</span>、<span class="range">14:00～17:30</span>',
  );
  expect(keepRanges('纸——一张纸')).toBe('纸——一张纸');
});

test('what is markup in a text stays text', () => {
  expect(keepRanges('<b>1—2</b>')).toBe('&lt;b&gt;<span class="range">1—2</span>&lt;/b&gt;');
});
