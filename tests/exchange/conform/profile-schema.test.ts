import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { openProfileSchema } from '../../../src/exchange/conform/profile-schema.ts';
import { findFacts } from '../../../src/markdown/facts-block.ts';
import { chapterSchema, partSchema } from '../../../src/model/chapter.ts';
import { scansSchema } from '../../../src/model/scans.ts';
import { workSchema } from '../../../src/model/work.ts';

const schema = JSON.parse(
  readFileSync('src/exchange/conform/exchange-profile-2.schema.json', 'utf8'),
) as { $defs: Record<string, { properties: Record<string, unknown>; required: string[] }> };
const check = openProfileSchema();

const keysOf = (of: z.ZodObject): string[] => Object.keys(of.shape);

test.each([
  ['work', [...new Set(workSchema.options.flatMap((option) => keysOf(option)))]],
  ['scans', keysOf(scansSchema)],
  ['leaf', keysOf(scansSchema.shape.volumes.element.shape.leaves.element)],
  ['part', keysOf(partSchema)],
  ['chapter', keysOf(chapterSchema)],
])('the profile names every fact of a %s that the program reads, and no other', (noun, keys) => {
  expect(Object.keys(schema.$defs[noun]?.properties ?? {}).sort()).toEqual(keys.sort());
});

test('every definition that another refers to is there', () => {
  const names = [...JSON.stringify(schema).matchAll(/#\/\$defs\/(\w+)/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) expect(schema.$defs).toHaveProperty(name ?? '');
});

test('the demonstration’s works, parts and chapters keep the profile, but for what is withheld', () => {
  const found: string[] = [];
  for (const file of globSync('content/works/**/{work.yaml,scans.yaml,part.yaml,*.mdx}')) {
    const text = readFileSync(file, 'utf8');
    const [, name] = /(work|scans|part)\.yaml$/.exec(file) ?? [];
    const noun = (name ?? 'chapter') as 'work' | 'scans' | 'part' | 'chapter';
    const facts = parse(noun === 'chapter' ? (findFacts(text)?.yaml ?? '') : text) as {
      access?: string;
    };
    if (facts.access === 'internal') continue;
    for (const message of check(noun, facts)) found.push(`${file} ${message}`);
  }
  expect(found).toEqual([]);
});

test.each([
  ['work', { kind: 'essays', title: '' }, 'title'],
  ['work', { kind: 'novel', title: '集' }, 'kind'],
  ['work', { kind: 'essays', title: '集', division: '51' }, 'division'],
  ['work', { kind: 'essays', title: '集', printing: { isbn: '123' } }, 'printing.isbn'],
  ['work', { kind: 'essays', title: '集', access: 'internal' }, 'access'],
  ['chapter', { title: '甲', coverage: { from: 1900 } }, 'coverage.to'],
  [
    'scans',
    { volumes: [{ title: '卷首', leaves: [{ id: 'A', label: '1a' }] }] },
    'volumes.0.leaves.0.id',
  ],
  ['part', {}, 'title'],
  ['portal', { title: '方志', county: '县', office: '办公室', division: 510131 }, 'division'],
  ['release', { format: 'fangzhi-release/2' }, 'format'],
  ['keyHistory', { format: 'fangzhi-keys/1', statements: [] }, 'statements'],
] as const)('a %s like %j is refused at its field, in Chinese', (noun, value, field) => {
  const said = check(noun, value).find((message) => message.startsWith(`${field}：`));
  expect(said).toMatch(/[\u4e00-\u9fff].*。$/);
});
