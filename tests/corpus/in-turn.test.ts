import { expect, test } from 'vitest';
import { inTurn } from '../../src/corpus/in-turn.ts';

test('a register of twenty thousand is read in order, and never more than 64 files at a time', async () => {
  const items = Array.from({ length: 20_000 }, (_, index) => index);
  let open = 0;
  let most = 0;
  const read = await inTurn(items, async (item) => {
    most = Math.max(most, ++open);
    await Promise.resolve();
    open--;
    return item * 2;
  });
  expect(read).toEqual(items.map((item) => item * 2));
  expect(most).toBe(64);
});
