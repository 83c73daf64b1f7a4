import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/corpus/facts.ts';
import { readChapterFacts } from '../../src/corpus/read-chapter.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import { partSchema } from '../../src/model/chapter.ts';
import type { Finding } from '../../src/model/finding.ts';
import { findingCodes, type FindingCode } from '../../src/model/finding-codes.ts';
import { parseIdRegistry } from '../../src/model/id-registry.ts';
import { personSchema } from '../../src/model/person.ts';
import { portalSchema } from '../../src/model/portal.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { workSchema } from '../../src/model/work.ts';

const folder = `${import.meta.dirname}/../../docs/checks`;
const codes = Object.keys(findingCodes) as FindingCode[];
const readPage = (name: string): string => readFileSync(`${folder}/${name}.md`, 'utf8');

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe.each(codes)('the page of %s', (code) => {
  const lines = readPage(code).split('\n');

  test('begins with its title, its code and how grave it is', () => {
    const { title, severity } = findingCodes[code];
    expect(lines[0]).toBe(`# ${title}（${code}）`);
    expect(lines[2]).toMatch(severity === 'error' ? /^错误：/ : /^提醒：/);
  });

  test('is short, and ends with what to do', () => {
    expect(lines.length).toBeGreaterThanOrEqual(8);
    expect(lines.length).toBeLessThanOrEqual(26);
    expect(lines.at(-2)).toMatch(/^- .*。$/);
  });
});

test('the list names every page once, by its title', () => {
  const list = readPage('README');
  const links = [...list.matchAll(/^- \[(.*)\]\((.*)\.md\)$/gm)].map(([, text, code]) => [
    code,
    text,
  ]);
  const expected = codes.map((code) => [code, `${findingCodes[code].title}（${code}）`]);
  expect(links.sort()).toEqual(expected.sort());
});

const compile = (source: string, csv = '品名,吨\n茶叶,312\n'): Finding[] =>
  compileChapter(source, {
    id: 'qingxi-yearbook-2022/agriculture/general',
    file: 'works/qingxi-yearbook-2022/20-agriculture/01-general.mdx',
    release: { today: '2026-01-01', audience: 'public' },
    hiddenItems: new Set(),
    readBeside: () => csv,
  }).findings;

const compileText = (example: string): Finding[] => compile(example);

const facts =
  (code: FindingCode, schema: Parameters<typeof readFacts>[1]) =>
  (yaml: string): Finding[] =>
    readFacts(yaml, schema, { file: 'a.yaml', code }).findings;

const markup: FindingCode[] = [
  'mdx-syntax',
  'mdx-import',
  'mdx-expression',
  'mdx-html',
  'mdx-link-unsafe',
  'mdx-character',
  'component-unknown',
  'component-attribute',
  'component-placement',
  'emphasis-literal',
  'mark-literal',
  'reign-year-differs',
  'heading-level',
  'heading-title',
  'footnote-undefined',
  'footnote-unused',
  'text-lost',
  'link-broken',
  'figure-alt-missing',
  'map-approval-missing',
];

/** What finds a code in the text of an example. */
const readers: [FindingCode, (example: string) => Finding[]][] = [
  ['yaml-invalid', facts('work-invalid', partSchema)],
  ...markup.map((code): [FindingCode, (example: string) => Finding[]] => [code, compileText]),
  ['table-sum-differs', (example) => compile('<DataTable src="a.csv" title="表1" />', example)],
  ['chapter-frontmatter-invalid', (example) => readChapterFacts(example, 'a.mdx').findings],
  ['chapter-frontmatter-missing', (example) => readChapterFacts(example, 'a.mdx').findings],
  ['portal-invalid', facts('portal-invalid', portalSchema)],
  ['work-invalid', facts('work-invalid', workSchema)],
  ['part-invalid', facts('part-invalid', partSchema)],
  ['register-invalid', facts('register-invalid', personSchema)],
  ['profile-invalid', facts('profile-invalid', profileSchema)],
  ['ids-invalid', (example) => parseIdRegistry(example, 'ids.jsonl').findings],
];

test.each(readers)('the wrong example of %s has that fault, the right one none', (code, read) => {
  const [wrong = '', right = ''] = [...readPage(code).matchAll(/```text\n(.*?)```/gs)].map(
    ([, text]) => text ?? '',
  );
  expect(new Set(read(wrong).map((finding) => finding.code))).toEqual(new Set([code]));
  expect(read(right)).toEqual([]);
});
