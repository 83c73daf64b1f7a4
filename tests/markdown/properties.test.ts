import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { escapeMdx } from '../../src/markdown/escape.ts';
import { parseChapter } from '../../src/markdown/parse.ts';
import { descend } from '../../src/markdown/tree.ts';
import { compile, findingsOf } from './a-context.ts';
import { findUnsafe } from './safe-html.ts';

/** Texts put together from pieces. */
function texts(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));
}

const han = [...'甲乙清溪縣𠀀𠮷'];
const punctuation = [...'，。“”（）《》【】—…·'];
const ascii = [...'\\`*_{}[]<>~|&#-+=.!()@:/"\'^$%?;1a '];
const words = [
  'import ',
  'export ',
  'www.a.b',
  'http://a.b',
  'a@b.c',
  '&amp;',
  '&#106;',
  '5~10',
  '2*3*4',
  '**',
  '~~',
  '[^1]',
  '<b>',
];

/** Everything a chapter is made of, whole and in pieces. */
const garbage = texts(
  [
    ...han, ...punctuation, ...ascii, ...words,
    '\n', '\n\n', '\r\n', '\t', '  \n', '\\\n', '    ',
    '## ', '# ', '> ', '- ', '1. ', '- [x] ', '```\n', '~~~\n', '***\n', '---\n', '===\n', '| a | b |\n|---|--:|\n', '| 甲 |',
    '[^1]: 注', '[a]: 02-b.mdx', '[甲](02-b.mdx#乙)', '[甲](javascript:x)', '[a]', '![图](a.png)', '![图][a]', '](', '![',
    '<Note>', '</Note>', '<Person id="li-si">', '</Person>', '<Leaf n="1" />', '<Figure src="a.png" alt="图" />', '<Poem>\n\n', '\n\n</Poem>',
    '<Internal>', '</Internal>', '<Event date="2021">', '</Event>', '<Errata date="2021" was="旧">', '</Errata>', '<DataTable src="a.csv" title="表" />',
    '<Gallery>', '</Gallery>', '<SmallNote>', '</SmallNote>', '<script>', '</script>', '<Note onclick="x">', '<Note {...x}>', '<A.B />', '<>', '</>',
    '{', '}', '{1}', '{/* x */}', 'export const a = 1', 'import("x")', 'javascript:', 'onload=', 'style="x"',
    '\u0000', '\u202e', '\ufdd0', '\ufdd1', '\ufdd4', '\ufffd', '\ufeff', '\u200b', '\u2028', '\uf002', '\r', '&#x202E;', '&#xFDD1;', 'fzlink:0:', '<!--figure:0-->',
  ],
  30,
); // prettier-ignore

const readBeside = (name: string) => (name === 'a.csv' ? '甲,"乙\n<b>"\n1,2' : undefined);
const many = { numRuns: 3000 };

test('prose written as MDX reads back as the same text', () => {
  fc.assert(
    fc.property(texts([...han, ...punctuation, ...ascii, ...words], 16), (text) => {
      const { text: read, findings } = compile(`前${escapeMdx(text)}后`);
      expect(findings).toEqual([]);
      expect(read).toBe(`前${text}后`);
    }),
    many,
  );
});

test('whatever comes gives a page of allowed tags, attributes and addresses, without throwing', () => {
  fc.assert(
    fc.property(garbage, (source) => {
      const { html, text } = compile(source, { readBeside });
      expect(findUnsafe(html)).toEqual([]);
      expect(html + text).not.toMatch(/[\ufdd0-\ufdd5]/);
    }),
    many,
  );
});

test('the same source gives the same chapter', () => {
  fc.assert(
    fc.property(garbage, (source) => {
      expect(compile(source, { readBeside })).toEqual(compile(source, { readBeside }));
    }),
  );
});

test('no character of a chapter without findings is lost', () => {
  fc.assert(
    fc.property(garbage, (source) => {
      fc.pre(!source.includes('<Internal>'));
      const { text, findings } = compile(source, { readBeside });
      fc.pre(findings.length === 0);
      // Attributes and addresses of the pieces above, which are not text.
      const shown = source.replace(
        / (?:alt|was|title)="[^"]*"|!\[[^[\]]*(?=\]\()|\]\(02-b\.mdx#乙\)/g,
        '',
      );
      const read = [...text];
      for (const character of shown.match(/\p{Script=Han}/gu) ?? []) {
        const at = read.indexOf(character);
        expect(at, character).toBeGreaterThanOrEqual(0);
        read.splice(at, 1);
      }
    }),
    { numRuns: 6000 },
  );
});

test('nothing reaches the parser that it would hand to its JavaScript parser', () => {
  const code = ['mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm'];
  fc.assert(
    fc.property(garbage, (text) => {
      const { nodes } = parseChapter({ text, firstLine: 1 }, 'a.mdx');
      const types = Array.from(
        descend(nodes, () => true),
        ({ type }) => type,
      );
      expect(types.filter((type) => code.includes(type))).toEqual([]);
    }),
    many,
  );
});

test('places count characters, whatever marks of emphasis stand before', () => {
  const before = texts(
    ['甲', '𠀀', '**“乙”**', '*《丙》*', '~~（丁）~~', 'é', '👩‍🌾', ' ', '，', '5~6'],
    12,
  );
  fc.assert(
    fc.property(before, fc.nat(3), (text, lines) => {
      const column = [...text].length + 2;
      const source = `${'戊**“己”**\n\n'.repeat(lines)}庚${text}<b>辛</b>`;
      const found = findingsOf(source).filter((finding) => finding.includes('mdx-html'));
      expect(found.join()).toMatch(`${lines * 2 + 1}:${column} 错误`);
    }),
  );
});
