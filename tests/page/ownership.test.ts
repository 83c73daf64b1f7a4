import { expect, test } from 'vitest';
import type { Accepted } from '../../src/model/accepted.ts';
import { chapterView } from '../../src/page/chapter-view.ts';
import { membersOf } from '../../src/page/members.ts';
import { originalAddress, ownershipOf } from '../../src/page/ownership.ts';
import { gatherHonours } from '../../src/page/totals.ts';
import { featuredFirst, worksByKind } from '../../src/page/work-order.ts';
import { memberSchema } from '../../src/model/partner.ts';
import type { PortalData } from '../../src/page/portal-data.ts';
import { aPlace, workMeta } from './chapter-place.ts';
import { aWorkData } from './portal.ts';

const accepted: Accepted = {
  member: '999932',
  office: '澄阳<志办>',
  work: 'tea',
  licence: 'CC-BY-4.0',
  version: 3,
  released: '2023-05-01',
  digest: 'ab'.repeat(64),
  signer: 'SHA256:chengyang',
  received: '2023-05-04',
  site: 'https://fangzhi.chengyang.example/',
};
const taken = { meta: workMeta({ owner: '999932', title: '澄阳茶志' }), accepted };
const member = (id: string, facts: object) => ({
  id,
  meta: memberSchema.parse({ name: id, ...facts }),
  passages: [],
});

test('a work of the portal’s own has no owner to name', () => {
  expect(ownershipOf({ meta: workMeta() }, [])).toBeUndefined();
  const { byline, rights, jsonLd } = chapterView(aPlace());
  expect(byline + rights).toBe('');
  expect(jsonLd).not.toContain('license');
});

test('the owner is the member’s name here, or the one its release gives', () => {
  expect(ownershipOf(taken, [])?.name).toBe('澄阳<志办>');
  expect(ownershipOf(taken, [member('999932', { name: '澄阳县志办' })])?.name).toBe('澄阳县志办');
});

test('a work that only names its owner has the licence of its own facts', () => {
  const meta = workMeta({ owner: 'luopu', rights: '罗浦区所有' });
  expect(ownershipOf({ meta }, [member('luopu', {})])).toMatchObject({
    name: 'luopu',
    licence: '罗浦区所有',
    accepted: undefined,
  });
});

test('the original of a page stands at its owner’s, under the id it has there', () => {
  const ownership = ownershipOf(taken, []);
  if (!ownership) throw new Error('It has an owner.');
  expect(originalAddress('999932-tea/parts/one', ownership)).toBe(
    'https://fangzhi.chengyang.example/works/tea/parts/one.html',
  );
  expect(originalAddress('999932-tea', { ...ownership, site: undefined })).toBeUndefined();
});

const place = aPlace(
  { facts: { authors: ['高望之'] } },
  {
    id: '999932-tea/garden',
    work: { id: '999932-tea', meta: taken.meta, ownership: ownershipOf(taken, []) },
  },
);

test('a chapter says whose it is, under which licence, of which release, and where the original is', () => {
  expect(chapterView(place).byline).toBe(
    [
      '<span>撰稿：高望之</span>',
      '<span>所属：<a href="../../members/999932.html">澄阳&lt;志办&gt;</a></span>',
      '<span>许可：<a href="https://creativecommons.org/licenses/by/4.0/">CC-BY-4.0</a></span>',
      '<span>据其第3版（2023年5月1日）收入</span>',
      '<span><a href="https://fangzhi.chengyang.example/works/tea/garden.html">原页</a></span>',
    ].join(''),
  );
  expect(chapterView(place).rights).toBe('所属：澄阳<志办>　CC-BY-4.0');
});

test('machines read the same', () => {
  const publisher = {
    '@type': 'Organization',
    name: '澄阳<志办>',
    url: 'https://fangzhi.chengyang.example/',
  };
  const license = 'https://creativecommons.org/licenses/by/4.0/';
  expect(JSON.parse(chapterView(place).jsonLd)).toMatchObject({
    publisher,
    license,
    isBasedOn: 'https://fangzhi.chengyang.example/works/tea/garden.html',
    isPartOf: { publisher, license },
  });
});

test('members stand in order with their works; an owner nobody registered comes last', () => {
  const works = [
    aWorkData(),
    aWorkData({ owner: 'luopu' }, { id: 'luopu-records' }),
    aWorkData({ owner: '999932' }, { id: '999932-tea', accepted }),
  ];
  const items = {
    members: [member('chengyang', {}), member('luopu', { division: '999902' })],
  } as unknown as PortalData['items'];
  expect(
    membersOf({ items, works }).map(({ id, name, division, works: theirs }) => [
      id,
      name,
      division,
      theirs.map((work) => work.id),
    ]),
  ).toEqual([
    ['chengyang', 'chengyang', undefined, []],
    ['luopu', 'luopu', '999902', ['luopu-records']],
    ['999932', '澄阳<志办>', '999932', ['999932-tea']],
  ]);
});

test('honours and the works a portal puts first are its own, unless it names another’s', () => {
  const award = { name: '佳作', by: '学会', year: 2012 };
  const works = [
    aWorkData({}, { id: 'own' }),
    aWorkData({ owner: '999932', awards: [award] }, { id: '999932-tea', accepted }),
  ];
  expect(gatherHonours({ portal: {} as PortalData['portal'], works })).toEqual([]);
  expect(featuredFirst(works, []).featured.map(({ id }) => id)).toEqual(['own']);
  expect(featuredFirst(works, ['999932-tea']).featured.map(({ id }) => id)).toEqual(['999932-tea']);
});

test('within a kind the office’s own works stand before those of others, however these were ordered at home', () => {
  const works = [
    aWorkData(
      { kind: 'essays', owner: '999932', order: -1, coverage: { from: 2000, to: 2020 } },
      { id: 'theirs' },
    ),
    aWorkData({ kind: 'essays' }, { id: 'own' }),
  ];
  expect(worksByKind(works).flatMap(({ works: found }) => found.map(({ id }) => id))).toEqual([
    'own',
    'theirs',
  ]);
});
