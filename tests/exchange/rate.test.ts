import { expect, test } from 'vitest';
import { limitRate } from '../../src/exchange/mirror/rate.ts';

test('bytes are spread over time, whoever asks for them at once', async () => {
  const rate = limitRate(100_000);
  const started = performance.now();
  await Promise.all(Array.from({ length: 4 }, () => rate(10_000)));
  // Timers may fire a millisecond early.
  expect(performance.now() - started).toBeGreaterThan(390);
});

test('a pause before is not made up for', async () => {
  const rate = limitRate(100_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const started = performance.now();
  await rate(10_000);
  expect(performance.now() - started).toBeGreaterThan(95);
});
