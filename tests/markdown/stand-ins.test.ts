import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { codeWord, withStandIns, withoutStandIns } from '../../src/markdown/stand-ins.ts';

/** Stand-ins as they can be seen: `‸` inserted, the others in place of a character. */
const shown = (text: string) =>
  withStandIns(text)
    .replaceAll('\uFDD0', '‸')
    .replaceAll('\uFDD1', '⟨')
    .replaceAll('\uFDD2', '∼')
    .replaceAll('\uFDD3', '×')
    .replaceAll('\uFDD4', 'ı')
    .replaceAll('\uFDD5', 'ɘ');

test.each([
  ['**“甲”**乙', '**“甲”‸**乙'],
  ['是**“甲”**，', '是**‸“甲”‸**‸，'],
  ['甲**𠀀**乙', '甲**𠀀**乙'],
  ['𠀀**(a)**𠀁', '𠀀**‸(a)‸**𠀁'],
  ['a **b** c', 'a **b** c'],
  ['**A(b)**c', '**A(b)**c'],
  ['乙~~**（甲）**~~丙', '乙~~‸**‸（甲）‸**‸~~丙'],
  ['\\*甲\\**“乙”', '\\*甲\\**“乙”'],
  ['5~10，~~甲~~', '5∼10，‸~~甲~~'],
  ['~~~\n甲~乙\n~~~', '~~~\n甲∼乙\n~~~'],
  ['2*3*4', '2×3×4'],
  ['*2*3', '*2×3'],
  ['{a} \\{b\\} \\\\{c}', '⟨a} \\{b\\} \\\\⟨c}'],
  ['import a\n> export b\n甲 import', 'ımport a\n> ɘxport b\n甲 import'],
  ['\uFEFF甲', '‸甲'],
  ['<Leaf n="1" />\t<Leaf n="2" />\t甲', '<Leaf n="1" /> <Leaf n="2" />\t甲'],
])('shows the parser %j as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('what goes in comes out', () => {
  const text = fc.string({ unit: fc.constantFrom(...'甲“，*~{}\\\n import1a𠀀_>') });
  fc.assert(
    fc.property(text, (source) => {
      expect(withoutStandIns(withStandIns(source))).toBe(source);
    }),
  );
});

test('code is a paragraph that begins with one of two whole words', () => {
  const word = (text: string) => codeWord(withStandIns(text));
  expect(word('import a from "b"')).toBe('import');
  expect(word('export{a}')).toBe('export');
  expect(word('export\n甲')).toBe('export');
  expect(word('imports')).toBeUndefined();
  expect(word('甲 import')).toBeUndefined();
});
