import { expect, test } from 'vitest';
import { quoteUnits } from '../../../src/press/search/quote-units.ts';
import { makeFold } from '../../../src/search/fold.ts';
import { readTokens } from '../../../src/search/tokens.ts';
import fc from '../../fast-check.ts';

const fold = makeFold('');
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '茶',
        '𠀀',
        'a',
        'é',
        '"',
        '\\',
        '\n',
        '\t',
        '\u0001',
        '\u2028',
        '，',
        '\ufeff',
      ),
      fc.constantFrom('\ud840', '\udc00'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

test('units of a stretch are, byte for byte, what JSON writes of them joined', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const { starts } = readTokens(whole, fold);
      const [first, second] = [a % (starts.length + 1), b % (starts.length + 1)];
      const [fromToken, toToken] = [Math.min(first, second), Math.max(first, second)];
      const from = starts[fromToken] ?? whole.length;
      const to = starts[toToken] ?? whole.length;
      const begins = [from, ...starts.subarray(fromToken + 1, toToken), to];
      const units = begins.slice(1).map((end, at) => whole.slice(begins[at], end));
      const bytes = quoteUnits(whole, starts, { from, to, fromToken, toToken });
      expect(Buffer.from(bytes).toString()).toBe(JSON.stringify(units.join('\u200b')));
    }),
    { numRuns: 2000 },
  );
});
