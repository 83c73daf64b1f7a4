import { expect, test } from 'vitest';
import { planVolumes } from '../../src/press/volumes.ts';
import type { Work } from '../../src/corpus/corpus.ts';
import { workSchema } from '../../src/model/work.ts';

const aLongWork = (names: string[]): Work => ({
  id: 'w',
  folder: 'works/w',
  file: 'works/w/work.yaml',
  meta: workSchema.parse({ kind: 'essays', title: '文集' }),
  parts: [],
  chapters: names.map((name) => ({
    id: `w/${name}`,
    file: `works/w/${name}.mdx`,
    order: undefined,
    parts: [],
  })),
});

const names = Array.from({ length: 3000 }, (_, index) => `c${index}`);
const stretches = (list: string[]): string[] =>
  planVolumes([aLongWork(list)]).map(({ chapters }) => chapters.map(({ file }) => file).join());

test('a long folder is cut into stretches that hold every chapter once, in order', () => {
  const volumes = planVolumes([aLongWork(names)]);
  expect(volumes.flatMap(({ chapters }) => chapters.map(({ id }) => id))).toEqual(
    names.map((name) => `w/${name}`),
  );
  expect(volumes.length).toBeGreaterThan(8);
  expect(Math.max(...volumes.map(({ chapters }) => chapters.length))).toBeLessThanOrEqual(512);
});

test('a chapter put in at the front changes the first stretch alone', () => {
  const before = new Set(stretches(names));
  const changed = stretches(['new', ...names]).filter((stretch) => !before.has(stretch));
  expect(changed).toHaveLength(1);
});

test('a short folder is one volume', () => {
  expect(planVolumes([aLongWork(names.slice(0, 100))])).toHaveLength(1);
});
