import { expect, test } from 'vitest';
import { openFacetGroups } from '../../src/search/facet-groups.ts';

/** Two groups of an index of four pages in three chapters; `人物` cannot be had. */
function someGroups() {
  const asked: string[] = [];
  const filters = [
    { group: '种类', file: 'k' },
    { group: '人物', file: 'p' },
  ];
  const filter = async (file: string): Promise<Map<string, number[]>> => {
    asked.push(file);
    if (file === 'p') throw new Error('no');
    return Promise.resolve(new Map([['年鉴', [0, 1, 3]]]));
  };
  const meta = { version: '', pages: [], chunks: [], filters };
  return { groups: openFacetGroups({ meta, filter }, Int32Array.of(0, 0, 1, 2)), asked };
}

test('the pages of a value count as the chapters they are of', async () => {
  const { groups } = someGroups();
  expect(await groups.read(['种类'])).toEqual({
    groups: new Map([['种类', new Map([['年鉴', [0, 2]]])]]),
    missing: [],
  });
});

test('only groups that are asked for are fetched', async () => {
  const { groups, asked } = someGroups();
  await groups.read([]);
  await groups.read(['专题']);
  expect(asked).toEqual([]);
  expect(groups.names).toEqual(['种类', '人物']);
});

test('one that cannot be had is empty, and its file is named', async () => {
  const { groups } = someGroups();
  expect(await groups.read(['种类', '人物'])).toEqual({
    groups: new Map([
      ['种类', new Map([['年鉴', [0, 2]]])],
      ['人物', new Map()],
    ]),
    missing: ['filter/p.pf_filter'],
  });
});
