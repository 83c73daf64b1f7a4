import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readChapterFacts } from '../../src/corpus/read-chapter.ts';
import { decodeText } from '../../src/corpus/text-file.ts';
import { compareFindings, formatFinding, type Finding } from '../../src/model/finding.ts';
import { aContext, compile } from './a-context.ts';
import { casesOf, expectGolden } from './golden.ts';
import { findUnsafe } from './safe-html.ts';

const cases = casesOf('hostile');

/** As the press does it: bytes, facts, text. */
function build(folder: string): { findings: Finding[]; html: string } {
  const { file } = aContext();
  const decoded = decodeText(readFileSync(path.join(folder, 'input.mdx')), file);
  if ('finding' in decoded) return { findings: [decoded.finding], html: '' };
  const facts = readChapterFacts(decoded.text, file);
  const { html, findings } = compile(decoded.text);
  return { findings: [...facts.findings, ...findings].sort(compareFindings), html };
}

test('there are at least sixty', () => expect(cases.length).toBeGreaterThan(60));

describe.each(cases)('$name', ({ folder }) => {
  const start = performance.now();
  const { findings, html } = build(folder);
  const elapsedMs = performance.now() - start;

  test('is refused, at the right place', () => {
    expect(findings.map(({ severity }) => severity)).toContain('error');
    expectGolden(folder, 'findings.txt', findings.map((one) => `${formatFinding(one)}\n`).join(''));
  });
  test('leaves no markup of its own', () => {
    expect(findUnsafe(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<iframe|(?:href|src)="[^"]*javascript:/i);
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]+\s(?:on\w+|style)=/i);
  });
  test('comes to an end soon', () => expect(elapsedMs).toBeLessThan(15_000));
});
