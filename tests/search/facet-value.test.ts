import { describe, expect, test } from 'vitest';
import {
  addressValue,
  labelOf,
  valuesMeant,
  writeFacetValue,
} from '../../src/search/facet-value.ts';

const elder = writeFacetValue({ name: '李之和', apart: { told: '1871—1940', id: 'li-zhihe' } });
const younger = writeFacetValue({ name: '李之和', apart: { told: '1958—', id: 'li-zhihe-1958' } });
const all = [elder, younger, '王五', '白岩（旧）'];

describe('people of one name', () => {
  test('are values of their own, which readers see without the id', () => {
    expect(labelOf(elder)).toBe('李之和（1871—1940）');
    expect(labelOf(younger)).toBe('李之和（1958—）');
  });

  test('stand in an address by name and id, whatever else is told of them', () => {
    expect(addressValue(younger)).toBe('李之和#li-zhihe-1958');
    expect(valuesMeant('李之和#li-zhihe-1958', all)).toEqual([younger]);
    expect(valuesMeant('李之和（1958—，教师）#li-zhihe-1958', all)).toEqual([younger]);
    expect(valuesMeant(elder, all)).toEqual([elder]);
  });

  test('are all meant by an address from before they were told apart', () => {
    expect(valuesMeant('李之和', all)).toEqual([elder, younger]);
  });

  test('whose namesake is gone are found by their name', () => {
    expect(valuesMeant('李之和#li-zhihe-1958', ['李之和', '王五'])).toEqual(['李之和']);
  });
});

test('a name that is one item’s alone is its value, brackets and all', () => {
  for (const value of ['王五', '白岩（旧）', '2021', '1689–2020', 'C#']) {
    expect(writeFacetValue({ name: value })).toBe(value);
    expect(labelOf(value)).toBe(value);
    expect(addressValue(value)).toBe(value);
  }
  expect(valuesMeant('白岩（旧）', all)).toEqual(['白岩（旧）']);
  expect(valuesMeant('赵六', all)).toEqual([]);
});

test('brackets in what is told do not confuse the name', () => {
  const value = writeFacetValue({
    name: '白岩（旧）',
    apart: { told: '村（组）', id: 'baiyan-2' },
  });
  expect(labelOf(value)).toBe('白岩（旧）（村〔组〕）');
  expect(addressValue(value)).toBe('白岩（旧）#baiyan-2');
  expect(valuesMeant('白岩（旧）#baiyan-2', [value])).toEqual([value]);
});
