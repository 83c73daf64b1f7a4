import { expect, test } from 'vitest';
import { readLeafMarks } from '../../src/markdown/leaf-marks.ts';

const release = { today: '2026-01-01', audience: 'public' } as const;

test('leaves are read in order, those with a passage held back marked', () => {
  const source = `<Leaf n="1a" />甲<Leaf n='1b' />乙

<Embargo until="2031-01-01">

丙<Leaf n="2a" />丁

</Embargo>

<Leaf n="2b" />戊<Internal>己</Internal>

<Leaf n="3a" />庚<Embargo until="2020-01-01">辛</Embargo>
`;
  expect(readLeafMarks(source, release)).toEqual([
    { n: '1a', isHeld: false },
    { n: '1b', isHeld: true },
    { n: '2a', isHeld: true },
    { n: '2b', isHeld: true },
    { n: '3a', isHeld: false },
  ]);
});
