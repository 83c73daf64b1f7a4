import { expect, test } from 'vitest';
import type { FacetGroups } from '../../src/search/facet-groups.ts';
import { claimChapters, leftOut } from '../../src/search/owned-chapters.ts';

function groups(all: Record<string, Record<string, number[]>>): FacetGroups {
  return {
    names: Object.keys(all),
    read: async (names) =>
      Promise.resolve({
        groups: new Map(
          names
            .filter((name) => name in all)
            .map((name) => [name, new Map(Object.entries(all[name] ?? {}))]),
        ),
        missing: [],
      }),
  };
}

test('an index that does not say whose its chapters are is told', async () => {
  const claimed = claimChapters(groups({ 种类: { 县志: [0] } }), 3, { ofWhom: '澄阳' });
  expect(claimed.names).toEqual(['种类', '所属']);
  expect((await claimed.read(['所属'])).groups).toEqual(
    new Map([['所属', new Map([['澄阳', [0, 1, 2]]])]]),
  );
  expect([...(await claimed.read(['种类'])).groups.keys()]).toEqual(['种类']);
});

test('one that says so is believed', () => {
  const own = groups({ 所属: { 澄阳: [0], 清溪: [1, 2] } });
  expect(claimChapters(own, 3, { ofWhom: '澄阳' })).toBe(own);
});

test('chapters that another bundle has are left out', async () => {
  const out = await leftOut(
    groups({ 所属: { 澄阳: [0, 1], 清溪: [2] }, 著作: { 茶志: [0], 水志: [1] } }),
    { except: { owners: ['清溪', '望川'], works: [{ id: 'cha', name: '茶志' }] } },
  );
  expect([...out].sort()).toEqual([0, 2]);
});

test('of works of one title only the one that another bundle has is left out', async () => {
  const out = await leftOut(
    groups({ 著作: { '茶志（1990）#cha': [0], '茶志（2010）#cha-2': [1] } }),
    {
      except: { owners: [], works: [{ id: 'cha-2', name: '茶志' }] },
    },
  );
  expect([...out]).toEqual([1]);
});

test('an index asked alone stays as it is', async () => {
  const whole = groups({ 种类: { 县志: [0] } });
  expect(claimChapters(whole, 1, {})).toBe(whole);
  expect([...(await leftOut(whole, {}))]).toEqual([]);
});
