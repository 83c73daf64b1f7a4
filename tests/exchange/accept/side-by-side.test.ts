import { describe, expect, test } from 'vitest';
import { markDifferences } from '../../../src/exchange/accept/side-by-side.ts';
import fc from '../../fast-check.ts';

const plain = (html: string): string =>
  html
    .replaceAll(/<\/?(?:ins|del|p)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const kept = (html: string): string => plain(html.replaceAll(/<(ins|del)>.*?<\/\1>/g, ''));
const lines = (text: string): string =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .join('\n');

describe('two texts side by side', () => {
  test('have a changed character, a line more and a line less marked', () => {
    expect(
      markDifferences(
        '白岩在云岭南坡。\n茶九百斤。\n今无。',
        '白岩在云岭北坡。\n茶九百斤。\n附记一条。\n又一条。',
      ),
    ).toMatchInlineSnapshot(`
      [
        "<p>白岩在云岭<del>南</del>坡。</p>
      <p>茶九百斤。</p>
      <p><del>今无</del>。</p>",
        "<p>白岩在云岭<ins>北</ins>坡。</p>
      <p>茶九百斤。</p>
      <p><ins>附记一条</ins>。</p>
      <p><ins>又一条。</ins></p>",
      ]
    `);
  });

  const text = fc.string({
    unit: fc.constantFrom('茶', '水', '<', '&', '𠮷', '。', '\n'),
    maxLength: 60,
  });

  test('lose and gain nothing', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [old, next] = markDifferences(left, right);
        expect(plain(old)).toBe(lines(left));
        expect(plain(next)).toBe(lines(right));
      }),
    );
  });

  test('are alike in what is not marked', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [old, next] = markDifferences(left, right);
        expect(kept(old).replaceAll('\n', '')).toBe(kept(next).replaceAll('\n', ''));
      }),
    );
  });

  test('have no mark when they are the same', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(markDifferences(same, same).join('')).not.toMatch(/<(?:ins|del)>/);
      }),
    );
  });

  test('that are long and wholly different are marked whole, at once', () => {
    const [old, next] = markDifferences('甲'.repeat(20_000), '乙'.repeat(20_000));
    expect(old).toBe(`<p><del>${'甲'.repeat(20_000)}</del></p>`);
    expect(next).toBe(`<p><ins>${'乙'.repeat(20_000)}</ins></p>`);
  });
});
