import { expect, test } from 'vitest';
import { commonProvenance, workFacts } from '../../../src/importers/text/work-facts.ts';

test.each([
  ['github:k/B@1:B_000.txt', 'github:k/B@1:B_001.txt', 'github:k/B@1'],
  ['github:k/B@1', 'github:k/B@1:B_002.txt', 'github:k/B@1'],
  ['github:a/L@2:x/1.md', 'github:a/L@2:y/2.md', 'github:a/L@2'],
  ['a.txt', 'b.txt', undefined],
  ['a.txt', 'a.txt', undefined],
])('%s and %s both come from %s', (a, b, shared) => {
  expect(commonProvenance(a, b)).toBe(shared);
});

test('a text with a dynasty is an old gazetteer, one without a compilation', () => {
  const hints = { otherwise: '', subjects: [] };
  expect(workFacts('志', { ...hints, dynasty: '宋', edition: 'ABC' }, undefined)).toMatchObject({
    kind: 'old-gazetteer',
    language: 'lzh-Hant',
    sourceEdition: 'ABC',
  });
  expect(workFacts('法', hints, 'x:y')).toMatchObject({
    kind: 'source-compilation',
    language: undefined,
    provenance: 'x:y',
  });
});
