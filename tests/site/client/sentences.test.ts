import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/site/client/sentences.ts';

test('cuts a block into sentences, closing quotes and brackets with the sentence they end', () => {
  expect(sentencesOf('他说：“好。”又说：“不好！”（笑。）完')).toEqual([
    '他说：“好。”',
    '又说：“不好！”',
    '（笑。）',
    '完',
  ]);
});

test('cuts a sentence too long for one breath at its commas, and loses nothing', () => {
  const long = `${'甲'.repeat(70)}，${'乙'.repeat(70)}、丙。`;
  const pieces = sentencesOf(long);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(long);
});
