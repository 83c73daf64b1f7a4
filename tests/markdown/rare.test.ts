import { expect, test } from 'vitest';
import { compileChapter } from '../../src/markdown/compile.ts';
import { describeUndrawn, rareCharacters } from '../../src/markdown/rare.ts';
import { aContext } from './a-context.ts';

const compiled = (body: string) => compileChapter(`---\ntitle: 甲\n---\n\n${body}\n`, aContext());

test('names what devices may lack, each once and in order', () => {
  expect(rareCharacters('𠮷㐂𠮷普通字𪚥⿰')).toEqual(['⿰', '㐂', '𠮷', '𪚥']);
  expect(rareCharacters('普通字，𝒳😀')).toEqual([]);
});

test('marks characters past the first plane on the page and leaves the text as it is', () => {
  const { html, text, rare } = compiled('村人𠮷三與㐂四。');
  expect(html).toContain('村人<span class="rare" title="U+20BB7">𠮷</span>三與㐂四。');
  expect(text).toBe('村人𠮷三與㐂四。');
  expect(rare).toEqual(['㐂', '𠮷']);
});

test('a chapter without any carries nothing', () => {
  expect(compiled('正文。')).not.toHaveProperty('rare');
});

test('puts the parts in place of what no typeface draws, and nothing else', () => {
  const { html } = compiled('𠮷與𪚥與𡶴。');
  const described = describeUndrawn(html, { 𠮷: '⿱土口', 𡶴: 'U+21DB4' });
  expect(described).toContain(
    '<span class="rare undrawn" title="⿱土口，U+20BB7" data-parts="⿱土口"><span>𠮷</span></span>',
  );
  expect(described).toContain('<span class="rare" title="U+2A6A5">𪚥</span>');
  expect(described).toContain('title="U+21DB4" data-parts="U+21DB4"');
});

test('a character of private use is reported where it stands', () => {
  const { findings } = compiled('甲\uE123乙');
  expect(findings).toMatchObject([{ code: 'character-private', at: { line: 5, column: 2 } }]);
});
