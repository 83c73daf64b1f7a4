import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import { escapeHtml, escapeMdx } from '../../src/markdown/escape.ts';

function compileBody(body: string) {
  return compileChapter(`---\ntitle: 题\n---\n\n前\n\n${body}\n\n后\n`, {
    id: 'w/c',
    file: 'works/w/c.mdx',
    release: { today: '2026-01-01', audience: 'public' },
    readBeside: () => undefined,
    hiddenItems: new Set(),
  });
}

function shown(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

test('leaves prose as an editor knows it', () => {
  const prose = '清溪县位于川西，东经103°12′—103°48′，面积1,286.5平方千米（2021年）。“茶”— 3/4！';
  expect(escapeMdx(prose)).toBe(prose);
  expect(escapeMdx('　　第一条 important exports')).toBe('　　第一条 important exports');
});

test.each([
  ['1. 第一项', '1\\. 第一项'],
  ['【^】', '【\\^】'],
  ['12) 第十二项', '12\\) 第十二项'],
  ['- 一', '\\- 一'],
  ['　+ 二', '　\\+ 二'],
  ['=== 三', '\\=== 三'],
  ['# 四', '\\# 四'],
  ['> 五', '\\> 五'],
  ['| 六 |', '\\| 六 \\|'],
  ['**七** _八_ `九`', '\\*\\*七\\*\\* \\_八\\_ \\`九\\`'],
  ['[十](x) ![十一](y) [^1]', '\\[十\\](x) !\\[十一\\](y) \\[^1\\]'],
  ['<b> {x} ~~删~~ &amp;', '\\<b\\> \\{x\\} \\~\\~删\\~\\~ \\&amp;'],
  ['import x', '&#x69;mport x'],
  ['export', '&#x65;xport'],
  ['http://a.cn/b', 'http\\://a.cn/b'],
  ['见_www.a.cn', '见\\_www\\.a.cn'],
  ['office@a.cn', 'office\\@a.cn'],
])('writes %j as %j', (text, written) => {
  expect(escapeMdx(text)).toBe(written);
});

const pieces = [
  ...'\\ ` * _ { } [ ] < > ~ | & # - + = 1. 12) 1234567890. ! ( ) : ; / @ . , \' " ^ $ % ?'.split(
    ' ',
  ),
  ...'import export function const http:// HTTPS:// www. WWW. ftp:// mailto: xmpp: a@b.c com cn'.split(
    ' ',
  ),
  ...'&amp; &#x41; &nbsp; <!-- --> <Leaf <b> </b> <></> {x} {/* [^1] [^1]: [a]: ![a](b) [x](y)'.split(
    ' ',
  ),
  ...'** __ ~~ --- === *** ``` ~~~ ::: $$ |-| |---| => \\n'.split(' '),
  ...[
    '中',
    '文',
    '“',
    '”',
    '。',
    '　',
    '\u00A0',
    '\u200B',
    '\uFEFF',
    '\u2028',
    '\u0301',
    '\uE000',
    '𠀀',
    '𨽻',
    'é',
  ],
  ...[' ', '  ', '    ', '\t'],
];
const nastyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join('').replace(/^[ \t]+|[ \t]+$/g, ''))
  .filter((text) => text !== '');

/** A character of private use is shown as it is, and reported. */
const faults = (findings: readonly Finding[]) =>
  findings.filter(({ code }) => code !== 'character-private');

test('gives back any text, character for character, as a paragraph', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const { html, findings } = compileBody(escapeMdx(text));
      expect(faults(findings)).toEqual([]);
      expect(shown(html)).toBe(`前${text}后`);
    }),
    { numRuns: 3000 },
  );
});

test('gives back any text as a heading, but for the space at its ends', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      fc.pre(text.trim() !== '');
      const { html, findings } = compileBody(`## ${escapeMdx(text)}`);
      expect(faults(findings)).toEqual([]);
      expect(shown(html).replace(/\s/g, '')).toBe(`前${text}后`.replace(/\s/g, ''));
    }),
    { numRuns: 1500 },
  );
});

test('gives back any text beside a component and in the cells of a table', () => {
  fc.assert(
    fc.property(nastyText, nastyText, (left, right) => {
      const leaf = compileBody(
        `<Leaf n="1a" />${escapeMdx(left)}<Leaf n="1b" />${escapeMdx(right)}`,
      );
      expect(faults(leaf.findings)).toEqual([]);
      expect(shown(leaf.html)).toBe(`前${left}${right}后`);
      const row = `| ${escapeMdx(left)} | ${escapeMdx(right)} |`;
      const table = compileBody(`${row}\n| --- | --- |\n${row}`);
      expect(faults(table.findings)).toEqual([]);
      expect(shown(table.html)).toBe(`前${left}${right}${left}${right}后`);
    }),
    { numRuns: 1500 },
  );
});

test('makes text safe between tags and in an attribute', () => {
  expect(escapeHtml('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
  expect(escapeHtml('清溪')).toBe('清溪');
});
