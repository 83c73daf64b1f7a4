import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import {
  changeDiscoveryFiles,
  mostActivities,
  type ManifestEntry,
  type ManifestTombstone,
} from '../../src/exporters/change-discovery.ts';

const base = 'https://a.example/fz/iiif-discovery/';
const manifest = (id: string, created?: string): ManifestEntry => ({
  address: `https://a.example/fz/iiif/${id}/manifest.json`,
  title: `书${id}`,
  homepage: `https://a.example/fz/works/${id}.html`,
  created,
});
const gone = (id: string, day: string): ManifestTombstone => ({
  address: manifest(id).address,
  day,
});

interface Page {
  id: string;
  partOf: { id: string };
  prev?: { id: string };
  next?: { id: string };
  startIndex: number;
  orderedItems: { type: string; endTime?: string; object: { id: string; type: string } }[];
}
interface Collection {
  '@context': string;
  type: string;
  totalItems: number;
  first: { id: string };
  last: { id: string };
}

/** A reader that knows the specification alone: from the last page back, the newest word on a manifest counts. */
function harvest(files: ReturnType<typeof changeDiscoveryFiles>): {
  there: Set<string>;
  seen: number;
  times: string[];
} {
  const read = (id: string): unknown =>
    JSON.parse(String(files.find(({ path }) => base + path === id)?.content));
  const { last } = read(`${base}changes.json`) as Collection;
  const known = new Set<string>();
  const there = new Set<string>();
  const times: string[] = [];
  let seen = 0;
  for (let id: string | undefined = last.id; id !== undefined;) {
    const page = read(id) as Page;
    for (const { type, endTime, object } of page.orderedItems.toReversed()) {
      seen++;
      times.push(endTime ?? '');
      if (known.has(object.id)) continue;
      known.add(object.id);
      if (type !== 'Delete') there.add(object.id);
    }
    id = page.prev?.id;
  }
  return { there, seen, times };
}

test('a collection leads to its pages, and pages tell who came and went, oldest first', () => {
  const files = changeDiscoveryFiles(
    base,
    [manifest('b', '2023-01-01'), manifest('a', '2022-05-01'), manifest('c')],
    [gone('d', '2023-01-01')],
  );
  expect(files.map(({ path }) => path)).toEqual(['changes.json', 'page-1.json']);
  expect(JSON.parse(String(files[0]?.content))).toEqual({
    '@context': 'http://iiif.io/api/discovery/1/context.json',
    id: `${base}changes.json`,
    type: 'OrderedCollection',
    totalItems: 4,
    first: { id: `${base}page-1.json`, type: 'OrderedCollectionPage' },
    last: { id: `${base}page-1.json`, type: 'OrderedCollectionPage' },
  });
  const { orderedItems } = JSON.parse(String(files[1]?.content)) as Page;
  expect(
    orderedItems.map(({ type, endTime, object }) => [type, object.type, object.id, endTime]),
  ).toEqual([
    ['Create', 'Manifest', manifest('c').address, undefined],
    ['Create', 'Manifest', manifest('a').address, '2022-05-01T00:00:00+08:00'],
    ['Create', 'Manifest', manifest('b').address, '2023-01-01T00:00:00+08:00'],
    ['Delete', 'Manifest', manifest('d').address, '2023-01-01T00:00:00+08:00'],
  ]);
});

test('pages are linked both ways, and only where there is a page', () => {
  const many = Array.from({ length: 2 * mostActivities + 1 }, (_, at) =>
    manifest(String(at).padStart(5, '0'), '2023-01-01'),
  );
  const files = changeDiscoveryFiles(base, many, []);
  const pages = files.slice(1).map(({ content }) => JSON.parse(String(content)) as Page);
  expect(pages.map(({ prev, next, startIndex }) => [prev?.id, startIndex, next?.id])).toEqual([
    [undefined, 0, `${base}page-2.json`],
    [`${base}page-1.json`, mostActivities, `${base}page-3.json`],
    [`${base}page-2.json`, 2 * mostActivities, undefined],
  ]);
  expect(harvest(files)).toMatchObject({ seen: many.length });
});

test('what came back after it was withdrawn is there', () => {
  const files = changeDiscoveryFiles(
    base,
    [manifest('a', '2022-05-01')],
    [gone('a', '2023-01-01')],
  );
  expect([...harvest(files).there]).toEqual([manifest('a').address]);
});

const day = fc
  .tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 10, max: 12 }))
  .map(([year, month]) => `${year}-${month}-15`);
const id = fc.stringMatching(/^[a-e]{1,2}$/);

test('whoever reads the feed knows the manifests there are, in an order that never goes back', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(id, fc.option(day, { nil: undefined })), { selector: ([of]) => of }),
      fc.uniqueArray(fc.tuple(id, day), { selector: ([of]) => of }),
      (present, withdrawn) => {
        const manifests = present.map(([of, created]) => manifest(of, created));
        const tombstones = withdrawn.map(([of, when]) => gone(of, when));
        const files = changeDiscoveryFiles(base, manifests, tombstones);
        const { there, times } = harvest(files);
        expect(there).toEqual(new Set(manifests.map(({ address }) => address)));
        expect(times).toEqual(times.toSorted().reverse());
        expect(changeDiscoveryFiles(base, manifests.toReversed(), tombstones)).toEqual(files);
      },
    ),
  );
});

test('what changed after it appeared is told as Update, what has another address as Move with its target', () => {
  const files = changeDiscoveryFiles(
    base,
    [
      { ...manifest('a', '2024-01-01'), updated: '2025-02-01' },
      { ...manifest('b', '2024-01-01'), updated: '2023-02-01' },
      {
        ...manifest('c', '2024-03-01'),
        moved: [{ from: manifest('old').address, day: '2026-01-01' }],
      },
    ],
    [],
  );
  const { orderedItems } = JSON.parse(String(files[1]?.content)) as Page;
  expect(
    orderedItems.map((item) => [item.type, item.endTime?.slice(0, 10), item.object.id]),
  ).toEqual([
    ['Create', '2024-01-01', manifest('a').address],
    ['Create', '2024-01-01', manifest('b').address],
    ['Create', '2024-03-01', manifest('c').address],
    ['Update', '2025-02-01', manifest('a').address],
    ['Move', '2026-01-01', manifest('old').address],
  ]);
  expect(orderedItems.at(-1)).toMatchObject({
    target: { id: manifest('c').address, type: 'Manifest' },
  });
});
