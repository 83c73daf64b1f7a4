import { describe, expect, test } from 'vitest';
import { organisationSchema } from '../../src/model/organisation.ts';
import { personSchema } from '../../src/model/person.ts';
import { termsByOrganisation } from '../../src/model/succession.ts';
import {
  formatTerm,
  otherTerms,
  presentHolders,
  renderSuccession,
  successionsOf,
} from '../../src/page/offices.ts';

const person = (id: string, name: string, tenures: object[]) => ({
  id,
  meta: personSchema.parse({ name, tenures }),
});
const organisation = organisationSchema.parse({
  name: '清溪县人民政府',
  posts: [
    { name: '县长', principal: true, offices: ['清溪县县长', '清溪县代县长'] },
    { name: '副县长' },
  ],
});
const post = { organisation: 'xian-zhengfu' };
const terms =
  termsByOrganisation([
    person('wu', '伍青松', [
      { ...post, office: '清溪县县长', from: '2016-08', to: '2021-06', source: '《年鉴》' },
    ]),
    person('lin', '蔺书瑶', [
      { ...post, office: '清溪县代县长', from: '2021-06', to: '2021-11' },
      { ...post, office: '清溪县县长', from: '2021-11', source: '《年鉴》' },
    ]),
    person('cen', '岑楠', [
      { ...post, office: '清溪县县长', from: '2012', to: '2016-08', source: '《县志》' },
    ]),
    person('he', '何某', [{ ...post, office: '县府打字员', to: '2018' }]),
  ]).get('xian-zhengfu') ?? [];

describe('a post', () => {
  const [succession, ...others] = successionsOf(organisation, terms);

  test('has its holders in the order of their terms, whatever the post was called', () => {
    expect(succession?.terms.map(({ name, from }) => [name, from])).toEqual([
      ['岑楠', '2012'],
      ['伍青松', '2016-08'],
      ['蔺书瑶', '2021-06'],
      ['蔺书瑶', '2021-11'],
    ]);
    expect(others).toEqual([]);
  });

  test('says who holds it still', () => {
    expect(presentHolders(succession?.terms ?? []).map(({ name }) => name)).toEqual(['蔺书瑶']);
  });

  test('is shown as a table with a line of time beside each term', () => {
    const html = succession ? renderSuccession('organisations/xian-zhengfu.html', succession) : '';
    expect(html).toContain(
      '<tr><th scope="row"><a href="../people/wu.html">伍青松</a></th><td>2016年8月—2021年6月</td>',
    );
    expect(html).toContain('<span>2012</span><span>2021</span>');
    const bars = [...html.matchAll(/<rect x="([\d.]+)%" width="([\d.]+)%"/g)].map(
      ([, x, width]) => [Number(x), Number(width)],
    );
    // Ten years are shown: 2012 begins at 0, and what goes on reaches the end of 2021.
    expect(bars).toEqual([
      [0, 46.3],
      [45.8, 48.8],
      [94.2, 4.6],
      [98.3, 1.7],
    ]);
  });

  test('says once how it was usually called, and by whom what is said is said', () => {
    const html = succession ? renderSuccession('organisations/xian-zhengfu.html', succession) : '';
    expect(html).toContain('<p class="term-notes">职务名为清溪县县长；不同的另注。</p>');
    expect(html.match(/清溪县县长/g)).toHaveLength(1);
    expect(html).toContain(
      '蔺书瑶</a><small>清溪县代县长</small></th><td>2021年6月—2021年11月</td>',
    );
    const numbers = [...html.matchAll(/<td>([^<]*)<\/td><\/tr>/g)].map(([, number]) => number);
    expect(numbers).toEqual(['[1]', '[2]', '', '[2]']);
    expect(html).toContain('<p>依据</p><ol><li>《县志》</li><li>《年鉴》</li></ol>');
  });
});

test('terms of no post are not lost', () => {
  expect(otherTerms(organisation, terms).map(({ name, office }) => [name, office])).toEqual([
    ['何某', '县府打字员'],
  ]);
});

test.each([
  [{ from: '1950', to: '1953-06' }, '1950年—1953年6月'],
  [{ from: '2021-11', to: undefined }, '2021年11月—'],
  [{ from: undefined, to: '1953' }, '?—1953年'],
  [{ from: undefined, to: undefined }, ''],
])('a term of %j reads %s', (term, read) => {
  expect(formatTerm(term)).toBe(read);
});
