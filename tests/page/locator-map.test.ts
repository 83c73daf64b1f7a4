import { describe, expect, test } from 'vitest';
import { locatorSchema } from '../../src/model/locator.ts';
import { placeSchema } from '../../src/model/place.ts';
import { drawCounty, drawPlace, type MapPlace } from '../../src/page/locator-map.ts';

const map = locatorSchema.parse({
  approval: '虚S（2022）000号',
  outline: '0,0 1,0 1,1 0,1',
  rivers: [{ name: '澄江', points: '0,0.5 1,0.5' }],
});
const aPlace = (name: string, facts: object, at?: [number, number], id = name): MapPlace => ({
  id,
  meta: placeSchema.parse({
    name,
    ...(at === undefined ? {} : { coordinates: { longitude: at[0], latitude: at[1] } }),
    ...facts,
  }),
});
const town = aPlace('茶坪镇', { kind: '镇' }, [0.25, 0.75], 'chaping');
const village = aPlace('白岩村', { kind: '村', within: 'chaping' }, [0.2, 0.8], 'baiyan');
const house = aPlace('老屋', { kind: '民居', within: 'slope' });
const slope = aPlace('无名坡', { within: 'baiyan' }, undefined, 'slope');
const byId = new Map([town, village, house, slope].map((place) => [place.id, place]));

describe('the map of the county', () => {
  test('names towns and shows other places as dots, and says so in words', () => {
    const svg = drawCounty(map, '清溪县', [town, village, house]);
    expect(svg).toContain('aria-label="清溪县示意图，标出茶坪镇，另有 1 处地名以小点表示。"');
    expect(svg.match(/class="seat"/g)).toHaveLength(1);
    expect(svg.match(/class="dot"/g)).toHaveLength(1);
  });

  test('leaves out what lies outside it, towns that are no more, and the county itself', () => {
    const away = aPlace('远镇', { kind: '镇' }, [5, 5]);
    const former = aPlace(
      '旧镇',
      { kind: '镇', names: [{ name: '旧镇', to: '1992' }] },
      [0.5, 0.5],
    );
    const county = aPlace('清溪县', { kind: '县' }, [0.5, 0.4]);
    const svg = drawCounty(map, '清溪县', [away, former, county]);
    expect(svg).not.toContain('远镇');
    expect(svg).not.toContain('旧镇');
    expect(svg.match(/<circle/g)).toHaveLength(1);
  });

  test('has north above and the whole outline within the drawing', () => {
    const svg = drawCounty(map, '清溪县', [town, aPlace('石渡镇', { kind: '镇' }, [0.75, 0.25])]);
    const [, height = '0'] = /viewBox="0 0 400 (\d+)"/.exec(svg) ?? [];
    const seats = [...svg.matchAll(/class="seat" cx="([\d.]+)" cy="([\d.]+)"/g)];
    const [first, second] = seats.map(([, x, y]) => [Number(x), Number(y)]);
    expect(first?.[0]).toBeLessThan(second?.[0] ?? 0);
    expect(first?.[1]).toBeLessThan(second?.[1] ?? 0);
    const land = /class="land" d="([^"]*)"/.exec(svg)?.[1] ?? '';
    for (const [, x, y] of land.matchAll(/([\d.]+) ([\d.]+)/g)) {
      expect(Number(x)).toBeLessThanOrEqual(400);
      expect(Number(y)).toBeLessThanOrEqual(Number(height));
    }
  });
});

describe('the map of a place', () => {
  test('marks its own spot', () => {
    expect(drawPlace(map, '清溪县', village, byId)).toContain(
      'aria-label="白岩村在清溪县的位置。"',
    );
  });

  test('rings the nearest place around it where it has no coordinates', () => {
    const svg = drawPlace(map, '清溪县', house, byId);
    expect(svg).toContain('aria-label="老屋在白岩村境内，图上圈出白岩村。"');
    expect(svg).toContain('class="spot around"');
  });

  test('is none where nothing is known, where it lies elsewhere, and for the county itself', () => {
    expect(drawPlace(map, '清溪县', aPlace('某地', {}), byId)).toBe('');
    expect(drawPlace(map, '清溪县', aPlace('远方', {}, [9, 9]), byId)).toBe('');
    expect(drawPlace(map, '清溪县', aPlace('清溪县', {}, [0.5, 0.5]), byId)).toBe('');
  });

  test('ends where places lie in each other', () => {
    const a = aPlace('甲', { within: 'b' }, undefined, 'a');
    const b = aPlace('乙', { within: 'a' }, undefined, 'b');
    expect(
      drawPlace(
        map,
        '清溪县',
        a,
        new Map([
          ['a', a],
          ['b', b],
        ]),
      ),
    ).toBe('');
  });
});

test.each([['0,0'], ['0，0 1，1'], ['0,0; 1,1'], ['91,0 0,91'], ['200,0 0,0']])(
  'an outline written %j is refused in words',
  (outline) => {
    const read = locatorSchema.safeParse({ approval: '示意图', outline });
    expect(read.success).toBe(false);
    expect(read.error?.issues[0]?.message).toMatch(/经度/);
  },
);
