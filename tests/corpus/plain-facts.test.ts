import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlainFacts } from '../../src/corpus/plain-facts.ts';
import fc from '../fast-check.ts';

test.each([
  ['title: 第一节　水利（上）\nrole: body\n', { title: '第一节　水利（上）', role: 'body' }],
  [
    'title: "1911：一年"\nauthors: [王五, "李 四"]\n\nsources: []\n',
    { title: '1911：一年', authors: ['王五', '李 四'], sources: [] },
  ],
])('%j is read without a YAML parser', (yaml, facts) => {
  expect(readPlainFacts(yaml)).toEqual(facts);
});

test.each([
  ['a number', 'year: 1911\n'],
  ['a word that means something else', 'access: null\n'],
  ['a list of such', 'titles: [是, true]\n'],
  ['a field twice', 'title: 水\ntitle: 山\n'],
  ['fields within a field', 'printing:\n  isbn: "978"\n'],
  ['a list on lines of its own', 'sources:\n  - 甲\n'],
  ['a remark', 'title: 水 # 题目\n'],
  ['a colon in a value', 'title: 水: 山\n'],
  ['an escape', String.raw`title: "水\n山"`],
  ['lines of Windows', 'title: 水\r\n'],
  ['text that goes on', 'title: 水\n  山\n'],
])('%s is left to the YAML parser', (_, yaml) => {
  expect(readPlainFacts(yaml)).toBeUndefined();
});

/** Mostly plain, with what breaks plainness strewn in. */
const scrap = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('水利', '一', 'body', '第一节', '𠮷', '（上）', '—', 'e', 'x1'),
  },
  fc.constantFrom(
    ' ',
    '　',
    '  ',
    '"',
    "'",
    '\\',
    ':',
    ': ',
    ' #',
    '#',
    '- ',
    ',',
    ', ',
    '[',
    ']',
    '{',
    '&a',
    '*a',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '~',
    '?',
  ),
  fc.constantFrom(
    'null',
    'true',
    'False',
    'yes',
    '1',
    '0x1f',
    '.5',
    '1e3',
    '2026-01-01',
    '.inf',
    '\t',
    '\r',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u00a0',
  ),
);
const words = fc.array(scrap, { minLength: 1, maxLength: 4 }).map((scraps) => scraps.join(''));
const value = fc.oneof(
  words,
  words.map((of) => `"${of}"`),
  fc
    .array(
      fc.oneof(
        words,
        words.map((of) => `"${of}"`),
      ),
      { maxLength: 3 },
    )
    .map((of) => `[${of.join(', ')}]`),
);
const key = fc.constantFrom('title', 'role', 'sources', 'constructor', 'null', 'a1', '题目', '- a');
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, value).map(([name, of]) => `${name}: ${of}`) },
  fc.constantFrom('', ' ', '# 说明', '...', '---', '  山'),
);

test('what it reads is what a YAML parser reads', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const yaml = `${lines.join('\n')}\n`;
      const plain = readPlainFacts(yaml);
      if (plain === undefined) return;
      read++;
      expect(plain).toEqual(parse(yaml, { schema: 'core', logLevel: 'error' }) ?? {});
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1000);
});
