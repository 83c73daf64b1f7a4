import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { parseCsv } from '../../src/markdown/csv.ts';
import { csvCell, textOfCell } from '../../src/model/csv-cell.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['　＝HYPERLINK()', "'　＝HYPERLINK()"],
  ['-12', "'-12"],
  ['@甲', "'@甲"],
  ['甲=乙', '甲=乙'],
  ['甲,"乙"', '"甲,""乙"""'],
])('no spreadsheet takes %s for a formula', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('every text is read back as it was', () => {
  const texts = fc.string({ unit: fc.constantFrom("'", '=', '-', '甲', ',', '"', '\n', ' ', '1') });
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(!text.startsWith("'"));
      const { rows } = parseCsv(`x,${csvCell(text)}\r\n`);
      expect(textOfCell(rows[0]?.[1] ?? '')).toBe(text);
    }),
  );
});
