import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { components } from '../src/markdown/components/index.ts';
import { workKinds } from '../src/model/work-kinds.ts';

const page = readFileSync('docs/demonstration.md', 'utf8');

/** First cell of each row of the page, and the files its second cell leads to. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes(']('))
  .map((line) => {
    const [, shown = '', where = ''] = line.split(/(?<!\\)\|/);
    const files = [...where.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, file = '']) => file);
    return { shown: shown.trim(), files };
  });

const chapters = globSync('content/{works,lessons,exhibits,news}/**/*.mdx').map((file) =>
  readFileSync(file, 'utf8'),
);

describe.each(components)('<$name>', ({ name }) => {
  const isUsedIn = (text: string): boolean => new RegExp(`<${name}[\\s/>]`).test(text);

  test('is used in the demonstration', () => {
    expect(chapters.some(isUsedIn)).toBe(true);
  });
  test('has a row that leads to a chapter that uses it', () => {
    const row = rows.find(({ shown }) => shown === `\`<${name}>\``);
    expect(row?.files.filter((file) => !isUsedIn(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

test('every row leads to a file that is there', () => {
  expect(rows.filter(({ files }) => files.length === 0)).toEqual([]);
  expect(rows.flatMap(({ files }) => files).filter((file) => !existsSync(file))).toEqual([]);
});

test('works of every kind are shown, and each has its row', () => {
  const kinds = globSync('content/works/*/work.yaml').map(
    (file) => (parse(readFileSync(file, 'utf8')) as { kind: keyof typeof workKinds }).kind,
  );
  const shown = new Set(kinds.map((kind) => workKinds[kind].title));
  const all = Object.values(workKinds).map(({ title }) => title);
  expect(all.filter((title) => !shown.has(title))).toEqual([]);
  for (const title of shown) expect(rows.map(({ shown: cell }) => cell)).toContain(title);
});

test('there is enough of it to judge a portal by', () => {
  const works = globSync('content/works/**/*.mdx');
  const characters = works
    .map((file) => readFileSync(file, 'utf8').match(/\p{Script=Han}/gu)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0);
  expect(works.length).toBeGreaterThanOrEqual(120);
  expect(characters).toBeGreaterThanOrEqual(120_000);
});

test('every picture, table and recording that lies beside a chapter is shown in one', () => {
  const beside = globSync('content/{works,lessons,exhibits}/**/*.{svg,csv,vtt,mp3}');
  const unused = beside.filter((file) => {
    const folder = path.dirname(file);
    return !globSync(`${folder}/*.mdx`).some((chapter) =>
      readFileSync(chapter, 'utf8').includes(`="${path.basename(file)}"`),
    );
  });
  expect(unused).toEqual([]);
});

test('the work of another member is byte for byte what its owner signed', () => {
  const files = globSync('content/accepted/*/*/works/**/*.*');
  const strangers = files.filter((file) => {
    const [release = '', below = ''] = file.split(/[\\/](?=works[\\/])/);
    const digest = createHash('sha512').update(readFileSync(file)).digest('hex');
    const listed = readFileSync(path.join(release, 'manifest-sha512.txt'), 'utf8').split('\n');
    return !listed.includes(`${digest}  data/sources/${below.split(path.sep).join('/')}`);
  });
  expect(files.length).toBeGreaterThan(5);
  expect(strangers).toEqual([]);
});

describe('drawings', () => {
  /** Width a picture has on a phone of 375 pixels. */
  const onPhone = 345;
  // Their words are drawn as they stand on the old leaf, the map or the board itself.
  const depicted = ['county-map', 'leaf-parts', 'name-boards'];
  const drawings = globSync('content/{works,lessons,exhibits,news}/**/*.svg')
    .filter((file) => !depicted.includes(path.basename(file, '.svg')))
    .map((file) => ({ file, svg: readFileSync(file, 'utf8') }))
    .filter(({ svg }) => svg.includes('font-size="'));

  test.each(drawings)('words of $file can be read on a phone', ({ svg }) => {
    const width = Number(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+)/.exec(svg)?.[1]);
    const grown = new Map(
      [...svg.matchAll(/\[font-size="([\d.]+)"\]\{font-size:([\d.]+)px\}/g)].map(
        ([, size, larger]) => [size, Number(larger)],
      ),
    );
    const sizes = [...svg.matchAll(/\sfont-size="([\d.]+)"/g)].map(
      ([, size]) => grown.get(size) ?? Number(size),
    );
    expect((Math.min(...sizes) * onPhone) / width).toBeGreaterThan(6.8);
  });
});
