import { describe, expect, test } from 'vitest';
import { compile, findingsOf } from './a-context.ts';
import { findUnsafe } from './safe-html.ts';

const many = 10_000;

/** Chapters made to be slow: each must be done with, in whatever way, within a second. */
const heavy: Record<string, string> = {
  'a line of a megabyte': '水'.repeat(1_000_000),
  'a line of two hundred thousand characters': '水'.repeat(200_000),
  'nested quotes': `${'> '.repeat(many)}甲`,
  'nested lists': `${'- '.repeat(many)}甲`,
  'nested numbered lists': `${'1. '.repeat(many)}甲`,
  'nested quotes and lists on many lines': `${'> - '.repeat(40)}甲\n\n`.repeat(2000),
  'lists nested by indentation': Array.from(
    { length: 900 },
    (_, depth) => `${' '.repeat(depth)}- 甲`,
  ).join('\n'),
  brackets: `${'['.repeat(many)}甲${']'.repeat(many)}`,
  'nested links': `${'['.repeat(many)}甲${'](a)'.repeat(many)}`,
  'nested images': `${'!['.repeat(many)}甲${'](a)'.repeat(many)}`,
  'nested emphasis': `${'*a **b '.repeat(many)}${'c** d*'.repeat(many)}`,
  'runs of stars': `${'*'.repeat(many)}甲${'*'.repeat(many)}`,
  'emphasis unclosed': '*a _b '.repeat(many),
  underscores: `${'_a '.repeat(many)}${'b_'.repeat(many)}`,
  'nested deletions': `${'~~a '.repeat(many)}${'b~~'.repeat(many)}`,
  'nested components': `${'<Note>\n\n'.repeat(many / 2)}甲\n\n${'</Note>\n\n'.repeat(many / 2)}`,
  'components unclosed': '<Note>(**\n\n'.repeat(many),
  'components on one line': '<Person id="a">甲</Person>，'.repeat(many),
  'components on lines of their own': '<Note>甲</Note>\n\n'.repeat(many / 2),
  'crossed components': '<Note><Poem></Note></Poem>'.repeat(many),
  'closing tags': '</Note>'.repeat(many),
  'less-than signs': '<'.repeat(many),
  'a syntax error in every paragraph': '甲<5%\n\n'.repeat(many),
  'opening braces': '{'.repeat(many),
  expressions: '甲{乙}'.repeat(many),
  'an expression that overflows a stack': `{${'('.repeat(many)}1${')'.repeat(many)}}`,
  'an export that overflows a stack': `export const a = ${'['.repeat(many)}`,
  'nested attribute expressions': '<A b={'.repeat(many / 10),
  attributes: `<Note ${'a="1" '.repeat(many)}>甲</Note>`,
  'runs of backticks': Array.from({ length: 600 }, (_, length) => `${'`'.repeat(length)}甲`).join(
    ' ',
  ),
  'character references': '&#106;水'.repeat(many),
  'character references on many lines': '&#106;水\n'.repeat(many),
  'notes and references': `${'甲[^a]'.repeat(many)}\n\n[^a]: 乙`,
  'notes to notes': `[^0]\n\n${Array.from({ length: 5000 }, (_, n) => `[^${n}]: 甲[^${n + 1}]`).join('\n')}`,
  'notes without text': '甲[^a]'.repeat(many),
  'link definitions': Array.from({ length: many }, (_, n) => `[${n}]: a`).join('\n'),
  'refused links': '[甲](javascript:x)'.repeat(many),
  'the same leaf': '<Leaf n="1" />\n\n甲\n\n'.repeat(many / 2),
  'the same heading': '## 甲\n'.repeat(many),
  'wide tables': `${'|甲'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|乙|\n'.repeat(2000)}`,
  'refused characters': '甲\u0007'.repeat(many),
  'bare addresses': '见 https://a.example/b，'.repeat(many),
  'undefined notes on many lines': '[^1]\n('.repeat(30_000),
  'notes on many lines': '[^1]: \\水\n'.repeat(20_000),
  spaces: `${' '.repeat(199_000)}甲`,
  'lines that are not joined': '甲\n'.repeat(100_000),
  'setext heading': `${'甲\n'.repeat(many)}===`,
  'facts without end': `---\n${'a: b\n'.repeat(many)}`,
};

test.each(Object.entries(heavy))('%s', (_, source) => {
  const start = performance.now();
  const { html } = compile(source);
  expect(performance.now() - start).toBeLessThan(15_000);
  expect(findUnsafe(html)).toEqual([]);
});

describe('a chapter beyond the limits is refused', () => {
  test('too long', () => {
    expect(findingsOf('水'.repeat(200_001))).toEqual([
      '1:1 错误 mdx-syntax：这个篇章有 200001 个字符，超过 200000 的上限。请分成几篇。',
    ]);
  });
  test('too deep on one line, which is named', () => {
    expect(findingsOf(`---\ntitle: 题\n---\n\n${'甲\n'.repeat(6000)}${'> '.repeat(51)}乙`)).toEqual(
      ['6005:1 错误 mdx-syntax：这一行套了 50 层以上的引文或列表。请减少行首的 >、- 或编号。'],
    );
  });
  test('a rule of many dashes is not deep', () => {
    expect(findingsOf(`${'甲\n'.repeat(6000)}\n${'- '.repeat(60)}\n\n${'*'.repeat(60)}`)).toEqual(
      [],
    );
  });
  test('too many components without an end', () => {
    expect(findingsOf('<Note>\n\n'.repeat(2000))).toEqual([
      '1:1 错误 mdx-syntax：这个篇章有 2000 个组件没有结尾。请逐个补上。',
    ]);
  });
});

test('what no office would find too much is none', () => {
  const paragraph = `${'水利'.repeat(200)}<Person id="li-si">李四</Person>，**“重”**点[^1]。\n\n`;
  expect(findingsOf(`${paragraph.repeat(350)}[^1]: 注。\n`)).toEqual([]);
  const row = '| <Place id="baiyan">白岩</Place> | 12 | 百分之三 |\n';
  expect(findingsOf(`| 甲 | 乙 | 丙 |\n|---|---|---|\n${row.repeat(2000)}`)).toEqual([]);
  expect(findingsOf('<Event date="2021-03-05">3月5日，动工。</Event>\n\n'.repeat(3000))).toEqual(
    [],
  );
  expect(findingsOf('甲、乙；“丙”（丁）'.repeat(10_000))).toEqual([]);
});
