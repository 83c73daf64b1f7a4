import { describe, expect, test } from 'vitest';
import { registers, type RegisterName } from '../../src/model/registers.ts';
import type { ItemData, PortalData } from '../../src/page/portal-data.ts';
import { registerPages } from '../../src/page/register-views.ts';

function item<Name extends RegisterName>(name: Name, id: string, facts: object): ItemData<Name> {
  const meta = registers[name].schema.parse(facts) as ItemData<Name>['meta'];
  return { id, meta, passages: [] };
}

const items = (some: Partial<PortalData['items']>): PortalData['items'] => {
  const none = Object.fromEntries(Object.keys(registers).map((name) => [name, []]));
  return { ...(none as unknown as PortalData['items']), ...some };
};

/** `页地址: 节（条目、条目）…` for each page. */
const told = (pages: ReturnType<typeof registerPages>): string[] =>
  pages.map(
    ({ address, sections }) =>
      `${address}: ${sections.map(({ label, entries }) => `${label}（${entries.map(({ name, note }) => name + (note && ` ${note}`)).join('、')}）`).join(' ')}`,
  );

describe('people', () => {
  const people = [
    item('people', 'shan', { name: '单文漪', born: '1934', living: true }),
    item('people', 'zeng', { name: '曾希舟', living: true }),
    item('people', 'li-2', { name: '李致和', born: '1958', living: true, distinction: '橘农' }),
    item('people', 'li-1', { name: '李致和', born: '1889', died: '1961', distinction: '药商' }),
    item('people', 'lu', {
      name: '陆秉衡',
      distinction: '知县',
      tenures: [{ office: '知县', from: '1764' }],
    }),
  ];

  test('stand by the reading of their surnames, namesakes apart, by strokes and by period', () => {
    expect(told(registerPages('people', items({ people })))).toEqual([
      'people.html: L（李致和 1889—1961，药商、李致和 1958—，橘农、陆秉衡） S（单文漪 1934—） Z（曾希舟）',
      'people/by/strokes.html: 七画（李致和 1889—1961，药商、李致和 1958—，橘农、陆秉衡） 八画（单文漪 1934—） 十二画（曾希舟）',
      'people/by/period.html: 清代（陆秉衡） 民国时期（李致和 1889—1961，药商） 1949年以后（李致和 1958—，橘农、单文漪 1934—） 年代不详（曾希舟）',
    ]);
  });
});

describe('places', () => {
  const place = (id: string, name: string, kind: string, within?: string) =>
    item('places', id, { name, kind, within });
  const places = [
    place('baiyan', '白岩村', '村', 'chaping'),
    place('chaping', '茶坪镇', '镇', 'qingxi'),
    place('qingxi', '清溪县', '县'),
    place('jiang', '澄江', '河流'),
    place('chuxi', '楮溪镇', '镇', 'qingxi'),
  ];

  test('stand under what they lie in, from the top down, by kind, by reading and by strokes', () => {
    expect(told(registerPages('places', items({ places })))).toEqual([
      'places.html: 未列隶属（澄江 河流、清溪县 县） 清溪县（茶坪镇 镇、楮溪镇 镇） 清溪县 › 茶坪镇（白岩村 村）',
      'places/by/kind.html: 镇（茶坪镇 镇、楮溪镇 镇） 县（清溪县 县） 村（白岩村 村） 河流（澄江 河流）',
      'places/by/pinyin.html: B（白岩村 村） C（茶坪镇 镇、澄江 河流、楮溪镇 镇） Q（清溪县 县）',
      'places/by/strokes.html: 五画（白岩村 村） 九画（茶坪镇 镇） 十一画（清溪县 县） 十二画（楮溪镇 镇） 十五画（澄江 河流）',
    ]);
  });

  test('that lie in one another in a circle are listed all the same', () => {
    const circle = [place('a', '甲', '村', 'b'), place('b', '乙', '村', 'a')];
    const [first] = registerPages('places', items({ places: circle }));
    expect(
      first?.sections.flatMap(({ entries }) => entries.map(({ name }) => name)).sort(),
    ).toEqual(['乙', '甲']);
  });

  test('whose holder is not shown are listed under none', () => {
    const [first] = registerPages('places', items({ places: [place('a', '甲', '村', 'hidden')] }));
    expect(first?.sections.map(({ label, address }) => [label, address])).toEqual([
      ['未列隶属', undefined],
    ]);
  });
});

test('organisations stand by kind only where kinds are given', () => {
  const organisations = [
    item('organisations', 'a', { name: '清溪中学' }),
    item('organisations', 'b', { name: '县档案馆' }),
  ];
  expect(told(registerPages('organisations', items({ organisations })))).toEqual([
    'organisations.html: Q（清溪中学） X（县档案馆）',
    'organisations/by/strokes.html: 七画（县档案馆） 十一画（清溪中学）',
  ]);
});
