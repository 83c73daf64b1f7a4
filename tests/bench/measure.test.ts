import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure, bestRun, type Run } from '../../bench/measure.ts';

const node = (script: string) => ({
  program: process.execPath,
  args: ['--eval', script],
  cwd: import.meta.dirname,
});
const isLinux = existsSync('/proc/self/stat');

test.runIf(isLinux)('counts processor time and memory of what a program starts', async () => {
  const work = `const bytes = Buffer.alloc(2e8, 1); const end = Date.now() + 700;
    while (Date.now() < end) bytes[0]++;`;
  const parent = `require('node:child_process').execFileSync(process.execPath, ['--eval', ${JSON.stringify(work)}])`;
  const run = await measure(node(parent));
  if ('failure' in run) throw new Error(run.failure);
  expect(run.cost.cpuSeconds).toBeGreaterThan(0.2);
  expect(run.cost.peakBytes).toBeGreaterThan(2e8);
  expect(run.cost.wallSeconds).toBeGreaterThan(0.7);
});

test.runIf(isLinux)('says how a program failed', async () => {
  const run = await measure(node("console.error('No disk left.'); process.exitCode = 3"));
  expect(run).toEqual({ failure: 'ended with code 3: No disk left.' });
  const missing = await measure({ ...node(''), program: 'no-such-program' });
  expect(missing).toMatchObject({ failure: expect.stringContaining('ENOENT') as string });
});

test('takes the fastest of several runs, and the most memory', () => {
  const runs = [3, 1, 2].map((seconds): Run => ({
    cost: { wallSeconds: seconds, cpuSeconds: seconds * 2, peakBytes: seconds, othersShare: 0 },
  }));
  expect(bestRun(runs)).toEqual({
    cost: { wallSeconds: 1, cpuSeconds: 2, peakBytes: 3, othersShare: 0 },
  });
  expect(bestRun([...runs, { failure: 'no' }])).toEqual({ failure: 'no' });
});
