import { expect, test } from 'vitest';
import { findingCodes } from '../../src/model/finding-codes.ts';
import { aFinding, compareFindings, formatFinding } from '../../src/model/finding.ts';

test('a finding has the severity of its code', () => {
  expect(aFinding('chapter-empty', 'works/a/01-b.mdx', '没有正文。')).toEqual({
    code: 'chapter-empty',
    severity: 'warning',
    file: 'works/a/01-b.mdx',
    message: '没有正文。',
  });
});

test('a finding is shown with its place, severity and code', () => {
  const broken = aFinding('link-broken', 'works/a/01-b.mdx', '链接没有目标。', {
    line: 12,
    column: 3,
  });
  expect(formatFinding(broken)).toBe('works/a/01-b.mdx:12:3 错误 link-broken：链接没有目标。');
  expect(formatFinding(aFinding('chapter-empty', 'a.mdx', '没有正文。'))).toBe(
    'a.mdx 提醒 chapter-empty：没有正文。',
  );
});

test('findings go by file, line, column, code and message', () => {
  const findings = [
    aFinding('link-broken', 'a.mdx', '甲'),
    aFinding('link-broken', 'a.mdx', '甲', { line: 2, column: 9 }),
    aFinding('mdx-html', 'a.mdx', '甲', { line: 2, column: 9 }),
    aFinding('mdx-html', 'a.mdx', '乙', { line: 2, column: 9 }),
    aFinding('link-broken', 'a.mdx', '甲', { line: 2, column: 10 }),
    aFinding('link-broken', 'a.mdx', '甲', { line: 10, column: 1 }),
    aFinding('link-broken', 'b.mdx', '甲'),
  ];
  const sorted = findings.toReversed().toSorted(compareFindings);
  expect(sorted.map(formatFinding)).toEqual(
    [0, 1, 3, 2, 4, 5, 6].map((n) => formatFinding(findings[n]!)),
  );
});

test('every code is kebab-case and has a Chinese title', () => {
  for (const [code, { title }] of Object.entries(findingCodes)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/\p{Script=Han}/u);
  }
});
